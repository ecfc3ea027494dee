import type { Span, Token } from '../model.ts';
import { folded } from '../text/facts/names.ts';
import type { Contrast } from './contrast.ts';
import { isOneWord } from './names-alike.ts';
import { RANKS, ROLES } from './roles.data.ts';
import { isVerbatim, type LinkView } from './slots.ts';
import type { WitnessWords } from './witness-words.ts';

export const SAYING = new Set(
  `said says say told tells added adds stated states announced announces noted notes explained explains warned warns claimed claims insisted insists
  stressed stresses emphasized emphasised emphasizes wrote writes reported reports confirmed confirms declared declares argued argues acknowledged
  admitted admits replied asked suggested suggests`.split(/\s+/u),
);

const PLACING = new Set('at of in for from with on to by near'.split(' '));

const NOBODY = new Set('he she they it we i you the this that officials official mr mrs ms dr prime foreign'.split(' '));

const LINKS = new Set('of the for and de al von van bin'.split(' '));

interface Speaker {
  /** Position of the verb, or of "according", among the view's words. */
  readonly at: number;
  readonly span: Span;
  /** Proper words, folded. */
  readonly words: readonly string[];
}

/**
 * Who said it: beside one verb of saying, or after "according to", the sibling names somebody else. That both
 * texts name the two elsewhere excuses nothing: words were put in another mouth.
 */
export function speakerContrasts(view: LinkView, sibling: number): Contrast[] {
  const ours = speakersOf(view.a, view.aTokens);
  if (ours.length === 0) return [];
  const theirs = speakersOf(view.b, view.bTokens);
  return ours.flatMap((one): Contrast[] => {
    const q = view.pairs[one.at] ?? -1;
    const other = q < 0 ? undefined : theirs.find((candidate) => candidate.at === q);
    if (other === undefined) return [];
    const shared = one.words.some((word) => other.words.some((candidate) => isOneWord(word, candidate)));
    const contrast = { category: 'attribution', span: one.span, sibling, theirSpan: other.span, severity: 3 } as const;
    if (!shared && !isInitials(one.words, other.words) && !isInitials(other.words, one.words)) {
      // several sentences told anew: the sibling may credit the very speaker beside another verb
      const name = view.a.witness.article.text.slice(one.span.start, one.span.end);
      const credited = isVerbatim(view) ? null : creditedIn(view.b, view.link.b, name);
      if (credited !== null) return [{ ...contrast, stance: 'same', theirs: '', theirSpan: credited, sure: 1 }];
      // in the sentence before or after it may be other words that are credited
      if (!isVerbatim(view) && creditedIn(view.b, around(view.link.b, 1), name) !== null) return [];
      return [{ ...contrast, stance: 'differs', theirs: other.words.join(' '), sure: 0.85 * Math.min(1, 0.3 + view.closeness) }];
    }
    const left = one.words.filter((word) => !other.words.some((candidate) => isOneWord(word, candidate)));
    const right = other.words.filter((word) => !one.words.some((candidate) => isOneWord(word, candidate)));
    const isShortened = isInitials(one.words, other.words) || isInitials(other.words, one.words);
    if (left.length === 0 || right.length === 0 || isShortened) return [{ ...contrast, stance: 'same', theirs: '', sure: 1 }];
    // copies that keep all the rest changed the name: "the Ministry of Fisheries", "the Fisheries Union"
    return isVerbatim(view)
      ? [{ ...contrast, severity: 2, stance: 'differs', theirs: other.words.join(' '), sure: 0.75 }]
      : [{ ...contrast, stance: 'absent', theirs: '', theirSpan: null, sure: 1 }];
  });
}

/** The sentences themselves and so many before and after. */
export function around(sentences: readonly number[], reach: number): number[] {
  if (sentences.length === 0) return [];
  const [low, high] = [Math.min(...sentences) - reach, Math.max(...sentences) + reach];
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}

/** So many words from a name to its verb: "Professor Anders Holt of the marine institute, who led the survey, said". */
const TO_VERB = 14;
/** And from "according" to the name: "according to the institute's Professor Anders Holt". */
const TO_SPEAKER = 7;

/** Where one of `sentences` has somebody of this name say something, whatever else stands between name and verb. */
export function creditedIn({ witness }: WitnessWords, sentences: readonly number[], name: string): Span | null {
  const { tokens, tokenBorders, article } = witness;
  const last = folded(name.toLowerCase().split(/\s+/u).at(-1) ?? '');
  for (const s of sentences) {
    const from = tokenBorders[s] ?? 0;
    const to = tokenBorders[s + 1] ?? from;
    for (let i = from; i < to; i++) {
      const token = tokens[i];
      if (token?.kind !== 'word' || folded(token.norm) !== last || !isHigh(article.text, token)) continue;
      const credit = tokens.slice(Math.max(from, i - TO_SPEAKER), i).some((one) => one.norm === 'according');
      if (credit) return { start: token.start, end: token.end };
      for (let v = Math.max(from, i - 4); v < Math.min(to, i + TO_VERB); v++) {
        if (!SAYING.has(tokens[v]?.norm ?? '')) continue;
        // "a judge decided" has its own subject
        if (v - 2 > i && DETERMINERS.has(tokens[v - 2]?.norm ?? '')) continue;
        // another name beside the verb is who says it
        const beside = tokens[v < i ? v + 1 : v - 1];
        if (v === i - 1 || v === i + 1 || beside?.kind !== 'word' || !isHigh(article.text, beside))
          return { start: token.start, end: token.end };
      }
    }
  }
  return null;
}

const DETERMINERS = new Set('a an the this that his her its their our my'.split(' '));

const isHigh = (text: string, token: Token): boolean => /^\p{Lu}/u.test(text.slice(token.start, token.start + 2));

/** "IMF", "International Monetary Fund". */
const isInitials = (short: readonly string[], long: readonly string[]): boolean =>
  short.length === 1 && long.length > 1 && short[0] === long.map((word) => word[0] ?? '').join('');

/** Names beside verbs of saying, on the side where the subject stands. */
function speakersOf(side: WitnessWords, list: readonly number[]): Speaker[] {
  const { tokens, article } = side.witness;
  const isName = (i: number): boolean => {
    const token = tokens[i];
    return token !== undefined && token.kind === 'word' && /^\p{Lu}/u.test(article.text.slice(token.start, token.start + 2));
  };
  const found: Speaker[] = [];
  list.forEach((i, at) => {
    const token = tokens[i];
    if (token === undefined) return;
    if (token.norm === 'according' && tokens[i + 1]?.norm === 'to') push(at, i + 2, 1);
    // "told the Guardian" names who listened; only after a quotation does the speaker follow the verb
    else if (SAYING.has(token.norm) && !push(at, i - 1, -1) && isQuoteEnd(i - 1)) push(at, i + 1, 1);
  });
  return found;

  function isQuoteEnd(i: number): boolean {
    const norm = tokens[i]?.norm ?? '';
    return norm === '"' || norm === '”' || ((norm === ',' || norm === "'") && /["”]/u.test(tokens[i - 1]?.norm ?? ''));
  }

  function push(at: number, from: number, step: 1 | -1): boolean {
    let first = from;
    while (step > 0 && LINKS.has(tokens[first]?.norm ?? '')) first++;
    if (!isName(first)) return false;
    const run: Token[] = [];
    let k = first;
    for (; tokens[k] !== undefined && run.length < 8; k += step) {
      const token = tokens[k] as Token;
      if (isName(k)) run.push(token);
      else if (!LINKS.has(token.norm) || !isName(k + step)) break;
    }
    // "a scientist at Yale University says": the house is not who speaks
    if (step < 0 && PLACING.has(tokens[k]?.norm === 'the' ? (tokens[k - 1]?.norm ?? '') : (tokens[k]?.norm ?? ''))) return false;
    const own = run.filter((token) => !NOBODY.has(token.norm) && !ROLES.has(token.norm) && !RANKS.has(token.norm));
    const words = own.map((token) => folded(token.norm));
    const ends = own.flatMap((token) => [token.start, token.end]);
    if (words.length === 0) return false;
    found.push({ at, span: { start: Math.min(...ends), end: Math.max(...ends) }, words });
    return true;
  }
}
