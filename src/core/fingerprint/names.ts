import type { Language } from '../model.ts';

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

/** The names that a capitalised word is, as prefixes in plain Latin: one, or one a part for a hyphenated word. */
export function namesIn(norm: string): string[] {
  return (ALIASES[norm] ?? norm).split('-').flatMap((part) => namePrefix(part) ?? []);
}

/** The first letters of a name in plain Latin, or null when too short to be one. */
export function namePrefix(norm: string): string | null {
  if (/^[a-z]+$/u.test(norm)) return norm.length < 3 ? null : norm.slice(0, NAME_LETTERS);
  let latin = '';
  for (const letter of norm.normalize('NFD')) latin += CYRILLIC[letter] ?? (/[a-z]/u.test(letter) ? letter : '');
  return latin.length < 3 ? null : latin.slice(0, NAME_LETTERS);
}

/** "1.234,5" and "1,234.5" → "1234.5"; null for fewer than `digits` characters. */
export function plainNumber(norm: string, language: Language, digits = 2): string | null {
  const decimalComma = !['en', 'zh', 'ja', 'ko', 'th', 'he', 'ha'].includes(language);
  const grouped = decimalComma ? norm.replace(/\.(?=\d{3}(?!\d))/gu, '').replace(',', '.') : norm.replace(/,(?=\d{3}(?!\d))/gu, '');
  const value = grouped.replace(/'(?=\d{3})/gu, '').replace(/^0+(?=\d)/u, '');
  return value.length < digits ? null : value;
}
