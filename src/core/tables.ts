import { EMPTY_PRIOR, readPrior, type PriorFrequency } from './match/document-frequency.ts';
import { readCalques, type Calque } from './analyse/calque-table.ts';
import { readFrames, type Frame } from './analyse/grammar-table.ts';
import { NO_SENSES, readSenses, type Senses } from './analyse/sense-table.ts';
import { NO_NGRAMS, readNgrams, type Ngrams } from './analyse/ngrams.ts';
import { NO_RESIDUE_RULES, readResidueRules, type ResidueRules } from './analyse/residue-rules.ts';
import { NO_LEXICON, readLexicon, type Lexicon } from './text/lexicon.ts';
import { readOpposites, type Opposites } from './text/opposites.ts';

/** What the analysis knows beforehand: aggregate counts and word lists, shipped as files under assets/tables. */
export interface Tables {
  readonly df: PriorFrequency;
  /** Meanings and antonyms of common words. */
  readonly lexicon: Lexicon;
  /** Counts of words in a row, to choose between two wordings of one place. */
  readonly ngrams: Ngrams;
  /** Literal renderings of other languages' set phrases. */
  readonly calques: readonly Calque[];
  /** Rows of words that another language's grammar leaves behind. */
  readonly grammar: readonly Frame[];
  /** Words that one word of another language stands for. */
  readonly senses: Senses;
  /** What of a scraped page is no part of its story. */
  readonly residue: ResidueRules;
  /** Files that were not there or could not be read; each becomes a gap of the report. */
  readonly missing: readonly string[];
}

/** The files to load; each may be missing. */
export const TABLE_FILES = [
  'df.bin',
  'lexicon.bin',
  'ngrams.bin',
  'calques.json',
  'grammar.txt',
  'residue.json',
  'opposites.txt',
  'senses.txt',
] as const;
export type TableFile = (typeof TABLE_FILES)[number];

/** Read what is there. A missing or damaged file is named in `missing`; nothing throws. */
export function readTables(files: Readonly<Partial<Record<string, Uint8Array>>>): Tables {
  const missing: string[] = [];
  const read = <T>(name: TableFile, reader: (bytes: Uint8Array) => T, otherwise: T): T => {
    const bytes = files[name];
    if (bytes === undefined) {
      missing.push(name);
      return otherwise;
    }
    try {
      return reader(bytes);
    } catch (thrown) {
      missing.push(`${name} (${thrown instanceof Error ? thrown.message : String(thrown)})`);
      return otherwise;
    }
  };
  const opposites = read('opposites.txt', readOpposites, new Map() as Opposites);
  return {
    df: read('df.bin', readPrior, EMPTY_PRIOR),
    lexicon: read('lexicon.bin', (bytes) => readLexicon(bytes, opposites), NO_LEXICON),
    ngrams: read('ngrams.bin', readNgrams, NO_NGRAMS),
    calques: read('calques.json', readCalques, []),
    grammar: read('grammar.txt', readFrames, []),
    senses: read('senses.txt', readSenses, NO_SENSES),
    residue: read('residue.json', readResidueRules, NO_RESIDUE_RULES),
    missing,
  };
}

/** Tables of a build without any file: everything still runs, with less knowledge. */
export const NO_TABLES: Tables = {
  df: EMPTY_PRIOR,
  lexicon: NO_LEXICON,
  ngrams: NO_NGRAMS,
  calques: [],
  grammar: [],
  senses: NO_SENSES,
  residue: NO_RESIDUE_RULES,
  missing: [],
};
