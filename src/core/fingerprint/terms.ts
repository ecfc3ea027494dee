import type { Language, Token } from '../model.ts';
import { stemHash } from './hashes.ts';
import { NUMBER_TOKEN, WORD_TOKEN } from '../text/scan.ts';
import { spellingHash } from '../text/spellings.ts';
import { MORE_HASHES, ONE_HASH, UNSPACED, vocabularyOf } from './vocabulary.ts';
import { WordRow } from './word-row.ts';

/** The content hashes of one token (`Spelled.hashes`). */
export function contentHashes({ kind, norm }: Token, language: Language): readonly number[] {
  if (kind !== 'word' && kind !== 'number') return [];
  const vocabulary = vocabularyOf(language);
  const hash = spellingHash(norm, 0, norm.length);
  return vocabulary.at(vocabulary.indexOf(norm, 0, norm.length, hash, kind === 'word' ? WORD_TOKEN : NUMBER_TOKEN)).hashes;
}

/** Append the content hashes of a sentence's tokens to `out`, in reading order. */
export const pushStems = (out: number[], tokens: readonly Token[], text: string, language: Language): void =>
  pushRowStems(out, WordRow.of(tokens, text, language));

/**
 * The same of a row of words. Languages without spaces between words have pairs of neighbouring characters
 * instead of stems: one character says too little, and cutting words needs a dictionary.
 */
export function pushRowStems(out: number[], row: WordRow): void {
  const { words, starts, ends, vocabulary } = row;
  const { traits, hashes } = vocabulary;
  let before = -1;
  for (let i = 0; i < row.length; i++) {
    const word = words[i] ?? 0;
    const trait = traits[word] ?? 0;
    if ((trait & UNSPACED) !== 0) {
      if (before >= 0 && ends[before] === starts[i]) out.push(stemHash(vocabulary.at(words[before] ?? 0).norm + vocabulary.at(word).norm));
      before = i;
    } else {
      before = -1;
      if ((trait & ONE_HASH) !== 0) out.push(hashes[word] ?? 0);
      else if ((trait & MORE_HASHES) !== 0) out.push(...vocabulary.at(word).hashes);
    }
  }
}
