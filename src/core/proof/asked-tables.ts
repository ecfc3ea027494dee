import { END, ngramKey, START, type Ngrams } from '../analyse/ngrams.ts';
import { FREQUENCY_BUCKETS, type PriorFrequency } from '../match/document-frequency.ts';
import type { Tables } from '../tables.ts';
import type { Lexicon } from '../text/lexicon.ts';

/** What an analysis asked of the tables: enough to cut out all that answers it again. */
export interface Asked {
  readonly buckets: Set<number>;
  /** Words of which it was asked whether they are known, and those that were held against another. */
  readonly known: Set<string>;
  readonly related: Set<string>;
  /** Keys of words, pairs and triples. */
  readonly grams: readonly [Set<number>, Set<number>, Set<number>];
  /** Lines of the table of senses that answered. */
  readonly senses: Set<number>;
  /** Lines of the table of grammar that fitted somewhere. */
  readonly frames: Set<number>;
}

/** The same tables, taking note of every question. A table that is missing stays the very one that stands for none. */
export function noting(tables: Tables): { readonly tables: Tables; readonly asked: Asked } {
  const asked: Asked = {
    buckets: new Set(),
    known: new Set(),
    related: new Set(),
    grams: [new Set(), new Set(), new Set()],
    senses: new Set(),
    frames: new Set(),
  };
  const gone = (file: string): boolean => tables.missing.some((name) => name.startsWith(file));
  return {
    asked,
    tables: {
      df: gone('df.bin') ? tables.df : notingFrequency(tables.df, asked),
      lexicon: gone('lexicon.bin') ? tables.lexicon : notingLexicon(tables.lexicon, asked),
      ngrams: gone('ngrams.bin') ? tables.ngrams : notingNgrams(tables.ngrams, asked),
      senses: {
        // a phrase whose line did not answer may be unknown in the part as well
        has: (phrase) => tables.senses.has(phrase),
        confusions(a, b) {
          const found = tables.senses.confusions(a, b);
          for (const { line } of found) asked.senses.add(line);
          return found;
        },
      },
      // Short, so they travel whole.
      calques: tables.calques,
      grammar: tables.grammar.map((frame) => ({
        ...frame,
        get marked() {
          asked.frames.add(frame.line);
          return frame.marked;
        },
      })),
      residue: tables.residue,
      missing: tables.missing,
    },
  };
}

function notingFrequency(df: PriorFrequency, { buckets }: Asked): PriorFrequency {
  const note = (hash: number): number => {
    buckets.add(hash & (FREQUENCY_BUCKETS - 1));
    return hash;
  };
  return { share: (hash) => df.share(note(hash)), idf: (hash) => df.idf(note(hash)) };
}

function notingLexicon(lexicon: Lexicon, { known, related }: Asked): Lexicon {
  return {
    has(word) {
      known.add(word);
      return lexicon.has(word);
    },
    kinds(word) {
      related.add(word);
      return lexicon.kinds(word);
    },
    relation(a, b) {
      if (a !== b) related.add(a).add(b);
      return lexicon.relation(a, b);
    },
  };
}

function notingNgrams(ngrams: Ngrams, { grams }: Asked): Ngrams {
  const note = (words: readonly string[]): void => {
    grams[words.length - 1]?.add(ngramKey(words));
  };
  return {
    empty: ngrams.empty,
    count(word) {
      note([word]);
      return ngrams.count(word);
    },
    capitalShare(word) {
      note([word]);
      return ngrams.capitalShare(word);
    },
    inARow(words) {
      note(words);
      return ngrams.inARow(words);
    },
    fluency(before, middle, after) {
      // Every row of up to three words that the sum can look at.
      const all = [START, START, ...before.slice(-2), ...middle, ...after.slice(0, 2), END];
      for (let i = 0; i < all.length; i++) for (let many = 1; many <= 3; many++) if (i + many <= all.length) note(all.slice(i, i + many));
      return ngrams.fluency(before, middle, after);
    },
  };
}
