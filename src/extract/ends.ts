import type { Block } from './blocks.ts';
import { namesOf, parentElementOf } from './dom.ts';
import { inJunk, isCaption, isProse, proseChars } from './prose.ts';

/** A page has one headline; some have a few; more are looked at by none. */
const MOST_HEADLINES = 8;

/** Without what stands before the headline, and without headings that nothing follows ("Recommended"). */
export function withoutEnds(all: readonly Block[], chosen: readonly Block[]): Block[] {
  const total = proseChars(chosen);
  const headlines = all.filter((b) => b.role === 'h1').slice(0, MOST_HEADLINES);
  const headline = headlines.findLast((b) => proseChars(chosen.filter((c) => c.index > b.index)) >= total * 0.8);
  const kept = chosen.filter((b) => headline === undefined || b.index > headline.index);
  while (/^h[1-6]$/u.test(kept.at(-1)?.role ?? '')) kept.pop();
  return kept;
}

/** A line of the page's head is shorter than this; longer ones are lead paragraphs in a heading's clothes. */
const HEAD_LINE_CHARS = 100;

/** Without the headline and the short lines before the first prose that say who, when and under which heading. */
export function withoutHead(chosen: readonly Block[]): Block[] {
  const first = chosen.findIndex(isProse);
  return chosen.filter((block, i) => {
    if (i >= first || first === -1) return true;
    if (block.role === 'h1') return false;
    if (block.text.length >= HEAD_LINE_CHARS) return true;
    const closed = /[.!?]["'”’»)]*$/u.test(block.text) && block.text.split(' ').length >= 4;
    return closed && !/^(?:by|von|por|par)\s|\d{4}|\d:\d\d/iu.test(block.text);
  });
}

const STANDFIRST =
  /(?:^|[\s_-])(?:standfirst|sub-?(?:title|head|headline|heading)|dek|deck|summary|teaser-text|lede|intro(?:duction)?|vorspann)(?:$|[\s_-])/iu;

/** The sentence or two between headline and body that Readability takes for a header. */
export function standfirst(all: readonly Block[], chosen: readonly Block[], known: Map<Element, boolean>, root: Element): Block[] {
  const first = chosen.find(isProse);
  if (first === undefined) return [];
  const heading = all.slice(0, first.index).findLast((b) => b.role === 'h1');
  if (heading === undefined) return [];
  const between = all.slice(heading.index + 1, first.index);
  if (between.length > 40) return [];
  return between
    .filter(
      (b) =>
        !chosen.includes(b) &&
        b.text.length >= 40 &&
        b.text.length < 400 &&
        b.linked < b.text.length * 0.3 &&
        !isCaption(b) &&
        !inJunk(b, root, known) &&
        (/^(?:p|h2)$/u.test(b.role) || isMarked(b)) &&
        b.text.split(' ').length >= 7,
    )
    .slice(0, 1);
}

function isMarked(block: Block): boolean {
  let at: Element | null = block.container;
  for (let i = 0; i < 3 && at !== null; i++, at = parentElementOf(at))
    if (STANDFIRST.test(namesOf(at, 'class', 'data-gu-name', 'data-testid', 'itemprop'))) return true;
  return false;
}
