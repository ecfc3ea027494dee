/**
 * One spelling for the ways in which a name comes into Latin letters: Zelensky, Zelenskiy, Zelenskyy; Schröder, Schroeder;
 * Aleksei, Alexey; Chaikovsky, Tchaikovsky. Vowels stay apart ("Baxter", "Bexter"). Takes a folded, lower-case word.
 */
export function romanised(word: string): string {
  let known = remembered.get(word);
  if (known === undefined) {
    known = word;
    for (const [pattern, letters] of RULES) known = known.replace(pattern, letters);
    if (remembered.size > MOST_REMEMBERED) remembered.clear();
    remembered.set(word, known);
  }
  return known;
}

/** The consonants of a name, one letter for those that translations take for each other: "Capz", "Caps"; "Fulgal", "Furgal". */
export function sounds(word: string): string {
  let known = sounding.get(word);
  if (known === undefined) {
    known = romanised(word);
    for (const [pattern, letters] of SOUNDS) known = known.replace(pattern, letters);
    if (sounding.size > MOST_REMEMBERED) sounding.clear();
    sounding.set(word, known);
  }
  return known;
}

const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, string>();
const sounding = new Map<string, string>();

/** In this order, each over the whole word. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/ß/gu, 'ss'],
  [/ø/gu, 'o'],
  [/æ/gu, 'e'],
  [/ł/gu, 'l'],
  [/ð/gu, 'd'],
  [/þ/gu, 'th'],
  [/đ/gu, 'd'],
  [/ı/gu, 'i'],
  [/œ/gu, 'e'],
  [/x/gu, 'ks'],
  [/ck|q(?=u)/gu, 'k'],
  [/tsch|tch/gu, 'ch'],
  [/shch|sch/gu, 'sh'],
  [/ph/gu, 'f'],
  [/kh|gh/gu, 'h'],
  [/th/gu, 't'],
  [/ts|tz/gu, 'z'],
  [/dj|dzh|zh/gu, 'j'],
  [/w/gu, 'v'],
  [/c(?=[aou]|[^aeiouhy]|$)/gu, 'k'],
  [/(?:iy|yy|ij|ii|yi|ie|y|j(?![aeou]))/gu, 'i'],
  [/(?<=[aeou])i(?=[aeou])/gu, ''],
  [/(?:ei|ai)/gu, 'ei'],
  [/ae/gu, 'a'],
  [/oe/gu, 'o'],
  [/ou|ue|oo/gu, 'u'],
  [/(?<=[aeiou])h(?![aeiou])/gu, ''],
  [/^h(?=[lr])/gu, ''],
  [/(.)\1/gu, '$1'],
  [/f$/gu, 'v'],
];

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/[aeiouh]/gu, ''],
  [/[gkq]/gu, 'k'],
  [/[szjc]/gu, 's'],
  [/[bpvf]/gu, 'b'],
  [/[dt]/gu, 't'],
  [/[lr]/gu, 'l'],
  [/[mn]/gu, 'n'],
  [/(.)\1/gu, '$1'],
];
