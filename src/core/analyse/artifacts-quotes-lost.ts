import type { Span, Token } from '../model.ts';
import type { Beside } from './counterpart.ts';
import type { WitnessText } from './collation.ts';
import { raw, type SurfaceMark } from './surface-mark.ts';

/** So many words at the start of the quotation are marked. */
const MARKED = 2;
/** A quotation of fewer words is a term in quotation marks, which a house may leave out. */
const FEWEST = 4;
/** Without a sign that the words are somebody's own, so many of them, nearly all to the letter. */
const PLAIN_FEWEST = 6;
/** Share of the quoted words that the page has in the same order: where it speaks in the first person, and where not. */
const SPOKEN_SHARE = 0.5;
const PLAIN_SHARE = 0.8;
/** And on a page that shows other damage by machines. */
const DAMAGED_SHARE = 0.6;

/**
 * Words that a sibling puts in quotation marks and the page tells as its own. Indirect speech is no damage: it says
 * "he" for "I". So either the page still has the speaker's own "we", or the words open the sentence, nearly all to the
 * letter; and the speaker is named beside them, as displayed quotations need no marks. One sibling will do: nobody puts
 * in marks by accident. `before`: the last mark of this kind on the page; `damaged`: the
 * page shows other damage by machines, so that fewer of the words need be the same.
 */
export function quotationsLost(
  page: WitnessText,
  tokens: readonly Token[],
  around: readonly Beside[],
  before: SurfaceMark | undefined,
  damaged: boolean,
): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  const { text } = page.article;
  if (tokens.length === 0 || isSingleQuoted(text)) return found;
  const own = quotedIn(text);
  for (const b of around) {
    const theirs = quotedIn(b.witness.article.text);
    if (theirs.length === 0) continue;
    for (const run of runsOf(b, theirs)) {
      const lost = lostAt(page, tokens, b, run, own, before, damaged);
      if (lost !== null && !found.some((mark) => mark.span.start === lost.span.start)) found.push(lost);
    }
  }
  return found;
}

/** Tokens of the sibling's side that stand in one quotation: `[from, to)`, marks left out. */
function runsOf(b: Beside, quoted: readonly Span[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = -1;
  let last: Span | null = null;
  b.theirs.forEach((t, k) => {
    const range = MARK.test(t.norm) ? null : within(quoted, t);
    if (range !== null && range === last) return;
    if (from >= 0) runs.push({ from, to: k });
    from = range === null ? -1 : k;
    last = range;
  });
  if (from >= 0) runs.push({ from, to: b.theirs.length });
  return runs;
}

function lostAt(
  page: WitnessText,
  tokens: readonly Token[],
  b: Beside,
  run: { readonly from: number; readonly to: number },
  own: readonly Span[],
  before: SurfaceMark | undefined,
  damaged: boolean,
): SurfaceMark | null {
  const words = b.theirs.slice(run.from, run.to).filter((t) => t.kind !== 'punctuation').length;
  if (words < FEWEST) return null;
  let paired = 0;
  let low = -1;
  let high = -1;
  b.pairs.forEach((to, at) => {
    if (to < run.from || to >= run.to || b.mine[at]?.kind === 'punctuation') return;
    paired++;
    if (low < 0) low = at;
    high = at;
  });
  if (paired < SPOKEN_SHARE * words) return null;
  // what is not paired at the ends belongs to the quotation as far as it has room there
  while (low > 0 && b.pairs[low - 1] === -1 && isWord(b.mine[low - 1])) low--;
  while (high + 1 < b.mine.length && b.pairs[high + 1] === -1 && isWord(b.mine[high + 1])) high++;
  const stretch = b.mine.slice(low, high + 1);
  const start = stretch[0];
  const end = stretch.at(-1);
  if (start === undefined || end === undefined || stretch.length > 1.7 * (run.to - run.from) + 2) return null;
  // a quotation of several sentences is asked for sentence by sentence
  if (!tokens.includes(start)) return null;
  if (stretch.some((t) => MARK.test(t.norm) || within(own, t) !== null)) return null;
  const { text } = page.article;
  if (BEFORE.test(text.slice(Math.max(0, start.start - 6), start.start)) || AFTER.test(text.slice(end.end, end.end + 4))) return null;
  const tagged = SAYS.test(wordsAt(b, high + 1, high + 9)) || SAYS.test(wordsAt(b, low - 4, low));
  const spoken = stretch.some((t) => OWN_VOICE.test(t.norm)) && b.theirs.slice(run.from, run.to).some((t) => OWN_VOICE.test(t.norm));
  const opens = start === tokens[0] || MARK.test(b.mine[low - 1]?.norm ?? '');
  const doubtful = damaged && isEven(b.witness.article.text) && paired >= DAMAGED_SHARE * words;
  const plain = words >= PLAIN_FEWEST && paired >= PLAIN_SHARE * words && opens && raw(text, b.mine[high + 1]) === ',';
  if (!doubtful && (!(spoken || plain) || !(tagged || isNext(text, before, start.start)))) return null;
  return {
    category: 'quotes',
    // where the first mark belongs: a line under a whole quotation would be louder than the matter
    span: { start: start.start, end: (stretch.slice(0, MARKED).findLast((t) => t.kind !== 'punctuation') ?? start).end },
    severity: 2,
    confidence: spoken ? 0.86 : plain ? 0.78 : 0.74,
    pattern: 'marks-lost',
  };
}

const wordsAt = (b: Beside, from: number, to: number): string =>
  b.mine
    .slice(Math.max(0, from), to)
    .map((t) => t.norm)
    .join(' ');

/** A second sentence of a quotation names no speaker again: it stands in the paragraph of the first, which lost its marks too. */
const isNext = (text: string, before: SurfaceMark | undefined, start: number): boolean =>
  before !== undefined &&
  before.span.end < start &&
  start - before.span.end < FARTHEST &&
  !text.slice(before.span.end, start).includes('\n');

const FARTHEST = 400;

/** A mark beside the words: one is there, and its partner is another rule's matter. */
const BEFORE = /["“”„«»'‘][\s.,;:…]*$/u;
const AFTER = /^\s?[.,;:!?…]*\s?["“”«»'’](?![\p{L}])/u;

/** Every mark has its partner: then it is sure what the sibling quotes. */
const isEven = (text: string): boolean =>
  (text.match(/"/gu)?.length ?? 0) % 2 === 0 && (text.match(/“/gu)?.length ?? 0) === (text.match(/”/gu)?.length ?? 0);

/** Some houses quote in single marks: then nothing is lost. */
const isSingleQuoted = (text: string): boolean => (text.match(/(?:^|[\s(])['‘](?=\p{L})/gu)?.length ?? 0) >= 2;

const isWord = (t: Token | undefined): boolean => t !== undefined && t.kind !== 'punctuation';

const MARK = /^["“”„«»‘]$/u;

/** Words of a speaker of himself; a report says "he" or "they". */
const OWN_VOICE = /^(?:i|me|my|mine|we|us|our|ours|myself|ourselves|i['’](?:m|ve|d|ll)|we['’](?:re|ve|d|ll))$/u;

const SAYS =
  /\b(?:said|says|told|added|wrote|explained|stated|warned|insisted|recalled|noted|argued|declared|announced|commented|replied)\b/u;

const within = (ranges: readonly Span[], t: Token): Span | null => ranges.find((r) => r.start <= t.start && t.end <= r.end) ?? null;

const known = new Map<string, readonly Span[]>();

/** The next mark is one that closes: the quotation runs on over the paragraph. */
function isClosedLater(text: string, from: number): boolean {
  const next = /["“”„«»]/u.exec(text.slice(from, from + LONGEST_QUOTATION));
  if (next === null) return false;
  const at = from + next.index;
  return next[0] === '”' || next[0] === '»' || (next[0] === '"' && /\S/u.test(text[at - 1] ?? ' ') && !/\p{L}/u.test(text[at + 1] ?? ' '));
}

const LONGEST_QUOTATION = 2_000;

/** Between quotation marks, in order; a quotation that is closed nowhere ends with its paragraph. */
export function quotedIn(text: string): readonly Span[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  const ranges: Span[] = [];
  let open = -1;
  for (let at = 0; at < text.length; at++) {
    const c = text[at] ?? '';
    if (c === '\n') {
      if (open >= 0 && isClosedLater(text, at)) continue;
      if (open >= 0) ranges.push({ start: open, end: at });
      open = -1;
    } else if (c === '“' || c === '„' || c === '«') {
      if (open < 0) open = at + 1;
    } else if (c === '”' || c === '»' || c === '"') {
      if (open >= 0) {
        ranges.push({ start: open, end: at });
        open = -1;
      } else if (c === '"') open = at + 1;
    }
  }
  if (open >= 0) ranges.push({ start: open, end: text.length });
  if (known.size > 64) known.clear();
  known.set(text, ranges);
  return ranges;
}
