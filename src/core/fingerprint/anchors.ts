import type { Language, Token } from '../model.ts';
import { HAN_NAMES } from './places.data.ts';
import { LONG_SCALE, MONTHS, SCALES } from './scales.data.ts';
import { anchorHash } from './terms.ts';

/** Names are compared by so many letters: endings differ between languages ("Moskva", "Moskvě", "Moscow"). */
const NAME_LETTERS = 5;

/** Cyrillic letters as English news spells them, near enough for a prefix of five. */
const CYRILLIC: Readonly<Record<string, string>> = Object.fromEntries(
  'а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ _ ы y ь _ э e ю yu я ya і i ї yi є ye ґ g'
    .split(' ')
    .reduce<[string, string][]>(
      (pairs, part, i, all) => (i % 2 === 0 ? [...pairs, [part, (all[i + 1] ?? '').replace('_', '')]] : pairs),
      [],
    ),
);

/** English names that begin differently from what other languages' names begin with. */
const ALIASES: Readonly<Record<string, string>> = {
  'u.s.': 'america',
  usa: 'america',
  'u.s.a.': 'america',
  chinese: 'china',
  british: 'britain',
  french: 'france',
  uk: 'britain',
  'u.k.': 'britain',
};

/** Languages without small and capital letters, or in which a sentence does not begin with a capital. */
const NO_CAPITALS: ReadonlySet<Language> = new Set(['zh', 'ja', 'ko', 'th', 'ar', 'he', 'ka', 'hi']);

/**
 * The anchors of one sentence in reading order: names, numbers and dates, spelled so that another language's
 * version has the same ones. A capitalised word that opens the sentence is no name by its capital alone.
 */
export function anchorsOf(tokens: readonly Token[], text: string, language: Language): number[] {
  const found: number[] = [];
  const add = (value: string): void => void found.push(anchorHash(value));
  let first = !NO_CAPITALS.has(language);
  let named = -1;
  tokens.forEach((token, i) => {
    if (token.kind === 'number') {
      const value = numberAt(tokens, i, language);
      if (value !== null) add(value);
      const date = dateAt(tokens, i);
      if (date !== null) add(date);
      return;
    }
    if (token.kind !== 'word') return;
    const opens = first;
    first = false;
    if (token.norm.charCodeAt(0) > 0x2fff) {
      if (token.start < named) return;
      const name = hanNameAt(text, token.start);
      if (name === null) return;
      add(namePrefix(name.english) ?? '');
      named = token.start + name.length;
    } else if (!opens && isCapital(text, token.start))
      for (const part of (ALIASES[token.norm] ?? token.norm).split('-')) {
        const name = namePrefix(part);
        if (name !== null) add(name);
      }
  });
  return found;
}

/** Is there a capital letter at `at`? Latin letters without marks are told by their code, which is most of them. */
function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 0x80 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(text.slice(at, at + 2));
}

/** The number at index `i` with the word behind it that multiplies it; null for one digit, which says nothing. */
function numberAt(tokens: readonly Token[], i: number, language: Language): string | null {
  const token = tokens[i] as Token;
  const next = tokens[i + 1];
  const after = next?.norm === '.' ? undefined : next;
  const scale = after === undefined ? undefined : SCALES.get(after.norm);
  if (after === undefined || scale === undefined) return plainNumber(token.norm, language);
  const value = Number(plainNumber(token.norm, language, 1));
  const long = LONG_SCALE.has(language) && /^billi?ón|^billion|^bilion/u.test(after.norm) ? 1000 : 1;
  return Number.isFinite(value) ? String(Number((value * scale * long).toPrecision(12))) : null;
}

/** "July 26", "26 July", "26. července", "7月26日" → "7/26". */
function dateAt(tokens: readonly Token[], i: number): string | null {
  const [before, token, next, afterNext, last] = [tokens[i - 1], tokens[i], tokens[i + 1], tokens[i + 2], tokens[i + 3]];
  const number = Number(token?.norm);
  if (!Number.isInteger(number) || number < 1 || number > 31) return null;
  if (next?.norm === '月' && afterNext?.kind === 'number' && last?.norm === '日') return `${number}/${Number(afterNext.norm)}`;
  const month = monthOf(before) ?? monthOf(next?.norm === '.' ? afterNext : next);
  return month === null ? null : `${month}/${number}`;
}

const monthOf = (token: Token | undefined): number | null =>
  token?.kind !== 'word' ? null : (MONTHS.find(([pattern]) => pattern.test(token.norm))?.[1] ?? null);

/** "1.234,5" and "1,234.5" → "1234.5"; null for fewer than `digits` characters. */
export function plainNumber(norm: string, language: Language, digits = 2): string | null {
  const decimalComma = !['en', 'zh', 'ja', 'ko', 'th', 'he', 'ha'].includes(language);
  const grouped = decimalComma ? norm.replace(/\.(?=\d{3}(?!\d))/gu, '').replace(',', '.') : norm.replace(/,(?=\d{3}(?!\d))/gu, '');
  const value = grouped.replace(/'(?=\d{3})/gu, '').replace(/^0+(?=\d)/u, '');
  return value.length < digits ? null : value;
}

/** The first letters of a name in plain Latin, or null when too short to be one. */
export function namePrefix(norm: string): string | null {
  if (/^[a-z]+$/u.test(norm)) return norm.length < 3 ? null : norm.slice(0, NAME_LETTERS);
  let latin = '';
  for (const letter of norm.normalize('NFD')) latin += CYRILLIC[letter] ?? (/[a-z]/u.test(letter) ? letter : '');
  return latin.length < 3 ? null : latin.slice(0, NAME_LETTERS);
}

const byFirst = new Map<string, (readonly [string, string])[]>();
for (const name of HAN_NAMES) byFirst.set(name[0].charAt(0), [...(byFirst.get(name[0].charAt(0)) ?? []), name]);

function hanNameAt(text: string, at: number): { english: string; length: number } | null {
  const found = byFirst.get(text.charAt(at))?.find(([characters]) => text.startsWith(characters, at));
  return found === undefined ? null : { english: found[1], length: found[0].length };
}
