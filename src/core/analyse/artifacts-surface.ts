import type { ArtifactCategory, Sentence, Span, Token } from '../model.ts';
import {
  ABBREVIATIONS,
  ADDRESS_ENDINGS,
  DEMONYMS,
  DOUBLES_ALLOWED,
  MIXED_CASE_NAMES,
  MODALS,
  NAME_PARTICLES,
  NEVER_CAPITAL,
  PAST_FORMS,
  SENTENCE_OPENERS,
  SPOKEN_CONSONANT,
  SPOKEN_VOWEL,
} from './artifacts-words.data.ts';

/** Damage that one page shows by its form alone. */
export interface SurfaceMark {
  readonly category: ArtifactCategory;
  readonly span: Span;
  readonly severity: 1 | 2 | 3;
  readonly confidence: number;
  /** Which pattern, for the reason: "doubled-word", "lost-space" … */
  readonly pattern: string;
}

/** What a page knows of words: its own and, where the table is loaded, those of the language. */
export interface KnownWords {
  /** How often the lower-cased word was seen; 0 for never. */
  count(word: string): number;
  /** How often the two stood side by side. */
  pair(a: string, b: string): number;
  /** How often it has a capital inside sentences, 0 to 1; −1 when not known. */
  capitalShare(word: string): number;
}

const nobody: KnownWords = { count: () => 0, pair: () => 0, capitalShare: () => -1 };

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
    found.push(...doubled(text, part), ...torn(text, sentence, part), ...articles(text, part), ...modalPast(part));
    found.push(...glued(text, part, own, words));
    if (!title) found.push(...capitals(text, part), ...oddCapitals(text, part, own, words));
    const before = sentences[i - 1];
    if (before !== undefined && before.paragraph === sentence.paragraph) found.push(...scraps(text, sentence, part), ...tornOff(text, before, sentence, part));
  });
  found.push(...quoteMarks(text, sentences, body));
  return found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

const raw = (text: string, token: Token | undefined): string => (token === undefined ? '' : text.slice(token.start, token.end));

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
      found.push({ category: 'duplicate', span: { start: start.start, end: (n > 1 ? part[i + 2 * n - 1] : end)?.end ?? end.end }, severity: 2, confidence: n === 1 ? 0.92 : 0.9, pattern: 'doubled-word' });
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
  for (let k = at; k + 1 < at + 2 * n; k++) if (!/^[ \u00a0\n]+$/u.test(text.slice(part[k]?.end ?? 0, part[k + 1]?.start ?? 0))) return false;
  const words = part.slice(at, at + n);
  if (words.every((w) => /^\p{Lu}/u.test(raw(text, w))) && /^\p{Lu}/u.test(raw(text, part[at + n]))) return false;
  if (words.some((w) => w.norm === "'s")) return false;
  const content = words.filter((w) => w.norm !== 'and' && w.norm !== 'by' && w.norm !== 'to');
  if (n === 1) return !DOUBLES_ALLOWED.has(words[0]?.norm ?? '') && ((words[0]?.norm.length ?? 0) > 1 || raw(text, words[0]) === 'a');
  // "face to face to", "more and more and": two words said again are damage when a function word leads, or for ordinals.
  if (n === 2 && !LEADS.has(words[0]?.norm ?? '') && !/^(?:first|second|third|fourth|fifth|last)$/u.test(words[0]?.norm ?? '')) return false;
  return content.length > 0 && !content.every((w) => DOUBLES_ALLOWED.has(w.norm) || /er$/u.test(w.norm));
}

const LEADS: ReadonlySet<string> = new Set('a an the in on at of to for from with by into and or that which who its his her their was were is are has had have will would'.split(' '));

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
      found.push({ category: 'torn', span: { start: before.start, end: after.end }, severity: 2, confidence: 0.93, pattern: 'stop-and-comma' });
      continue;
    }
    if (!/^\s+$/u.test(gap) || after.kind !== 'word' || !/^\p{Ll}+(?:[’'-]\p{Ll}+)*$/u.test(word)) continue;
    if (before.kind !== 'word' || before.norm.length < 3 || ABBREVIATIONS.has(before.norm) || NAME_PARTICLES.has(word)) continue;
    if (/^\p{Lu}/u.test(raw(text, before)) && before.norm.length <= 4) continue;
    if (closed && /^(?:said|says|he|she|they|it|according|wrote|told|added|the|a|an|in|as|and|but)$/u.test(word)) continue;
    found.push({ category: 'torn', span: { start: before.start, end: after.end }, severity: 2, confidence: 0.88, pattern: closed ? 'stop-in-quote' : 'stop-and-small-letter' });
  }
  return found.filter((mark) => mark.span.end <= sentence.end);
}

/** "… according to local media. Chinese state.": one to three words between two stops that name a people or open a place. */
function scraps(text: string, sentence: Sentence, part: readonly Token[]): SurfaceMark[] {
  const words = part.filter((t) => t.kind === 'word');
  if (words.length === 0 || words.length > 3 || part.length > words.length + 1) return [];
  if (!/[^.!?]\.$/u.test(text.slice(sentence.start, sentence.end)) || !DEMONYMS.has(words[0]?.norm ?? '')) return [];
  return [{ category: 'torn', span: { start: sentence.start, end: sentence.end }, severity: 2, confidence: 0.85, pattern: 'scrap-between-stops' }];
}

/** "… the South China Sea. , and human rights …": what begins with a comma is the rest of the sentence before. */
function tornOff(text: string, before: Sentence, sentence: Sentence, part: readonly Token[]): SurfaceMark[] {
  const first = part[0];
  if (first === undefined || !/^[,;)]$/u.test(raw(text, first)) || !/\p{L}[.]$/u.test(text.slice(before.start, before.end)) || part.length < 4) return [];
  const word = text.slice(wordStart(text, before.end - 1, before.start), before.end - 1).toLowerCase();
  if (ABBREVIATIONS.has(word)) return [];
  return [{ category: 'torn', span: { start: wordStart(text, before.end - 1, before.start), end: first.end }, severity: 2, confidence: 0.93, pattern: 'stop-and-comma' }];
}

// ---------------------------------------------------------------- glued words

/** Tails that get glued to the word before when a tag between them is lost. */
const GLUED_TAILS = ['afterwards', 'according', 'which', 'where', 'after', 'while', 'with', 'said', 'from', 'that', 'when', 'were', 'was', 'and', 'the', 'for', 'who', 'has', 'had'] as const;

function glued(text: string, part: readonly Token[], own: ReadonlyMap<string, number>, words: KnownWords): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  part.forEach((token, i) => {
    if (token.kind !== 'word') return;
    const word = raw(text, token);
    const camel = /^(?<head>\p{L}*\p{Ll})(?<tail>\p{Lu}\p{Ll}+)$/u.exec(word);
    if (camel !== null && SENTENCE_OPENERS.has(camel.groups?.['tail'] ?? '') && (camel.groups?.['head'] ?? '').length > 1 && !MIXED_CASE_NAMES.has(word)) {
      found.push({ category: 'glued', span: { start: token.start, end: token.end }, severity: 2, confidence: 0.93, pattern: 'lost-space' });
      return;
    }
    const stop = part[i + 1];
    const next = part[i + 2];
    if (stop !== undefined && next !== undefined && raw(text, stop) === '.' && stop.start === token.end && next.start === stop.end && next.kind === 'word') {
      if (isLostSpaceAfterStop(text, word, raw(text, next), token, next)) {
        found.push({ category: 'glued', span: { start: token.start, end: next.end }, severity: 2, confidence: 0.9, pattern: 'lost-space-after-stop' });
        return;
      }
    }
    if (isTwoNames(word, own, words)) {
      found.push({ category: 'glued', span: { start: token.start, end: token.end }, severity: 2, confidence: 0.82, pattern: 'lost-space' });
      return;
    }
    if (isGluedTail(word, own, words) || isTwoWords(word, own, words)) found.push({ category: 'glued', span: { start: token.start, end: token.end }, severity: 2, confidence: 0.86, pattern: 'lost-space' });
  });
  return found;
}

/** "relations.according", "market.The": no address, no file name, no initials. */
function isLostSpaceAfterStop(text: string, head: string, tail: string, token: Token, next: Token): boolean {
  if (!/^\p{L}?\p{Ll}{2,}$/u.test(head) || !/^(?:\p{Ll}{3,}|\p{Lu}\p{Ll}+)$/u.test(tail)) return false;
  if (ADDRESS_ENDINGS.has(tail.toLowerCase()) || ABBREVIATIONS.has(head.toLowerCase())) return false;
  if (/[.@/\\:_-]/u.test(text[token.start - 1] ?? ' ') || /[@/\\_]|\.\p{L}/u.test(text.slice(next.end, next.end + 2))) return false;
  return /^\p{Ll}/u.test(tail) ? tail.length >= 3 && SMALL_OPENERS.has(tail) : true;
}

/** A small letter after a lost space is sure only with a word that opens clauses; else it may be an odd address. */
const SMALL_OPENERS: ReadonlySet<string> = new Set(
  'according after and also although because before but during for from have has had her his however into its meanwhile said she since that the their then there they this those though through under until was were when where which while who with within would'.split(' '),
);

/** "Yifor": unknown as a whole, and the rest before a common tail is a word of this page with the same capital. */
function isGluedTail(word: string, own: ReadonlyMap<string, number>, words: KnownWords): boolean {
  if (!/^\p{Lu}?\p{Ll}{4,}$/u.test(word) || /^(?:some|every|any|no|else|there|here|where|hence)/iu.test(word) || (own.get(word) ?? 0) > 1 || words.count(word.toLowerCase()) > 0) return false;
  for (const tail of GLUED_TAILS) {
    if (!word.endsWith(tail)) continue;
    const head = word.slice(0, -tail.length);
    if (head.length < 2) continue;
    if (/^\p{Lu}/u.test(head) ? (own.get(head) ?? 0) > 0 : head.length >= 4 && (own.get(head) ?? 0) > 0 && tail.length >= 4) return true;
  }
  return false;
}

/** "ministerMerkel": a known small-lettered word, or one of the page, run into a capitalised word of the page. */
function isTwoNames(word: string, own: ReadonlyMap<string, number>, words: KnownWords): boolean {
  const parts = /^(?<head>\p{Ll}{2,})(?<tail>\p{Lu}\p{Ll}{2,})$/u.exec(word);
  if (parts === null || (own.get(word) ?? 0) > 1) return false;
  const head = parts.groups?.['head'] ?? '';
  const tail = parts.groups?.['tail'] ?? '';
  return (own.get(tail) ?? 0) > 0 && ((own.get(head) ?? 0) > 0 || words.count(head) > 8);
}

/** How often two words must have stood side by side for an unknown word that is both of them to be a lost space. */
const PAIR_SEEN = 2;

/** Small words that make no compounds ("phaseout", "shootdown", "watchlist" are words, whatever a list says). */
const GLUE: ReadonlySet<string> = new Set('the of and to for with from by at is are was were be been has have had that which who will would his her its their this not but said according after before between about because it he she they we'.split(' '));

/** "ofthe", "tensionsbetween": unknown as a whole, and a cut makes two words that often stand side by side. */
function isTwoWords(word: string, own: ReadonlyMap<string, number>, words: KnownWords): boolean {
  if (!/^\p{Ll}{5,}$/u.test(word) || (own.get(word) ?? 0) > 1 || words.count(word) > 0) return false;
  for (let cut = 2; cut <= word.length - 2; cut++) {
    const head = word.slice(0, cut);
    const tail = word.slice(cut);
    if (!GLUE.has(head) && !GLUE.has(tail)) continue;
    if (words.pair(head, tail) >= PAIR_SEEN && words.count(head) > 8 && words.count(tail) > 8) return true;
  }
  return false;
}

// ---------------------------------------------------------------- capitals

/** ", In which", "management It said": a function word with a capital between small-lettered words. */
function capitals(text: string, part: readonly Token[]): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  for (let i = 1; i + 1 < part.length; i++) {
    const token = part[i];
    const before = part[i - 1];
    const after = part[i + 1];
    if (token === undefined || before === undefined || after === undefined || token.kind !== 'word') continue;
    const word = raw(text, token);
    if (!NEVER_CAPITAL.has(word) || !/^\p{Ll}/u.test(raw(text, after)) || !/^ $/u.test(text.slice(token.end, after.start))) continue;
    const previous = raw(text, before);
    const clean = /^\p{Ll}[\p{Ll}’'-]+$/u.test(previous) && previous !== 'vs';
    if (!clean && previous !== ',') continue;
    if (previous === ',' && /[”"’]$/u.test(raw(text, part[i - 2]))) continue;
    if (text.slice(before.end, token.start) !== ' ') continue;
    found.push({ category: 'capital', span: { start: token.start, end: token.end }, severity: word === 'He' || word === 'She' || word === 'It' ? 2 : 1, confidence: clean ? 0.86 : 0.88, pattern: 'capital-inside' });
  }
  return found;
}

/** A word must have been seen so often, and this seldom with a capital inside a sentence. */
const SEEN_SMALL = { count: 60, share: 0.035 } as const;

/** "the Tensions between": a word that sound text always writes small, with a capital between two small words. */
function oddCapitals(text: string, part: readonly Token[], own: ReadonlyMap<string, number>, words: KnownWords): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  for (let i = 1; i + 1 < part.length; i++) {
    const token = part[i];
    const before = part[i - 1];
    const after = part[i + 1];
    if (token === undefined || before === undefined || after === undefined || token.kind !== 'word' || before.kind !== 'word') continue;
    const word = raw(text, token);
    if (!/^\p{Lu}\p{Ll}+$/u.test(word) || NEVER_CAPITAL.has(word) || !/^\p{Ll}/u.test(raw(text, before)) || !/^\p{Ll}/u.test(raw(text, after)) || (own.get(word) ?? 0) > 1) continue;
    if (text.slice(before.end, token.start) !== ' ' || text.slice(token.end, after.start) !== ' ') continue;
    if (/^(?:of|in|for|on|the|and|with|at|to)$/u.test(before.norm) && /^\p{Lu}/u.test(raw(text, part[i - 2]))) continue;
    const share = words.capitalShare(token.norm);
    if (words.count(token.norm) < SEEN_SMALL.count || share < 0 || share > SEEN_SMALL.share) continue;
    found.push({ category: 'capital', span: { start: token.start, end: token.end }, severity: 1, confidence: 0.62, pattern: 'capital-inside' });
  }
  return found;
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
    if (token === undefined || next === undefined || !MODALS.has(token.norm) || token.norm === 'can' || token.norm === 'may' || token.norm === 'might' || token.norm === 'will') continue;
    if (PAST_FORMS.has(next.norm) && next.norm !== 'left' && next.norm !== 'found' && next.norm !== 'felt')
      found.push({ category: 'grammar', span: { start: token.start, end: next.end }, severity: 1, confidence: 0.8, pattern: 'modal-and-past' });
  }
  return found;
}

// ---------------------------------------------------------------- quotation marks

/**
 * Marks that stand the wrong way round, with a space on their inner side, or without a partner. A quotation may
 * run on over paragraphs, with or without a mark at each start; only the next mark tells. Straight marks open
 * before a word and close after one; those that could be either (inches, "5\" gun") say nothing.
 */
function quoteMarks(text: string, sentences: readonly Sentence[], body: readonly boolean[]): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  if (text.includes('„')) return found;
  const mark = (from: number, to: number, pattern: string, confidence: number): void => {
    found.push({ category: 'quotes', span: { start: from, end: to }, severity: 1, confidence, pattern });
  };
  let open = -1;
  sentences.forEach((sentence, i) => {
    if (body[i] === false) return;
    const opensParagraph = sentences[i - 1]?.paragraph !== sentence.paragraph;
    for (let at = sentence.start; at < sentence.end; at++) {
      const c = text[at] ?? '';
      if (c !== '“' && c !== '”' && c !== '‘' && c !== '"') continue;
      const before = text[at - 1] ?? ' ';
      const after = text[at + 1] ?? ' ';
      const opens = c === '“' || (c === '"' && /[\s([—–]/u.test(before) && /[\p{L}\p{N}'‘[.…]/u.test(after));
      const closes = c === '”' || (c === '"' && /[^\s([—–]/u.test(before) && !/[\p{L}\p{N}]/u.test(after));
      if (opens) {
        if (c === '“' && open !== -1 && /[\p{L}\p{Nd}.,!?\s]/u.test(before) && /[\s.,;]/u.test(after)) {
          mark(wordStart(text, at, sentence.start), at + 1, 'mark-turned', 0.88);
          open = -1;
        } else {
          if (open !== -1 && !(opensParagraph && at === sentence.start)) mark(open, open + 1, 'mark-unclosed', 0.64);
          open = at;
        }
      } else if (closes) {
        if (open === -1) mark(wordStart(text, at, sentence.start), at + 1, 'mark-unopened', c === '"' ? 0.62 : 0.75);
        open = -1;
      } else if (c === '‘' && /\s/u.test(after) && /[\s“]/u.test(before)) mark(at, wordEnd(text, at + 1, sentence.end), 'mark-and-space', 0.88);
    }
  });
  if (open !== -1) mark(open, open + 1, 'mark-unclosed', 0.64);
  return found;
}

const wordStart = (text: string, at: number, floor: number): number => {
  let i = at;
  while (i > floor && !/\s/u.test(text[i - 1] ?? ' ')) i--;
  return i;
};

const wordEnd = (text: string, at: number, ceiling: number): number => {
  let i = at;
  while (i < ceiling && /\s/u.test(text[i] ?? 'x')) i++;
  while (i < ceiling && !/\s/u.test(text[i] ?? ' ')) i++;
  return i;
};
