import type { Fact, Token } from '../../model.ts';
import { NO_LEXICON, type Lexicon } from '../lexicon.ts';
import { NAME_LINKS, NEVER_NAMES, TITLE_WORDS } from './name-words.data.ts';
import { PLACE_IDS } from './places.data.ts';

/**
 * Runs of capitalised words. Titles and offices before a person fall away; a word that only opens a
 * sentence counts when the article also writes it with a capital elsewhere, or a capital follows it.
 * Lines in title case tell nothing and give no names.
 */
export function namesIn(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  sentence: number,
  known: ReadonlySet<string>,
  lexicon: Lexicon,
): Fact[] {
  if (isTitleCase(text, tokens, from, to)) return [];
  const found: Fact[] = [];
  let opening = true;
  for (let i = from; i < to;) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind !== 'word' || !isCapital(text, token)) {
      opening = token.kind === 'word' || token.kind === 'number' ? false : opening || isOpener(token.norm);
      i++;
      continue;
    }
    let end = i;
    let last = i;
    while (end < to) {
      const next = tokens[end];
      if (next === undefined) break;
      if (next.kind === 'word' && isCapital(text, next) && !(end > i && NEVER_NAMES.has(next.norm) && !isAcronym(text, next))) {
        end++;
        last = end;
        if (text[next.end] !== ' ' && text[next.end] !== '\u00a0' && !(text[next.end] === '.' && next.end - next.start <= 2)) {
          break;
        }
      } else if (next.norm === '.' && end === last && (tokens[end - 1]?.end ?? 0) === next.start && isInitialOrTitle(tokens[end - 1]))
        end++;
      else if (next.kind === 'word' && NAME_LINKS.has(next.norm) && end === last && end + 1 < to && isCapitalAt(text, tokens, end + 1))
        end++;
      else break;
    }
    const mention = trimmed(text, tokens, i, last, opening, known, lexicon);
    if (mention !== null)
      for (const part of partsOf(text, tokens, mention.first, mention.last, known))
        found.push({ type: 'name', ...part, unit: null, head: null, approximator: null, sentence });
    opening = false;
    i = Math.max(last, i + 1);
  }
  return found.filter((fact) => fact.value !== '');
}

/** Words of the article that stand with a capital where nothing asks for one. */
export function capitalsIn(text: string, tokens: readonly Token[], borders: readonly number[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (let s = 0; s + 1 < borders.length; s++) {
    const from = borders[s] ?? 0;
    const to = borders[s + 1] ?? from;
    if (isTitleCase(text, tokens, from, to)) continue;
    let opening = true;
    for (let i = from; i < to; i++) {
      const token = tokens[i];
      if (token === undefined) break;
      if (token.kind === 'word') {
        if (!opening && isCapital(text, token)) known.add(token.norm);
        opening = false;
      } else if (token.kind === 'number') opening = false;
      else if (isOpener(token.norm)) opening = true;
    }
  }
  return known;
}

const isOpener = (norm: string): boolean =>
  norm === '"' ||
  norm === '“' ||
  norm === ':' ||
  norm === '‘' ||
  norm === '.' ||
  norm === '(' ||
  norm === '•' ||
  norm === '«' ||
  norm === '?' ||
  norm === '!';

function isCapital(text: string, token: Token): boolean {
  const code = text.charCodeAt(token.start);
  return code < 0x80 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(text.slice(token.start, token.start + 2));
}

const isCapitalAt = (text: string, tokens: readonly Token[], i: number): boolean => {
  const token = tokens[i];
  return token !== undefined && token.kind === 'word' && isCapital(text, token);
};

const isAcronym = (text: string, token: Token): boolean => /^(?:\p{Lu}{2,}|(?:\p{Lu}\.){2,})$/u.test(text.slice(token.start, token.end));

const isInitialOrTitle = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.end - token.start === 1 ||
    ['mr', 'mrs', 'ms', 'dr', 'st', 'jr', 'sr', 'sen', 'gov', 'gen', 'lt', 'col', 'sgt', 'rep', 'rev', 'capt', 'maj'].includes(token.norm));

/** A headline: nearly all words begin with a capital. One that ends like a sentence must be all capitals to count. */
function isTitleCase(text: string, tokens: readonly Token[], from: number, to: number): boolean {
  let long = 0;
  let capital = 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || token.end - token.start < 4) continue;
    long++;
    if (isCapital(text, token)) capital++;
  }
  const last = tokens[to - 1];
  const stopped = last !== undefined && /^[.!?…”"’]$/u.test(last.norm);
  return long >= 5 && capital / long > (stopped ? 0.9 : 0.7) && (!stopped || long >= 9);
}

function trimmed(
  text: string,
  tokens: readonly Token[],
  first: number,
  last: number,
  opening: boolean,
  known: ReadonlySet<string>,
  lexicon: Lexicon,
): { first: number; last: number } | null {
  let from = first;
  let to = last;
  while (from < to) {
    const token = tokens[from];
    if (token === undefined) return null;
    const norm = token.norm;
    const acronym = isAcronym(text, token);
    if (token.kind !== 'word' || TITLE_WORDS.has(norm) || (NEVER_NAMES.has(norm) && !acronym)) {
      from++;
      continue;
    }
    if (opening && from === first && !acronym && !known.has(norm) && !PLACE_IDS.has(norm)) {
      // "Blinken met": a single unknown word that opens a sentence may be any word
      if (to - from === 1 && (lexicon === NO_LEXICON || lexicon.has(norm))) return null;
    }
    break;
  }
  while (to > from && (tokens[to - 1]?.kind !== 'word' || TITLE_WORDS.has(tokens[to - 1]?.norm ?? '') || tokens[to - 1]?.norm === "'s"))
    to--;
  return to > from ? { first: from, last: to } : null;
}

/** "Chinese Foreign Minister Qin Gang" names a country and a person: cut at titles and after leading country words. */
function partsOf(
  text: string,
  tokens: readonly Token[],
  first: number,
  last: number,
  known: ReadonlySet<string>,
): { value: string; span: { start: number; end: number } }[] {
  const parts: { value: string; span: { start: number; end: number } }[] = [];
  let from = first;
  const close = (to: number): void => {
    const a = tokens[from];
    const b = tokens[to - 1];
    if (to > from && a !== undefined && b !== undefined) {
      const words = nameWords(text, tokens, from, to);
      const glued = gluedHead(text, b, known);
      if (glued !== null && words.length > 0) words[words.length - 1] = folded(glued.toLowerCase());
      if (words.length > 0)
        parts.push({ value: words.join(' '), span: { start: a.start, end: glued === null ? b.end : b.start + glued.length } });
    }
    from = to;
  };
  for (let i = first; i < last; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const next = tokens[i + 1];
    if (TITLE_WORDS.has(token.norm) && next !== undefined && i + 1 < last && !isPlaceWord(text, token)) {
      close(i);
      from = i + 1;
    } else if (i === from && next !== undefined && i + 1 < last && PLACE_IDS.has(`${token.norm}_${next.norm}`)) {
      close(i + 2);
      i++;
    } else if (i === from && isPlaceWord(text, token)) close(i + 1);
  }
  close(last);
  return parts;
}

/** "GangAfterwards": a name run into the next word, when the article also has the name by itself. */
function gluedHead(text: string, token: Token, known: ReadonlySet<string>): string | null {
  const head = /^(\p{Lu}\p{Ll}+)\p{Lu}\p{Ll}+$/u.exec(text.slice(token.start, token.end))?.[1];
  return head !== undefined && known.has(head.toLowerCase()) ? head : null;
}

const isPlaceWord = (text: string, token: Token): boolean =>
  token.norm.split('-').every((part) => placeId(part, text.slice(token.start, token.end)) !== null);

/** The words that identify a name: folded, hyphens split, country words as ids, titles left out. */
export function nameWords(text: string, tokens: readonly Token[], first: number, last: number): string[] {
  const words: string[] = [];
  for (let i = first; i < last; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind !== 'word' || token.norm === "'s") continue;
    const next = tokens[i + 1];
    const pair = next !== undefined && i + 1 < last ? PLACE_IDS.get(`${token.norm}_${next.norm}`) : undefined;
    if (pair !== undefined) {
      words.push(pair);
      i++;
      continue;
    }
    for (const part of token.norm.split('-')) {
      if (part === '' || NAME_LINKS.has(part)) continue;
      if (TITLE_WORDS.has(part)) continue;
      words.push(placeId(part, text.slice(token.start, token.end)) ?? folded(part));
    }
  }
  return words;
}

/** Country id of a word; "us", "is" and "who" only when written in capitals. */
export function placeId(norm: string, raw: string): string | null {
  if (norm.length <= 3 && /^\p{Ll}/u.test(raw)) return null;
  if ((norm === 'us' || norm === 'is' || norm === 'who') && /\p{Ll}/u.test(raw) && !raw.includes('-')) return null;
  return PLACE_IDS.get(norm) ?? null;
}

/** Without diacritics, apostrophes and dots. */
export function folded(word: string): string {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 0x7e || code === 0x27 || code === 0x2e) return word.normalize('NFD').replace(/[\p{M}'’.]/gu, '');
  }
  return word;
}
