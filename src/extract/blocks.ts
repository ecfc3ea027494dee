import { after, attr, dataOf, firstInside, hasAttr, isElement, isText, nameOf, namesOf, parentElementOf } from './dom.ts';
import type { Pause } from './pause.ts';

/** A text node of the live page, or a line break, as it stands in a block. */
export type Piece = Text | 'break';

/**
 * A run of inline content: what a reader sees as one paragraph, heading, list item or caption. `container` is the
 * nearest block-level element.
 */
export interface Block {
  readonly index: number;
  readonly container: Element;
  readonly pieces: readonly Piece[];
  /** White space collapsed. */
  readonly text: string;
  /** Characters of `text` inside links. */
  readonly linked: number;
  /** Tag name of `container`. */
  readonly name: string;
  /** Nearest of p, li, h1–h6, blockquote, pre, dd, figcaption, td around it, or its own name. */
  readonly role: string;
}

/** Elements whose text is never article text, whatever they hold. */
const SKIPPED = new Set(
  'script style noscript template iframe frame object embed canvas audio video svg math map select textarea input button option datalist progress meter head title link meta base dialog portal'.split(
    ' ',
  ),
);

const BLOCK = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption legend search'.split(
    ' ',
  ),
);

const PHRASE = /^(?:p|span|a|em|strong|b|i|u|h[1-6]|li|cite|q|small)$/u;

/** Block-level by its tag. An unknown element with a hyphen counts as one unless it stands in a phrase. */
function isBlock(element: Element, name: string): boolean {
  if (!name.includes('-')) return BLOCK.has(name);
  const parent = parentElementOf(element);
  return parent === null || !PHRASE.test(nameOf(parent));
}

function endsWithBreak(pieces: readonly Piece[]): boolean {
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i];
    if (piece === 'break') return true;
    if (piece !== undefined && /\S/u.test(dataOf(piece))) return false;
  }
  return false;
}

/** Conventional names for text that is read out but not drawn ("opens in a new tab"). */
const FOR_EARS = /(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|a11y-hidden|assistive-text)(?:\s|$)/iu;

/**
 * Is this subtree left out by its very markup? `aria-hidden` says nothing about what is drawn (pages set it on
 * everything behind a dialog), so it does not count. Computed style is asked later and only where text is taken.
 */
export function isSkipped(element: Element, name: string): boolean {
  if (SKIPPED.has(name)) return !(name === 'dialog' && hasAttr(element, 'open'));
  if (hasAttr(element, 'hidden') && attr(element, 'hidden') !== 'until-found') return true;
  if (FOR_EARS.test(namesOf(element, 'class'))) return true;
  const style = namesOf(element, 'style');
  return style !== '' && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(style);
}

export interface Survey {
  readonly blocks: readonly Block[];
  /** Elements seen. */
  readonly elements: number;
  /** Characters of visible text. */
  readonly characters: number;
  /** The limit was reached and the walk ended early. */
  readonly full: boolean;
  /** The page took away the place where the walk was resting, so the rest is missing. */
  readonly lost: boolean;
}

/**
 * One iterative walk over the live page that cuts its visible text into blocks. Nothing is changed. When the page
 * changes under a pause, the walk goes on from where it was, or ends early (`lost`) when its place was removed.
 */
export async function surveyBlocks(body: Element, limit: number, pause: Pause): Promise<Survey> {
  const blocks: Block[] = [];
  let [elements, characters] = [0, 0];
  let pieces: Piece[] = [];
  let linked = 0;
  let inLink = 0;
  let container: Element = body;

  const flush = (): void => {
    const text = pieces
      .map((p) => (p === 'break' ? '\n' : dataOf(p)))
      .join('')
      .replace(/\s+/gu, ' ')
      .trim();
    if (text !== '') {
      const name = nameOf(container);
      blocks.push({
        index: blocks.length,
        container,
        pieces,
        text,
        linked: Math.min(linked, text.length),
        name,
        role: roleOf(container, name),
      });
      characters += text.length;
    }
    pieces = [];
    linked = 0;
  };

  let node: Node | null | undefined = firstInside(body);
  while (node !== null && node !== undefined && characters <= limit) {
    if (pause.due()) await pause.rest();
    let enter = false;
    if (isText(node)) {
      const data = dataOf(node);
      if (data !== '' && (pieces.length > 0 || /\S/u.test(data))) {
        pieces.push(node);
        if (inLink > 0) linked += data.replace(/\s+/gu, ' ').length;
      }
    } else if (isElement(node)) {
      elements++;
      const name = nameOf(node);
      if (name === 'br') {
        if (endsWithBreak(pieces)) flush();
        else if (pieces.length > 0) pieces.push('break');
      } else if (!isSkipped(node, name)) {
        if (isBlock(node, name)) {
          flush();
          container = node;
        } else if (name === 'a') inLink++;
        enter = firstInside(node) !== null;
        if (!enter) leave(node);
      }
    }
    node = enter ? firstInside(node) : after(node, body, leave);
  }
  flush();
  return { blocks, elements, characters, full: characters > limit, lost: node === undefined };

  function leave(element: Element): void {
    const name = nameOf(element);
    if (isBlock(element, name)) {
      flush();
      let up = parentElementOf(element);
      while (up !== null && up !== body && !isBlock(up, nameOf(up))) up = parentElementOf(up);
      container = up ?? body;
    } else if (name === 'a' && inLink > 0) inLink--;
  }
}

const ROLES = /^(?:p|li|h[1-6]|blockquote|pre|dd|dt|figcaption|td|th|summary|caption)$/u;

function roleOf(container: Element, name: string): string {
  if (ROLES.test(name)) return name;
  const parent = parentElementOf(container);
  const above = parent === null ? '' : nameOf(parent);
  return /^(?:h[1-6]|li|figcaption|p|blockquote)$/u.test(above) ? above : name;
}
