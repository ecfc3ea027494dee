import type { Language, Token } from '../model.ts';
import { anchorHash } from './terms.ts';

/** Names are compared by so many letters: endings differ between languages ("Moskva", "Moskvě", "Moscow"). */
const NAME_LETTERS = 5;

/** Cyrillic letters as English news spells them, near enough for a prefix of five. */
const CYRILLIC: Readonly<Record<string, string>> = Object.fromEntries(
  'а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ _ ы y ь _ э e ю yu я ya і i ї yi є ye ґ g'
    .split(' ')
    .reduce<[string, string][]>((pairs, part, i, all) => (i % 2 === 0 ? [...pairs, [part, (all[i + 1] ?? '').replace('_', '')]] : pairs), []),
);

/**
 * The anchors of one sentence in reading order: names and numbers, spelled so that another language's version
 * has the same ones. A capitalised word that opens the sentence is no name by its capital alone.
 */
export function anchorsOf(tokens: readonly Token[], text: string, language: Language): number[] {
  const found: number[] = [];
  let first = true;
  for (const token of tokens) {
    if (token.kind === 'number') {
      const value = plainNumber(token.norm, language);
      if (value !== null) found.push(anchorHash(value));
    } else if (token.kind === 'word') {
      if (!first && /^\p{Lu}/u.test(text.slice(token.start, token.start + 2)))
        for (const part of token.norm.split('-')) {
          const name = namePrefix(part);
          if (name !== null) found.push(anchorHash(name));
        }
      first = false;
    }
  }
  return found;
}

/** "1.234,5" and "1,234.5" → "1234.5"; null for one digit, which says nothing. */
export function plainNumber(norm: string, language: Language): string | null {
  const decimalComma = !['en', 'zh', 'ja', 'ko', 'th', 'he', 'ha'].includes(language);
  const grouped = decimalComma ? norm.replace(/\.(?=\d{3}(?!\d))/gu, '').replace(',', '.') : norm.replace(/,(?=\d{3}(?!\d))/gu, '');
  const value = grouped.replace(/'(?=\d{3})/gu, '').replace(/^0+(?=\d)/u, '');
  return value.length < 2 ? null : value;
}

/** The first letters of a name in plain Latin, or null when too short to be one. */
export function namePrefix(norm: string): string | null {
  let latin = '';
  for (const letter of norm.normalize('NFD')) latin += CYRILLIC[letter] ?? (/[a-z]/u.test(letter) ? letter : '');
  return latin.length < 3 ? null : latin.slice(0, NAME_LETTERS);
}
