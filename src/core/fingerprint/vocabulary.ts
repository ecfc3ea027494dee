import type { Language } from '../model.ts';
import { spellingHash, SpellingTable } from '../text/spellings.ts';
import { WORD_TOKEN } from '../text/scan.ts';
import { Spelled } from './spelled.ts';

/** What matters of a word at every place where it stands, as bits. */
export const WORD = 1;
export const NUMBER = 2;
/** "China’s": read as two. */
export const POSSESSIVE = 4;
export const CAPITAL = 8;
/** Of a script without spaces between words. */
export const UNSPACED = 16;
/** May be written in Chinese characters or the like. */
export const EASTERN = 32;
/** Has one content hash: `hashes`. */
export const ONE_HASH = 64;
/** Has several: ask its `Spelled`. */
export const MORE_HASHES = 128;

const MOST_REMEMBERED = 50_000;
const FIRST_ROOM = 2_048;

/** The words met in one language by number; what is asked of every single one lies in plain arrays. */
export class Vocabulary {
  traits = new Uint8Array(FIRST_ROOM);
  hashes = new Uint32Array(FIRST_ROOM);
  readonly #table: SpellingTable<Spelled>;

  constructor(language: Language) {
    this.#table = new SpellingTable((raw, kind) => this.#enter(new Spelled(raw, kind, language)), MOST_REMEMBERED);
  }

  indexOf(text: string, start: number, end: number, hash: number, kind: number): number {
    return this.#table.indexOf(text, start, end, hash, kind);
  }

  /** All that is known of a word. */
  at(word: number): Spelled {
    return this.#table.made[word] as Spelled;
  }

  /** The "’s" behind a name. */
  possessive(): number {
    return this.#table.indexOf("'s", 0, 2, POSSESSIVE_HASH, WORD_TOKEN);
  }

  /** Numbers hold until this. */
  trim(): void {
    this.#table.trim();
  }

  #enter(word: Spelled): Spelled {
    const at = this.#table.made.length;
    if (at >= this.traits.length) {
      const [traits, hashes] = [new Uint8Array(at * 2), new Uint32Array(at * 2)];
      traits.set(this.traits);
      hashes.set(this.hashes);
      this.traits = traits;
      this.hashes = hashes;
    }
    this.traits[at] =
      (word.isWord ? WORD : 0) |
      (word.isNumber ? NUMBER : 0) |
      (word.isPossessive ? POSSESSIVE : 0) |
      (word.isCapital ? CAPITAL : 0) |
      (word.isUnspaced ? UNSPACED : 0) |
      (word.isWord && word.norm.charCodeAt(0) > 0x2fff ? EASTERN : 0) |
      (word.hashes.length === 1 ? ONE_HASH : 0) |
      (word.hashes.length > 1 ? MORE_HASHES : 0);
    this.hashes[at] = word.hashes[0] ?? 0;
    return word;
  }
}

const POSSESSIVE_HASH = spellingHash("'s", 0, 2);

const MOST_LANGUAGES = 16;
const vocabularies = new Map<Language, Vocabulary>();

export function vocabularyOf(language: Language): Vocabulary {
  let found = vocabularies.get(language);
  if (found === undefined) {
    // Languages that a page makes up must not make us remember without end.
    if (vocabularies.size >= MOST_LANGUAGES) vocabularies.clear();
    vocabularies.set(language, (found = new Vocabulary(language)));
  } else found.trim();
  return found;
}
