import type { Block, Survey } from './blocks.ts';
import { attr, nameOf, parentElementOf } from './dom.ts';
import type { Pause } from './pause.ts';
import { isProse } from './prose.ts';

const STAMP = /(?:^|\s)\d{1,2}[:.]\d{2}(?:\s|$|[ap]\.?m)|(?:^|\s)\d+\s?(?:m|min(?:utes?)?|h|hours?|hrs?|d|days?) ago(?:\s|$)/iu;

/** Prose that comes in pieces, each under a linked headline (teasers) or a time (entries, posts). */
export async function seriesOf(survey: Survey, prose: readonly Block[], pause: Pause): Promise<'teasers' | 'entries' | null> {
  let [teasers, entries] = [0, 0];
  for (const block of prose) {
    if (pause.due()) await pause.rest();
    const before = survey.blocks.slice(Math.max(0, block.index - 3), block.index).filter((b) => !isProse(b));
    if (before.some((b) => /^h[2-4]$/u.test(b.role) && b.linked >= b.text.length * 0.8)) teasers++;
    if (before.some((b) => b.text.length < 60 && STAMP.test(b.text))) entries++;
  }
  if (teasers >= 3 && teasers >= prose.length * 0.5) return 'teasers';
  return entries >= 5 && entries >= prose.length * 0.35 ? 'entries' : null;
}

/** Levels above a paragraph where its text's box is looked for. */
const LEVELS = 4;

/**
 * Does most of the prose stand in three or more boxes of one kind side by side, several paragraphs in each and no
 * heading, and some beside them? Then nothing says which is the article. Sections of one text have headings, and
 * a text that advertisements cut into boxes stands in them as a whole.
 */
export async function hasRivals(survey: Survey, prose: readonly Block[], pause: Pause): Promise<boolean> {
  const boxes = new Map<Element, { count: number; chars: number }>();
  for (const block of prose) {
    if (pause.due()) await pause.rest();
    for (const box of above(block)) {
      const held = boxes.get(box) ?? { count: 0, chars: 0 };
      boxes.set(box, { count: held.count + 1, chars: held.chars + block.text.length });
    }
  }
  await pause.rest();
  const headed = new Set(survey.blocks.filter((b) => /^h[1-6]$/u.test(b.role) && b.linked === 0).flatMap((b) => above(b)));
  const kinds = new Map<string, { boxes: number; chars: number }>();
  const numbers = new Map<Element | null, number>();
  for (const [box, { count, chars }] of boxes) {
    if (count < 2 || headed.has(box)) continue;
    const parent = parentElementOf(box);
    if (!numbers.has(parent)) numbers.set(parent, numbers.size);
    const kind = `${String(numbers.get(parent))} ${nameOf(box)} ${attr(box, 'class')}`;
    const held = kinds.get(kind) ?? { boxes: 0, chars: 0 };
    kinds.set(kind, { boxes: held.boxes + 1, chars: held.chars + chars });
  }
  const total = prose.reduce((sum, b) => sum + b.text.length, 0);
  return [...kinds.values()].some((kind) => kind.boxes >= 3 && kind.chars > total * 0.5 && kind.chars < total * 0.9);
}

function above(block: Block): Element[] {
  const boxes: Element[] = [];
  for (let at: Element | null = block.container; at !== null && boxes.length < LEVELS; at = parentElementOf(at)) boxes.push(at);
  return boxes;
}
