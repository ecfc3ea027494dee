import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { aloneFindings } from '../../../src/core/analyse/alone.ts';
import { witnessOf } from '../../../src/core/analyse/collate.ts';
import type { Article, Fact, Finding } from '../../../src/core/model.ts';
import { agree } from '../../../src/core/text/facts/equality.ts';
import { factsOf } from '../../../src/core/text/facts/facts.ts';
import { sentencesOf } from '../../../src/core/text/sentences.ts';
import { tokensOf } from '../../../src/core/text/tokens.ts';
import { labTables } from '../lab-tables.ts';
import { evalFolder } from '../repository.ts';
import { readRows } from '../rows.ts';
import { upperBound, type ScoreRow } from '../score-row.ts';

interface Found {
  readonly set: string;
  readonly article: Article;
  readonly finding: Finding;
}

/** All English articles of ../shared/eval by set: untouched ones, people's translations, and machines' translations. */
async function sets(): Promise<ReadonlyMap<string, readonly Article[]> | null> {
  const [siblings, distractors, harvest] = [evalFolder('siblings'), evalFolder('distractors'), evalFolder('harvest')];
  if (siblings === null || distractors === null) return null;
  const truth = new Map(
    (await readRows<{ id: string; role: string }>(join(siblings, 'truth.jsonl'))).map((row) => [row.id, row.role] as const),
  );
  const translated: Article[] = [];
  for (const file of readdirSync(siblings).filter((name) => /^wmt.*articles\.jsonl$/u.test(name)))
    translated.push(...(await readRows(join(siblings, file))));
  const untouched = await readRows(join(distractors, 'articles.jsonl.gz'));
  return new Map([
    ['untouched news', untouched],
    ["people's translations", translated.filter(({ id }) => truth.get(id) === 'human')],
    ["machines' translations", translated.filter(({ id }) => truth.get(id) === 'mt')],
    ['copied news', harvest !== null && existsSync(join(harvest, 'articles.jsonl')) ? await readRows(join(harvest, 'articles.jsonl')) : []],
  ]);
}

async function outcome(): Promise<{ found: readonly Found[]; sizes: ReadonlyMap<string, number> } | null> {
  const all = await sets();
  if (all === null) return null;
  const tables = labTables();
  const found: Found[] = [];
  for (const [set, articles] of all)
    for (const article of articles)
      for (const finding of aloneFindings(witnessOf(article, tables), tables)) found.push({ set, article, finding });
  return { found, sizes: new Map([...all].map(([set, articles]) => [set, articles.length])) };
}

export async function score(): Promise<readonly ScoreRow[] | null> {
  const done = await outcome();
  if (done === null) return null;
  const rows: ScoreRow[] = [];
  for (const [set, n] of done.sizes)
    for (const pattern of ['length-and-dates', 'title-and-body', 'two-spellings']) {
      const hits = new Set(
        done.found
          .filter(({ set: of, finding }) => of === set && finding.reason.code === 'one-page' && finding.reason.pattern === pattern)
          .map(({ article }) => article.id),
      ).size;
      rows.push({ set, measure: `articles with a mark, ${pattern}`, value: hits / Math.max(1, n), n, upper95: upperBound(hits, n) });
    }
  for (const [plant, { found, n }] of await planted())
    rows.push({ set: 'untouched news, one slip put in', measure: `found, ${plant}`, value: found / Math.max(1, n), n });
  return rows;
}

/** Put a slip of each kind into untouched articles, where they have a place for it. */
async function planted(): Promise<ReadonlyMap<string, { found: number; n: number }>> {
  const tables = labTables();
  const outcomes = new Map<string, { found: number; n: number }>();
  for (const article of (await sets())?.get('untouched news') ?? []) {
    const facts = witnessOf(article, tables).facts();
    for (const [plant, changed] of slips(article, facts)) {
      const hit = aloneFindings(witnessOf(changed, tables), tables).some(
        ({ reason }) => reason.code === 'one-page' && reason.pattern === plant,
      );
      const before = outcomes.get(plant) ?? { found: 0, n: 0 };
      outcomes.set(plant, { found: before.found + Number(hit), n: before.n + 1 });
    }
  }
  return outcomes;
}

const replaced = (text: string, at: { start: number; end: number }, by: string): string =>
  text.slice(0, at.start) + by + text.slice(at.end);

function* slips(article: Article, facts: readonly Fact[]): Generator<readonly [string, Article]> {
  const { text, title } = article;
  // the last mention of a full name that is there twice, its last word with two letters changed places
  const names = facts.filter((fact) => fact.type === 'name' && / /u.test(fact.value) && !fact.value.includes('@'));
  const again = names.findLast((fact) => names.some((other) => other !== fact && other.value === fact.value));
  const written = again === undefined ? '' : text.slice(again.span.start, again.span.end);
  if (again !== undefined && /\p{Ll}{6}$/u.test(written)) {
    const slip = written.replace(/(\p{Ll})(\p{Ll})(\p{Ll}\p{Ll})$/u, '$2$1$3');
    if (slip !== written) yield ['two-spellings', { ...article, text: replaced(text, again.span, slip) }];
  }
  // a number of the headline that the first paragraphs repeat, doubled and one more
  const inTitle = title === null ? [] : factsOf({ ...article, text: title }, sentencesOf(title, 'en'), tokensOf(title, 'en'));
  const told = inTitle.find(
    (fact) =>
      ['number', 'percent', 'money', 'duration'].includes(fact.type) &&
      fact.head !== null &&
      /^\d{1,3}$/u.test(fact.value) &&
      facts.some((other) => other.sentence < 3 && other.type === fact.type && other.head === fact.head && agree(other, fact)),
  );
  if (told !== undefined && title !== null)
    yield [
      'title-and-body',
      {
        ...article,
        title: replaced(title, told.span, title.slice(told.span.start, told.span.end).replace(/^\w+/u, String(Number(told.value) * 2 + 1))),
      },
    ];
}

/** Every mark with its sentence, to be judged by eye: `node scripts/run-ts.mjs test/lab/scores/alone.ts [SET]`. */
export async function main(args: readonly string[]): Promise<void> {
  const done = await outcome();
  for (const { set, article, finding } of done?.found ?? []) {
    if (args.length > 0 && !set.startsWith(args[0] ?? '')) continue;
    const { reason, span } = finding;
    const around = article.text.slice(Math.max(0, span.start - 110), span.end + 90).replace(/\s+/gu, ' ');
    console.log(
      `${set} ${article.id} ${reason.code === 'one-page' ? `${reason.pattern} [${finding.text}] beside [${reason.beside ?? ''}]` : ''}`,
    );
    console.log(`    ${article.title ?? '—'} || …${around}…`);
  }
}
