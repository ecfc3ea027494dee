import { rootOf } from '../extract/dom.ts';
import type { PageVerdict } from '../protocol/messages.ts';
import type { Box } from './geometry.ts';
import type { Ink } from './ink.ts';
import { put } from './mark-lines.ts';
import { BADGE_BRANCHES, BADGE_DOTS, BADGE_SIZE, dot, path, svg } from './shapes.ts';
import { isCovered } from './surroundings.ts';

/** The headline's badge: always there and always of one shape; what is known of the page only fills a dot. */

/** Before the headline's first word where that is the page's empty margin, else after its last; before is right where text runs to the left. */
export function badgeBeside(headline: Element, first: Box, last: Box): Box {
  const isRtl = getComputedStyle(headline).direction === 'rtl';
  const width = rootOf(document)?.clientWidth ?? innerWidth;
  const [before, after] = isRtl ? [first.right + 8, last.left - BADGE_SIZE - 8] : [first.left - BADGE_SIZE - 8, last.right + 8];
  const beside = at(before, first);
  return before >= 4 && before + BADGE_SIZE + 4 <= width && !isCovered(headline, beside) ? beside : at(after, last);
}

function at(left: number, line: Box): Box {
  const top = (line.top + line.bottom - BADGE_SIZE) / 2;
  return { left, top, right: left + BADGE_SIZE, bottom: top + BADGE_SIZE };
}

export function drawBadge(node: HTMLElement, place: Box | null, ink: Ink, verdict: PageVerdict): void {
  node.className = `badge ${verdict} ${ink.tone}${place === null ? ' gone' : ''}`;
  if (place !== null) put(node, place);
  const shape = svg(BADGE_SIZE, BADGE_SIZE, `0 0 ${String(BADGE_SIZE)} ${String(BADGE_SIZE)}`);
  shape.append(path(BADGE_BRANCHES, 'branch'), ...BADGE_DOTS.map((one) => dot(one.x, one.y, one.full(verdict) ? 'dot full' : 'dot')));
  node.replaceChildren(shape);
}
