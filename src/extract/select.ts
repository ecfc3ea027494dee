import type { Block } from './blocks.ts';
import { parentElementOf } from './dom.ts';
import { standfirst, withoutEnds, withoutHead } from './ends.ts';
import type { Pause } from './pause.ts';
import { inJunk, isCaption, isJunkElement, isLinkLine, isProse } from './prose.ts';

/** Beyond this many elements Readability, which is one task, gets a part of the page only. */
export const READABILITY_ELEMENTS = 5_000;

/**
 * The part of the page to look at: the lowest element that holds `share` (more than half) of the prose outside
 * junk. Every element above prose is met once, so that deep nesting costs no more than its elements.
 */
export async function candidateRoot(body: Element, blocks: readonly Block[], pause: Pause, share = 0.8): Promise<Element> {
  const chars = new Map<Element, number>();
  const depth = new Map<Element, number>();
  const known = new Map<Element, boolean>();
  let total = 0;
  for (const block of blocks) {
    if (pause.due()) await pause.rest();
    if (!isProse(block) || inJunk(block, body, known)) continue;
    total += block.text.length;
    const path: Element[] = [];
    let at: Element | null = block.container;
    for (; at !== null && at !== body && !depth.has(at); at = parentElementOf(at)) path.push(at);
    const from = at === null || at === body ? 0 : (depth.get(at) ?? 0);
    path.forEach((element, i) => depth.set(element, from + path.length - i));
    chars.set(block.container, (chars.get(block.container) ?? 0) + block.text.length);
  }
  // From the deepest up: each hands its prose to the element around it, and the first with enough is the lowest.
  for (const [element] of [...depth].sort(([, a], [, b]) => b - a)) {
    if (pause.due()) await pause.rest();
    const held = chars.get(element) ?? 0;
    if (held > 0 && held >= total * share) return element;
    const around = parentElementOf(element);
    if (around !== null) chars.set(around, (chars.get(around) ?? 0) + held);
  }
  return body;
}

/**
 * The blocks of the article: what Readability kept (`kept`), mended. Added: prose of the very containers that hold
 * the kept prose, in between, before the first and after the last; the standfirst under the headline. Dropped:
 * small junk parts, captions, lines that are links alone, and the lines around the headline (section, byline, date).
 */
export async function selectBlocks(
  blocks: readonly Block[],
  kept: (block: Block) => boolean,
  root: Element,
  pause: Pause,
): Promise<Block[]> {
  const known = new Map<Element, boolean>();
  const taken = new Set<Block>();
  for (const block of blocks) {
    if (pause.due()) await pause.rest();
    if (kept(block) && !isCaption(block) && !isLinkLine(block)) taken.add(block);
  }
  const main = mainHomes(taken);
  await pause.rest();
  await dropJunk(taken, main, pause);
  await pause.rest();
  let [first, last] = [Number.POSITIVE_INFINITY, -1];
  for (const { index } of taken) [first, last] = [Math.min(first, index), Math.max(last, index)];
  for (const block of blocks) {
    if (pause.due()) await pause.rest();
    if (
      taken.has(block) ||
      isCaption(block) ||
      isLinkLine(block) ||
      !homesOf(block).some((home) => main.has(home)) ||
      inJunk(block, root, known)
    )
      continue;
    const inside = block.index > first && block.index < last;
    if (
      isProse(block) ||
      (inside && (block.role === 'p' ? block.linked < block.text.length * 0.5 : /^h[2-6]$/u.test(block.role) && block.linked === 0))
    )
      taken.add(block);
  }
  await pause.rest();
  const chosen = withoutEnds(
    blocks,
    blocks.filter((b) => taken.has(b)),
  );
  return [...standfirst(blocks, chosen, known, root), ...withoutHead(chosen)];
}

/** Elements that hold, directly or one level down, at least a quarter of the prose. */
function mainHomes(taken: ReadonlySet<Block>): Set<Element> {
  const homes = new Map<Element, number>();
  let total = 0;
  for (const block of taken) {
    if (!isProse(block)) continue;
    total += block.text.length;
    for (const home of homesOf(block)) homes.set(home, (homes.get(home) ?? 0) + block.text.length);
  }
  return new Set([...homes].filter(([, chars]) => chars >= total * 0.25).map(([home]) => home));
}

/** Junk parts inside the body go, unless one holds so much that its name must mislead us. */
async function dropJunk(taken: Set<Block>, main: ReadonlySet<Element>, pause: Pause): Promise<void> {
  const parts = new Map<Element, Block[]>();
  let total = 0;
  for (const block of taken) {
    if (pause.due()) await pause.rest();
    total += block.text.length;
    let junk: Element | null = null;
    for (let at: Element | null = block.container; at !== null && !main.has(at); at = parentElementOf(at)) if (isJunkElement(at)) junk = at;
    if (junk !== null) parts.set(junk, [...(parts.get(junk) ?? []), block]);
  }
  for (const blocks of parts.values()) {
    const chars = blocks.reduce((sum, b) => sum + b.text.length, 0);
    if (chars < total * 0.2) for (const block of blocks) taken.delete(block);
  }
}

/** The block's container (for bare text) and that one's parent: where its brothers stand. */
function homesOf(block: Block): Element[] {
  const parent = parentElementOf(block.container);
  return parent === null ? [block.container] : [block.container, parent];
}
