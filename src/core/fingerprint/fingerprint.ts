import type { Article, Fingerprint } from '../model.ts';
import { languageOf } from '../text/language.ts';
import { sentencesOf } from '../text/sentences.ts';
import { pushRowAnchors } from './anchors.ts';
import { pushRowStems } from './terms.ts';
import { FINGERPRINT_VERSION } from './version.ts';
import { WordRow } from './word-row.ts';

/** Beyond this nothing is read: a page of 2 MB is no article, and hashing it must not hang the tab. */
const MOST_STEMS = 100_000;
const MOST_ANCHORS = 25_000;

/** A sentence that stands in one article so often is the site's, not the story's ("Never miss important updates!"). */
const TOO_OFTEN = 3;

/** What matching needs of a page: content stems sentence by sentence, and anchors. Linear in the text. */
export function fingerprintOf(article: Article): Fingerprint {
  const { text } = article;
  const lang = languageOf(text, article.lang);
  const stems: number[] = [];
  const sentenceEnds: number[] = [];
  const anchors: number[] = [];
  const row = new WordRow(lang);
  for (const { start, end } of sentencesOf(text, lang)) {
    if (stems.length >= MOST_STEMS) break;
    row.read(text, start, end);
    pushRowStems(stems, row);
    sentenceEnds.push(stems.length);
    if (anchors.length < MOST_ANCHORS) pushRowAnchors(anchors, row, text);
  }
  return { version: FINGERPRINT_VERSION, lang, ...withoutRefrains(stems, sentenceEnds), anchors };
}

/** Leaves out the stems of sentences that are repeated again and again; the sentences stay, empty. */
function withoutRefrains(stems: readonly number[], sentenceEnds: readonly number[]): Pick<Fingerprint, 'stems' | 'sentenceEnds'> {
  const keys = new Int32Array(sentenceEnds.length);
  let at = 0;
  for (let sentence = 0; sentence < keys.length; sentence++) {
    let key = 0;
    for (const end = sentenceEnds[sentence] ?? 0; at < end; at++) key = (Math.imul(key, 31) + (stems[at] ?? 0)) | 0;
    keys[sentence] = key;
  }
  const refrains = repeated(keys);
  if (refrains.size === 0) return { stems, sentenceEnds };
  const kept: number[] = [];
  const ends = sentenceEnds.map((end, sentence) => {
    if (!refrains.has(keys[sentence] ?? 0)) for (let i = sentenceEnds[sentence - 1] ?? 0; i < end; i++) kept.push(stems[i] ?? 0);
    return kept.length;
  });
  return { stems: kept, sentenceEnds: ends };
}

/** The keys that are there `TOO_OFTEN`; 0 stands for a sentence without stems. */
function repeated(keys: Int32Array): ReadonlySet<number> {
  const found = new Set<number>();
  const sorted = keys.slice().sort();
  for (let i = TOO_OFTEN - 1; i < sorted.length; i++)
    if (sorted[i] !== 0 && sorted[i] === sorted[i - TOO_OFTEN + 1]) found.add(sorted[i] ?? 0);
  return found;
}
