import type { Fact, Token } from '../model.ts';
import { DURATION_SECONDS, ORDINALS } from '../text/facts/number-words.data.ts';
import { tokensOfSentence, type WitnessText } from './collation.ts';
import type { AloneMark } from './alone.ts';

const DAY = 86_400;
/** A stated length may count the days or the nights between, and be rounded: one day more or less is the same. */
const SLACK = 1;

/**
 * A length of time against the dates that the page itself gives for it: "a two-week visit from Sunday to Monday",
 * "a five-day tour, 3–5 June". Only a length that is written onto its noun ("two-week visit", "10 days of talks")
 * and a range that follows it in the same clause are compared; a second length or another range in the sentence
 * makes it unclear which belongs to which, and nothing is said.
 */
export function lengthAgainstDates(page: WitnessText): AloneMark[] {
  const facts = page.facts();
  return page.sentences.flatMap((_, s): AloneMark[] => {
    if (page.body[s] === false) return [];
    const here = facts.filter((fact) => fact.sentence === s);
    const lengths = here.filter((fact) => fact.type === 'duration' && days(fact) !== null);
    const [length] = lengths;
    if (length === undefined || lengths.length > 1 || length.approximator !== null) return [];
    const range = rangeIn(page, s, here);
    if (range === null || !belongs(page, length, range)) return [];
    const stated = days(length) ?? 0;
    if (range.lengths.some((actual) => Math.abs(stated - actual) <= SLACK + stated * 0.1)) return [];
    const beside = page.article.text.slice(range.start, range.end);
    return [
      { kind: 'deviation', category: 'quantity', span: length.span, severity: 3, confidence: 0.92, pattern: 'length-and-dates', beside },
    ];
  });
}

/** Whole days of a duration of a day or more, or null. Months and years have no fixed number of days. */
function days(fact: Fact): number | null {
  const seconds = DURATION_SECONDS.get(fact.unit ?? '');
  if (seconds === undefined || seconds < DAY) return null;
  const value = (Number(fact.value) * seconds) / DAY;
  return Number.isInteger(value) && value >= 1 ? value : null;
}

interface Range {
  readonly start: number;
  readonly end: number;
  /** The lengths in days that the range may have. */
  readonly lengths: readonly number[];
}

/** The only "from A to B" of a sentence, both days of the calendar or both days of the week. */
function rangeIn(page: WitnessText, s: number, here: readonly Fact[]): Range | null {
  const tokens = tokensOfSentence(page, s);
  const when = here.filter((fact) => (fact.type === 'date' && fact.unit === 'day') || fact.type === 'weekday');
  if (when.length !== 2) return null;
  const [a, b] = when;
  if (a === undefined || b === undefined || a.type !== b.type) return null;
  const between = tokens.filter((token) => token.start >= a.span.end && token.end <= b.span.start).map((token) => token.norm);
  const before = tokens.filter((token) => token.end <= a.span.start).at(-1)?.norm ?? '';
  const joined =
    between.length === 1 &&
    ((before === 'from' && /^(?:to|until|till|through|-|–|—)$/u.test(between[0] ?? '')) ||
      (before === 'between' && between[0] === 'and') ||
      (a.type === 'date' && /^(?:to|through|-|–|—)$/u.test(between[0] ?? '')));
  if (!joined) return null;
  const lengths = a.type === 'weekday' ? weekdayLengths(a, b) : dateLengths(a, b);
  return lengths.length === 0
    ? null
    : { start: before === 'from' || before === 'between' ? wordBefore(tokens, a) : a.span.start, end: b.span.end, lengths };
}

const wordBefore = (tokens: readonly Token[], fact: Fact): number =>
  tokens.filter((token) => token.end <= fact.span.start).at(-1)?.start ?? fact.span.start;

/** "from Sunday to Monday" are two days; bare days of the week are never further apart than the next of that name. */
function weekdayLengths(a: Fact, b: Fact): number[] {
  const apart = (Number(b.value.slice(1)) - Number(a.value.slice(1)) + 7) % 7;
  return apart === 0 ? [1, 7, 8] : [apart, apart + 1];
}

function dateLengths(a: Fact, b: Fact): number[] {
  const [x, y] = [a.value.split('-'), b.value.split('-')];
  const year = (parts: readonly string[], other: readonly string[]): number =>
    Number(parts[0] === '?' ? (other[0] === '?' ? 2001 : other[0]) : parts[0]);
  if ([x, y].some((parts) => parts[1] === '?' || parts[2] === '?' || parts[1] === undefined || parts[2] === undefined)) return [];
  const from = Date.UTC(year(x, y), Number(x[1]) - 1, Number(x[2])) / (DAY * 1000);
  let to = Date.UTC(year(y, x), Number(y[1]) - 1, Number(y[2])) / (DAY * 1000);
  // from December to January, without years
  if (to < from && x[0] === '?' && y[0] === '?') to += 365;
  return to < from ? [] : [to - from, to - from + 1];
}

/** Does the range speak of the length? It follows within a few words, and no new clause begins between them. */
function belongs(page: WitnessText, length: Fact, range: Range): boolean {
  const text = page.article.text;
  if (range.start < length.span.end) return false;
  const between = text.slice(length.span.end, range.start);
  if (
    /[;:.!?"“”()]|\b(?:ago|after|before|earlier|later|and|but|while|as|who|which|that|since|said|says|will|was|were|is|are|has|had)\b/u.test(
      between,
    )
  )
    return false;
  // "two-week visit", "10 days of talks", "for five days": what lasts is named, and it is no "past two weeks"
  if (/,(?!\s*$)/u.test(between)) return false;
  const lead = text.slice(Math.max(0, length.span.start - 24), length.span.start);
  if (/\b(?:in|within|after|before|every|each|per|last|past|next|first|previous|another|of|to|or|than)\s(?:the\s)?$/iu.test(lead))
    return false;
  return between.trim().split(/\s+/u).length <= 8;
}

/** "the second and last day of his visit" beside "his two-week visit": the number of days that the page counts up to. */
export function lastDayAgainstLength(page: WitnessText): AloneMark[] {
  const facts = page.facts();
  const lengths = facts.filter((fact) => fact.type === 'duration' && days(fact) !== null && page.body[fact.sentence] !== false);
  const found: AloneMark[] = [];
  page.sentences.forEach((_, s) => {
    if (page.body[s] === false || lengths.length === 0) return;
    const tokens = tokensOfSentence(page, s);
    for (let i = 0; i + 4 < tokens.length; i++) {
      const count = ORDINALS.get(tokens[i]?.norm ?? '');
      if (
        count === undefined ||
        tokens[i + 1]?.norm !== 'and' ||
        !/^(?:last|final)$/u.test(tokens[i + 2]?.norm ?? '') ||
        tokens[i + 3]?.norm !== 'day'
      )
        continue;
      if (tokens[i + 4]?.norm !== 'of') continue;
      const nouns = new Set(tokens.slice(i + 5, i + 11).map((token) => token.stem));
      for (const length of lengths) {
        if (!wordsAfter(page, length).some((word) => nouns.has(word)) || Math.abs((days(length) ?? 0) - count) <= SLACK) continue;
        const beside = page.article.text.slice(tokens[i]?.start ?? 0, tokens[i + 3]?.end ?? 0);
        found.push({
          kind: 'deviation',
          category: 'quantity',
          span: length.span,
          severity: 3,
          confidence: 0.85,
          pattern: 'length-and-dates',
          beside,
        });
      }
    }
  });
  return found;
}

/** Stems of the two words after a length: "two-week official visit". */
const wordsAfter = (page: WitnessText, length: Fact): readonly string[] =>
  tokensOfSentence(page, length.sentence)
    .filter((token) => token.kind === 'word' && token.start >= length.span.end && token.norm.length > 3)
    .slice(0, 2)
    .map((token) => token.stem);
