import { join } from 'node:path';
import { artifactsIn, surfaceMarksOf } from '../../src/core/analyse/artifacts.ts';
import { collate, witnessOf } from '../../src/core/analyse/collate.ts';
import { confusedWords, passageOf } from '../../src/core/analyse/pivot.ts';
import { stemmaOf } from '../../src/core/analyse/stemma.ts';
import { hash32 } from '../../src/core/article-id.ts';
import type { Article } from '../../src/core/model.ts';
import { labTables } from './lab-tables.ts';
import { rowsOf, some } from './rows.ts';
import type { ScoreRow } from './score-row.ts';

/** One page in so many is asked beside siblings as well. */
const BESIDE = 8;

function languageBeside(page: Article, others: readonly Article[]): string | null {
  const tables = labTables();
  const collation = collate(page, others, tables);
  const marks = artifactsIn(collation, stemmaOf(collation, tables), tables);
  const witness = witnessOf(page, tables);
  return passageOf(witness, surfaceMarksOf(witness, tables), tables.calques, confusedWords(marks, tables.senses)).language;
}

/** How often the language a page passed through is named, rightly and without cause. */
export function passedThrough(siblings: string, distractors: string): ScoreRow[] {
  const tables = labTables();
  const languageOf = (article: Article): string | null => {
    const witness = witnessOf(article, tables);
    return passageOf(witness, surfaceMarksOf(witness, tables), tables.calques).language;
  };
  const truth = new Map(
    rowsOf<{ id: string; group: string; role: string; pair: string }>(join(siblings, 'truth.jsonl')).map((t) => [t.id, t]),
  );
  let machine = 0;
  let named = 0;
  let right = 0;
  let sound = 0;
  let soundNamed = 0;
  const beside = { machine: 0, named: 0, right: 0, sound: 0, soundNamed: 0 };
  for (const pair of ['cs', 'de', 'ha', 'is', 'ja', 'ru', 'zh']) {
    const articles = rowsOf<Article>(join(siblings, `wmt21.${pair}-en.articles.jsonl`));
    for (const article of articles) {
      const language = languageOf(article);
      if (hash32(article.id) % BESIDE === 0) {
        const group = truth.get(article.id)?.group;
        const told = languageBeside(
          article,
          some(
            articles.filter((a) => a.id !== article.id && truth.get(a.id)?.group === group),
            4,
            article.id,
          ),
        );
        const isSound = truth.get(article.id)?.role === 'human';
        beside[isSound ? 'sound' : 'machine']++;
        if (told !== null) beside[isSound ? 'soundNamed' : 'named']++;
        if (told === pair && !isSound) beside.right++;
      }
      if (truth.get(article.id)?.role === 'human') {
        sound++;
        if (language !== null) soundNamed++;
        continue;
      }
      machine++;
      if (language === null) continue;
      named++;
      if (language === pair) right++;
    }
  }
  for (const article of rowsOf<Article>(join(distractors, 'articles.jsonl.gz'))) {
    if (article.lang !== 'en') continue;
    sound++;
    if (languageOf(article) !== null) soundNamed++;
  }
  return [
    {
      set: 'wmt21 machine translations',
      measure: 'language named right, where one is named',
      value: right / Math.max(1, named),
      n: named,
      note: `of ${machine}; it abstains on the rest`,
    },
    {
      set: 'human translations, untouched news',
      measure: 'language named without cause',
      value: soundNamed,
      n: sound,
      unit: 'count',
      bound: { at: 'most', value: 0 },
    },
    {
      set: 'wmt21 machine translations, 4 siblings',
      measure: 'language named right, where one is named',
      value: beside.right / Math.max(1, beside.named),
      n: beside.named,
      note: `of ${beside.machine}, one in ${BESIDE}; of ${beside.sound} by people ${beside.soundNamed} are named`,
    },
  ];
}
