import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import type { Sentence, Span, Token } from '../model.ts';
import { offAddresses } from './addresses.ts';
import { capitals, oddCapitals } from './artifacts-capitals.ts';
import { glued } from './artifacts-glued.ts';
import { quoteMarks } from './artifacts-quotes.ts';
import {
  ABBREVIATIONS,
  DOUBLES_ALLOWED,
  MODALS,
  NAME_PARTICLES,
  PAST_FORMS,
  SPOKEN_CONSONANT,
  SPOKEN_VOWEL,
} from './artifacts-words.data.ts';
import { DEMONYMS } from '../text/facts/places.data.ts';
import { raw, wordStart, type KnownWords, type SurfaceMark } from './surface-mark.ts';

const nobody: KnownWords = { count: () => 0, pair: () => 0, capitalShare: () => -1, runsOn: () => 0 };

/**
 * Surface damage in `sentences` of `text`. Every pattern is anchored in forms that sound English does not
 * have; a sentence that is mostly capitals (a headline) is asked for fewer of them. Linear in the text.
 */
export function surfaceMarksIn(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  body: readonly boolean[],
  words: KnownWords = nobody,
): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  const own = ownWords(text, tokens);
  let t = 0;
  sentences.forEach((sentence, i) => {
    while (t < tokens.length && (tokens[t]?.start ?? 0) < sentence.start) t++;
    const first = t;
    while (t < tokens.length && (tokens[t]?.start ?? 0) < sentence.end) t++;
    if (body[i] === false) return;
    const part = tokens.slice(first, t);
    const title = isTitleCase(text, part);
    found.push(
      ...doubled(text, part),
      ...torn(text, sentence, part),
      ...articles(text, part),
      ...modalPast(part),
      ...modalThird(part, words),
    );
    found.push(...glued(text, part, own, words));
    if (!title) found.push(...capitals(text, part, words), ...oddCapitals(text, part, own, words));
    const before = sentences[i - 1];
    if (before !== undefined && before.paragraph === sentence.paragraph)
      found.push(...scraps(text, sentence, part), ...tornOff(text, before, sentence, part));
  });
  found.push(...smallOpenings(text, sentences, body, words), ...quoteMarks(text, sentences, body));
  return offAddresses(text, found).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Words that the page itself uses apart from the place in question, with their case. */
function ownWords(text: string, tokens: readonly Token[]): ReadonlyMap<string, number> {
  const own = new Map<string, number>();
  for (const token of tokens) if (token.kind === 'word') own.set(raw(text, token), (own.get(raw(text, token)) ?? 0) + 1);
  return own;
}

/** Two thirds of the longer words begin with a capital: a headline, whose capitals say nothing. (A lead full of names has half.) */
function isTitleCase(text: string, part: readonly Token[]): boolean {
  let long = 0;
  let high = 0;
  for (const token of part) {
    if (token.kind !== 'word' || token.end - token.start < 4) continue;
    long++;
    if (/^\p{Lu}/u.test(raw(text, token))) high++;
  }
  return long > 0 && high * 3 > long * 2;
}
// ---------------------------------------------------------------- doubled words

/** "the the"; "second and second and last": a word, or two to four words, said twice in a row. */
function doubled(text: string, part: readonly Token[]): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  for (let i = 0; i + 1 < part.length; i++) {
    for (let n = 4; n >= 1; n--) {
      if (i + 2 * n > part.length || !repeats(text, part, i, n)) continue;
      const end = part[i + 2 * n]?.kind === 'word' && n > 1 ? part[i + 2 * n] : part[i + 2 * n - 1];
      const start = part[i];
      if (start === undefined || end === undefined) continue;
      found.push({
        category: 'duplicate',
        span: { start: start.start, end: (n > 1 ? part[i + 2 * n - 1] : end)?.end ?? end.end },
        severity: 2,
        confidence: n === 1 ? 0.92 : 0.9,
        pattern: 'doubled-word',
      });
      i += 2 * n - 1;
      break;
    }
  }
  return found;
}

function repeats(text: string, part: readonly Token[], at: number, n: number): boolean {
  for (let k = 0; k < n; k++) {
    const a = part[at + k];
    const b = part[at + n + k];
    if (a === undefined || b === undefined || a.kind !== 'word' || b.kind !== 'word' || a.norm !== b.norm) return false;
  }
  for (let k = at; k + 1 < at + 2 * n; k++)
    if (!/^[ \u00a0\n]+$/u.test(text.slice(part[k]?.end ?? 0, part[k + 1]?.start ?? 0))) return false;
  const words = part.slice(at, at + n);
  if (words.every((w) => /^\p{Lu}/u.test(raw(text, w))) && /^\p{Lu}/u.test(raw(text, part[at + n]))) return false;
  if (words.some((w) => w.norm === "'s")) return false;
  const content = words.filter((w) => w.norm !== 'and' && w.norm !== 'by' && w.norm !== 'to');
  if (n === 1) return !DOUBLES_ALLOWED.has(words[0]?.norm ?? '') && ((words[0]?.norm.length ?? 0) > 1 || raw(text, words[0]) === 'a');
  // "face to face to", "more and more and": two words said again are damage when a function word leads, or for ordinals.
  if (n === 2 && !LEADS.has(words[0]?.norm ?? '') && !/^(?:first|second|third|fourth|fifth|last)$/u.test(words[0]?.norm ?? ''))
    return false;
  return content.length > 0 && !content.every((w) => DOUBLES_ALLOWED.has(w.norm) || /er$/u.test(w.norm));
}

const LEADS: ReadonlySet<string> = new Set(
  'a an the in on at of to for from with by into and or that which who its his her their was were is are has had have will would'.split(
    ' ',
  ),
);

// ---------------------------------------------------------------- torn sentences

/** A stop in the middle of a sentence: small letter after it, or a comma. */
function torn(text: string, sentence: Span, part: readonly Token[]): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  for (let i = 1; i + 1 < part.length; i++) {
    const stop = part[i];
    if (stop === undefined || raw(text, stop) !== '.') continue;
    const before = part[i - 1];
    let k = i + 1;
    const closed = /^[”"’]$/u.test(raw(text, part[k])) && part[k]?.start === stop.end;
    if (closed) k++;
    const after = part[k];
    if (before === undefined || after === undefined || before.kind === 'punctuation' || before.end !== stop.start) continue;
    const gap = text.slice((closed ? part[i + 1] : stop)?.end ?? stop.end, after.start);
    const word = raw(text, after);
    if (raw(text, after) === ',' && /^\s+$/u.test(gap) && !ABBREVIATIONS.has(before.norm)) {
      found.push({
        category: 'torn',
        span: { start: before.start, end: after.end },
        severity: 2,
        confidence: 0.93,
        pattern: 'stop-and-comma',
      });
      continue;
    }
    if (!/^\s+$/u.test(gap) || after.kind !== 'word' || !/^\p{Ll}+(?:[’'-]\p{Ll}+)*$/u.test(word)) continue;
    if (before.kind !== 'word' || before.norm.length < 3 || ABBREVIATIONS.has(before.norm) || NAME_PARTICLES.has(word)) continue;
    if (/^\p{Lu}/u.test(raw(text, before)) && before.norm.length <= 4) continue;
    if (closed && /^(?:said|says|he|she|they|it|according|wrote|told|added|the|a|an|in|as|and|but)$/u.test(word)) continue;
    found.push({
      category: 'torn',
      span: { start: before.start, end: after.end },
      severity: 2,
      confidence: 0.88,
      pattern: closed ? 'stop-in-quote' : 'stop-and-small-letter',
    });
  }
  return found.filter((mark) => mark.span.end <= sentence.end);
}

/** A page on which more paragraphs than these open with a small letter writes them so. */
const SMALL_OPENINGS = 2;

/**
 * "he county management …", after a paragraph that has ended: what stood before was torn off. Of 4,437 untouched articles
 * 8 have such an opening, all of them slips.
 */
function smallOpenings(text: string, sentences: readonly Sentence[], body: readonly boolean[], words: KnownWords): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  sentences.forEach((sentence, i) => {
    const before = sentences[i - 1];
    if (before === undefined || before.paragraph === sentence.paragraph || body[i] === false || body[i - 1] === false) return;
    const [word] = /^\p{Ll}+(?= )/u.exec(text.slice(sentence.start, sentence.start + 40)) ?? [];
    if (word === undefined || NAME_PARTICLES.has(word) || (!FUNCTION_WORDS.has(word) && words.count(word) < SEEN)) return;
    if (!ENDED.test(text.slice(before.start, before.end)) || !ENDED.test(text.slice(sentence.start, sentence.end))) return;
    const span = { start: sentence.start, end: sentence.start + word.length };
    found.push({ category: 'torn', span, severity: 2, confidence: 0.88, pattern: 'small-opening' });
  });
  return found.length > SMALL_OPENINGS ? [] : found;
}

/** A word of the language that may open a sentence; a rarer one may be a name that is written small. */
const SEEN = 20;

/** A whole sentence, not an item of a list. */
const ENDED = /.{40}[.!?…][”"’')]?$/su;

/** "… according to local media. Chinese state.": one to three words between two stops that name a people or open a place. */
function scraps(text: string, sentence: Sentence, part: readonly Token[]): SurfaceMark[] {
  const words = part.filter((t) => t.kind === 'word');
  if (words.length === 0 || words.length > 3 || part.length > words.length + 1) return [];
  if (!/[^.!?]\.$/u.test(text.slice(sentence.start, sentence.end)) || !DEMONYMS.has(words[0]?.norm ?? '')) return [];
  return [
    { category: 'torn', span: { start: sentence.start, end: sentence.end }, severity: 2, confidence: 0.85, pattern: 'scrap-between-stops' },
  ];
}

/** "… the South China Sea. , and human rights …": what begins with a comma is the rest of the sentence before. */
function tornOff(text: string, before: Sentence, sentence: Sentence, part: readonly Token[]): SurfaceMark[] {
  const first = part[0];
  if (
    first === undefined ||
    !/^[,;)]$/u.test(raw(text, first)) ||
    !/\p{L}[.]$/u.test(text.slice(before.start, before.end)) ||
    part.length < 4
  )
    return [];
  const word = text.slice(wordStart(text, before.end - 1, before.start), before.end - 1).toLowerCase();
  if (ABBREVIATIONS.has(word)) return [];
  return [
    {
      category: 'torn',
      span: { start: wordStart(text, before.end - 1, before.start), end: first.end },
      severity: 2,
      confidence: 0.93,
      pattern: 'stop-and-comma',
    },
  ];
}

// ---------------------------------------------------------------- small grammar

/** "a independent", "an report": the article against the sound of the next word. Letters read by name are left alone. */
function articles(text: string, part: readonly Token[]): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  for (let i = 0; i + 1 < part.length; i++) {
    const token = part[i];
    const next = part[i + 1];
    if (token === undefined || next === undefined || next.kind !== 'word') continue;
    const article = raw(text, token);
    if (article !== 'a' && article !== 'an') continue;
    const word = raw(text, next);
    if (text.slice(token.end, next.start) !== ' ' || !/^\p{Ll}{3,}/u.test(word)) continue;
    const vowel = (/^[aeiou]/u.test(word) && !SPOKEN_CONSONANT.test(word)) || SPOKEN_VOWEL.test(word);
    const doubtful = /^(?:h|eu|u|one|ow)/u.test(word);
    if (vowel === (article === 'an') || doubtful) continue;
    found.push({ category: 'grammar', span: { start: token.start, end: next.end }, severity: 1, confidence: 0.9, pattern: 'a-or-an' });
  }
  return found;
}

/** "could spent": a modal verb straight before a past form. */
function modalPast(part: readonly Token[]): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  for (let i = 0; i + 1 < part.length; i++) {
    const token = part[i];
    const next = part[i + 1];
    if (
      token === undefined ||
      next === undefined ||
      !MODALS.has(token.norm) ||
      token.norm === 'can' ||
      token.norm === 'may' ||
      token.norm === 'might' ||
      token.norm === 'will'
    )
      continue;
    if (PAST_FORMS.has(next.norm) && next.norm !== 'left' && next.norm !== 'found' && next.norm !== 'felt')
      found.push({
        category: 'grammar',
        span: { start: token.start, end: next.end },
        severity: 1,
        confidence: 0.8,
        pattern: 'modal-and-past',
      });
  }
  return found;
}

/** "would carries": a modal before a form in -s, where the language has the modal before the bare form and never before this one. */
function modalThird(part: readonly Token[], words: KnownWords): SurfaceMark[] {
  return part.flatMap((token, i): SurfaceMark[] => {
    const next = part[i + 1];
    if (next === undefined || next.kind !== 'word' || !/^(?:would|could|should|must|will|cannot)$/u.test(token.norm)) return [];
    if (!/^\p{Ll}{3,}[^su]s$/u.test(next.norm) || FUNCTION_WORDS.has(next.norm) || words.pair(token.norm, next.norm) > 0) return [];
    const bare = next.norm.endsWith('ies') ? `${next.norm.slice(0, -3)}y` : next.norm.slice(0, -1);
    const shorter = next.norm.endsWith('es') ? next.norm.slice(0, -2) : bare;
    if (words.pair(token.norm, bare) < BARE_SEEN && words.pair(token.norm, shorter) < BARE_SEEN) return [];
    return [{ category: 'grammar', span: { start: token.start, end: next.end }, severity: 1, confidence: 0.8, pattern: 'modal-and-past' }];
  });
}

/** How often the modal must have stood before the bare form. */
const BARE_SEEN = 3;
