import type { Span } from '../core/model.ts';
import type { Block } from './blocks.ts';
import { attr, dataOf } from './dom.ts';
import type { Pause } from './pause.ts';

/** Where a part of `Article.text` stands in the page. */
export interface NodeRange {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

/** From the article's text to the page's text nodes and back. Offsets are UTF-16 units on both sides. */
export interface TextMap {
  /** The parts of the page that spell out `span`, in order; paragraph borders belong to none. */
  rangesOf(span: Span): NodeRange[];
  /** Where a place of the page stands in the text, or null when it is no part of it. */
  offsetOf(node: Text, offset: number): number | null;
}

/** `text[start, end)` comes from `node[from, to)`; unequal lengths only for collapsed white space (one character). */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly node: Text;
  readonly from: number;
  readonly to: number;
}

/** White space as a code unit; compared as numbers, because this runs for every character of the page. */
const isSpace = (c: number): boolean =>
  c <= 32 ||
  c === 0xa0 ||
  (c >= 0x1680 &&
    (c === 0x1680 || (c >= 0x2000 && c <= 0x200a) || c === 0x2028 || c === 0x2029 || c === 0x202f || c === 0x205f || c === 0x3000));
/** What a reader does not see: soft hyphen, zero-width space, word joiner, byte order mark. */
const isUnseen = (c: number): boolean => c === 0xad || c === 0x200b || c === 0x2060 || c === 0xfeff;
const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*$/u;

export interface MappedText {
  readonly text: string;
  readonly map: TextMap;
  /** Span of each paragraph, and the block that it came from. */
  readonly paragraphs: readonly { readonly start: number; readonly end: number; readonly block: Block }[];
}

/** Line breaks of the source are line breaks of the text: `pre`, and what asks for it in its own style. */
const keepsLines = (block: Block): boolean =>
  block.name === 'pre' || /white-space\s*:\s*(?:pre|break-spaces)/iu.test(attr(block.container, 'style'));

/** Write the blocks out as paragraphs joined with an empty line, noting where every character comes from. */
export async function mapText(blocks: readonly Block[], pause: Pause): Promise<MappedText> {
  const runs: Run[] = [];
  const paragraphs: { start: number; end: number; block: Block }[] = [];
  // Written as parts and joined once: a text that grows word by word is laid out anew at every look back.
  const parts: string[] = [];
  let length = 0;
  let tail = '';
  const write = (part: string): void => {
    parts.push(part);
    length += part.length;
    tail = (tail + part.slice(-4)).slice(-4);
  };
  for (const block of blocks) {
    if (pause.due()) await pause.rest();
    const kept = keepsLines(block);
    let start = length === 0 ? 0 : length + 2;
    let opened = false;
    let space: { node: Text; from: number; to: number } | null = null;
    let broken = false;
    const emit = (node: Text, from: number, to: number, written: string): void => {
      const last = runs.at(-1);
      if (
        last !== undefined &&
        last.node === node &&
        last.to === from &&
        last.end === length &&
        last.to - last.from === last.end - last.start &&
        to - from === written.length
      )
        runs[runs.length - 1] = { ...last, end: last.end + written.length, to };
      else runs.push({ start: length, end: length + written.length, node, from, to });
      write(written);
    };
    const open = (): void => {
      if (!opened && length > 0) write('\n\n');
      opened = true;
    };
    for (const piece of block.pieces) {
      if (piece === 'break') {
        broken = opened;
        continue;
      }
      const data = dataOf(piece);
      for (let i = 0; i < data.length;) {
        if (pause.due()) await pause.rest();
        const c = data.charCodeAt(i);
        if (isUnseen(c)) {
          i++;
          continue;
        }
        if (isSpace(c)) {
          const from = i;
          while (i < data.length && isSpace(data.charCodeAt(i))) i++;
          if (kept && data.slice(from, i).includes('\n')) broken = opened;
          space ??= { node: piece, from, to: i };
          continue;
        }
        let to = i + 1;
        while (to < data.length && !isSpace(data.charCodeAt(to)) && !isUnseen(data.charCodeAt(to))) to++;
        if (broken) {
          // A break after a full stop parts paragraphs; before a small letter it is a mere line wrap.
          if (SENTENCE_END.test(tail)) {
            paragraphs.push({ start, end: length, block });
            write('\n\n');
            start = length;
          } else write(/\p{Ll}/u.test(data[i] ?? '') ? ' ' : '\n');
        } else if (space !== null && opened) emit(space.node, space.from, space.to, ' ');
        space = null;
        broken = false;
        open();
        emit(piece, i, to, data.slice(i, to));
        i = to;
      }
    }
    if (opened) paragraphs.push({ start, end: length, block });
  }
  return { text: parts.join(''), map: mapOf(runs), paragraphs };
}

function mapOf(runs: readonly Run[]): TextMap {
  let byNode: Map<Text, Run[]> | null = null;
  return {
    rangesOf(span) {
      const found: NodeRange[] = [];
      for (let i = firstEndingAfter(runs, span.start); i < runs.length; i++) {
        const run = runs[i];
        if (run === undefined || run.start >= span.end) break;
        const even = run.to - run.from === run.end - run.start;
        const start = even ? run.from + Math.max(0, span.start - run.start) : run.from;
        const end = even ? run.from + Math.min(run.end, span.end) - run.start : run.to;
        const last = found.at(-1);
        if (last !== undefined && last.node === run.node && last.end === start) found[found.length - 1] = { ...last, end };
        else found.push({ node: run.node, start, end });
      }
      return found;
    },
    offsetOf(node, offset) {
      byNode ??= groupByNode(runs);
      for (const run of byNode.get(node) ?? [])
        if (offset >= run.from && offset <= run.to) return run.start + Math.min(offset - run.from, run.end - run.start);
      return null;
    },
  };
}

function firstEndingAfter(runs: readonly Run[], at: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function groupByNode(runs: readonly Run[]): Map<Text, Run[]> {
  const groups = new Map<Text, Run[]>();
  for (const run of runs) {
    const group = groups.get(run.node);
    if (group === undefined) groups.set(run.node, [run]);
    else group.push(run);
  }
  return groups;
}
