import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { framesIn } from '../../src/core/analyse/artifacts-grammar.ts';
import { witnessOf } from '../../src/core/analyse/collate.ts';
import { tokensOfSentence } from '../../src/core/analyse/collation.ts';
import type { Article } from '../../src/core/model.ts';
import { labTables } from './lab-tables.ts';
import { evalFolder } from './repository.ts';

/** What the frames of another language's grammar mark in untouched news, where each hit should be a slip of its writer. */
export function main(): number {
  const folder = evalFolder('distractors');
  if (folder === null) return 1;
  const tables = labTables();
  const rows = gunzipSync(readFileSync(join(folder, 'articles.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n');
  let sentences = 0;
  const hits = new Map<string, number>();
  for (const row of rows) {
    const witness = witnessOf(JSON.parse(row) as Article, tables);
    if (witness.language !== 'en') continue;
    witness.sentences.forEach((_, s) => {
      if (witness.body[s] === false) return;
      sentences++;
      for (const { frame } of framesIn(witness.article.text, tokensOfSentence(witness, s), tables))
        hits.set(frame.example, (hits.get(frame.example) ?? 0) + 1);
    });
  }
  for (const [example, many] of [...hits].sort((a, b) => b[1] - a[1])) console.log(`${many}  ${example}`);
  const all = [...hits.values()].reduce((sum, many) => sum + many, 0);
  console.log(`${all} hits in ${sentences} sentences, quotations included`);
  return 0;
}
