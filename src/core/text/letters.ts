/** What a UTF-16 unit may be part of, as bits; a unit of a surrogate pair has none but `PAIRED`. */
export const DIGIT = 1;
/** Begins a word: a letter of a script that writes spaces between words, katakana aside. */
export const LETTER = 2;
/** Goes on with a word: letters, marks, digits and what is invisible, of the same scripts. */
export const PART = 4;
export const CAPITAL = 8;
export const KATAKANA = 16;
/** A character of a script without spaces: a word of its own. */
export const UNSPACED = 32;
export const COMBINING = 64;
export const SYMBOL = 128;
export const PUNCTUATION = 256;
/** A letter of any script. */
export const ANY_LETTER = 1024;
/** A letter or mark of a script other than Latin and Cyrillic. */
export const FOREIGN = 2048;
/** Half of a character beyond the first 65,536: look at both halves. */
export const PAIRED = 512;

/** Scripts that write no spaces between words: every character is a token of its own (katakana runs are one). */
const UNSPACED_SCRIPTS = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const KATAKANA_LETTERS = '\\p{sc=Katakana}ー';
/** Soft hyphens and joiners stand inside words and mean nothing. */
const INVISIBLE = '\\u{AD}\\u{200B}-\\u{200D}\\u{2060}\\u{FEFF}';
const OTHERS = `[${UNSPACED_SCRIPTS}${KATAKANA_LETTERS}]`;

const letter = `[\\p{L}--${OTHERS}]`;
const part = `[[\\p{L}\\p{M}\\p{Nd}${INVISIBLE}]--${OTHERS}]`;
const letterOrDigit = `[[\\p{L}\\p{Nd}]--${OTHERS}]`;

/**
 * The grammar of tokens: number, word, symbol, punctuation. Words keep inner apostrophes, hyphens and dots ("U.S.",
 * "co-founder", "O’Neil"); numbers keep inner separators ("1,500.5", "4:30"). `tokens.ts` reads the same from
 * the bits above, many times faster, and takes this for characters of two units; a test holds the two together.
 */
export const TOKEN = new RegExp(
  `(\\p{Nd}+(?:[.,:’']\\p{Nd}+)*)` +
    `|((?:\\p{Lu}\\.){2,}|${letter}${part}*(?:[’'\\-‑]${letterOrDigit}${part}*)*|[${KATAKANA_LETTERS}][${KATAKANA_LETTERS}・]*|[${UNSPACED_SCRIPTS}]\\p{M}*)` +
    `|(\\p{S})|(\\p{P})`,
  'yv',
);

const KINDS: readonly (readonly [number, RegExp])[] = [
  [DIGIT, /\p{Nd}/u],
  [LETTER, new RegExp(letter, 'v')],
  [PART, new RegExp(part, 'v')],
  [CAPITAL, /\p{Lu}/u],
  [KATAKANA, new RegExp(`[${KATAKANA_LETTERS}]`, 'v')],
  [UNSPACED, new RegExp(`[${UNSPACED_SCRIPTS}]`, 'v')],
  [COMBINING, /\p{M}/u],
  [SYMBOL, /\p{S}/u],
  [PUNCTUATION, /\p{P}/u],
  [ANY_LETTER, /\p{L}/u],
  [FOREIGN, /[^\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Common}\p{sc=Inherited}]/u],
];

/** Not yet worked out. */
const UNKNOWN = 0x8000;
const KNOWN = new Uint16Array(65_536).fill(UNKNOWN);

/** The bits of a UTF-16 unit, worked out when the first of its neighbours is met. NaN, past the end of a text, has none. */
export function kindsOf(unit: number): number {
  const kinds = KNOWN[unit & 0xffff] ?? 0;
  return (kinds & UNKNOWN) === 0 ? kinds : learn(unit);
}

function learn(met: number): number {
  for (let unit = met & 0xff00; unit <= (met | 0xff); unit++) {
    const letter = String.fromCharCode(unit);
    KNOWN[unit] =
      unit >= 0xd800 && unit <= 0xdfff ? PAIRED : KINDS.reduce((bits, [bit, pattern]) => bits | (pattern.test(letter) ? bit : 0), 0);
  }
  return KNOWN[met] ?? 0;
}
