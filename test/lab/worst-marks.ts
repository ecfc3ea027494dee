import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../../src/core/analyse/report.ts';
import { overlaps } from '../../src/core/span.ts';
import { labelledPages, labelOf } from './labelled-pages.ts';
import { labTables } from './lab-tables.ts';
import { WHY } from './mark-labels.data.ts';
import { repository } from './repository.ts';
import { harvestOutcome } from './scores/harvest.ts';
import { SEED_READING } from './seeds-reading.data.ts';
import { seedArticles } from './seeds.ts';

/*
 * node scripts/run-ts.mjs test/lab/worst-marks.ts writes test/lab/WORST.md: the surest false marks on unaltered pages and the
 * gravest differences that stay unmarked, by place and kind, with a reason each. Of the texts only the readings are told.
 */

const MOST = 30;

/** Why a difference of the close reading is not marked, by seed and offset. */
const SEED_WHY: Readonly<Record<string, string>> = {
  '000 617':
    'two branches have the top rank, but of three texts two are one branch and the third writes it as two words, so that the slot is only fair',
  '000 1729': 'the whole clause is built otherwise; which word ties it to which cannot be told from words in a row',
  '000 1869': 'the quotation is worded otherwise throughout, as translations do; judged in copies only',
  '001 1724': 'a comma stands where "or" stood: both siblings with the other list quote it in other words around',
  '001 1873': 'as in 000: the clause is built otherwise',
  '001 3261': 'only one branch has the other name in the same place; the page itself introduces the person under it',
  '002 1000': 'who plays down the prospects: no verb of saying, and the subject is a description',
  '004 2359': 'a comma and "and" where "or" stood, in a sentence run into the next',
  '004 2817': 'as in 001',
  '004 4453': 'as in 001, and the other bearer of the name is its own branch',
};

const HARVEST_WHY: Readonly<Record<string, string>> = {
  role: 'a description of a person; other words for one office are let pass',
  relation: 'a word or claim that reads as well as the right one; nothing typed differs',
  modality: 'the page reports what it announces elsewhere; no sibling tells it in the same words',
  number: 'a singular, not a number',
  place: 'the part for the whole, in words for things',
  name: 'one letter read as another, or a common noun: spelling is let pass',
  quote: 'the quotation differs from itself or is of nobody here',
  date: 'a clause of time without a date',
  attribution: 'the speaker is a pronoun or a description',
};

export async function main(): Promise<number> {
  const pages = await labelledPages();
  const seeds = seedArticles();
  const harvest = await harvestOutcome();
  if (pages === null || seeds === null || harvest === null) {
    process.stderr.write('worst-marks: ../shared is not there\n');
    return 1;
  }
  const lines = [
    '# The worst marks and the worst misses',
    '',
    'Made by `node scripts/run-ts.mjs test/lab/worst-marks.ts`; not edited by hand.',
    '',
  ];

  const seen = new Set<string>();
  const wrong = pages
    .flatMap((one) => one.shown.map((finding) => ({ ...one, finding, label: labelOf(one.page, finding) ?? 'R' })))
    .filter(({ label }) => label !== 'R')
    .sort((a, b) => b.finding.confidence - a.finding.confidence || (a.page.id < b.page.id ? -1 : 1))
    .filter(({ page, finding }) => !seen.has(`${page.id} ${finding.id}`) && seen.add(`${page.id} ${finding.id}`));
  lines.push(
    '## False marks',
    '',
    `Shown on unaltered versions, read by hand (\`score marks\`); the ${Math.min(MOST, wrong.length)} surest of ${wrong.length}.`,
    '',
    '| article | place | kind | here | there | siblings | confidence | why it is false |',
    '|---|---|---|---|---|---|---|---|',
  );
  for (const { page, finding, siblings, label } of wrong.slice(0, MOST))
    lines.push(
      row([
        page.id,
        `${finding.span.start}–${finding.span.end}`,
        finding.category,
        finding.text,
        finding.readings[1]?.text ?? '',
        String(siblings),
        finding.confidence.toFixed(2),
        WHY[label.slice(1)] ?? '',
      ]),
    );

  lines.push('', '## Misses', '', '| text | place | kind | severity | why it is missed |', '|---|---|---|---|---|');
  for (const page of seeds) {
    const shown = analyse(
      page,
      seeds.filter((other) => other !== page),
      labTables(),
    ).findings.filter((finding) => finding.kind === 'deviation' && finding.shown);
    for (const span of SEED_READING.filter((one) => one.id === page.id && one.kind === 'deviation' && one.severity >= 2))
      if (shown.every((finding) => !overlaps(finding.span, span)))
        lines.push(
          row([
            `seed ${page.id}`,
            `${span.start}–${span.end}`,
            span.category,
            String(span.severity),
            SEED_WHY[`${page.id} ${span.start}`] ?? 'not looked at yet',
          ]),
        );
  }
  for (const { row: gold, hit } of harvest.gold) {
    const [kind, category = ''] = gold.kind.split(':');
    if (kind === 'deviation' && gold.severity >= 2 && hit === null)
      lines.push(
        row([
          `harvest ${gold.id}`,
          `${gold.start}–${gold.end}`,
          category,
          String(gold.severity),
          HARVEST_WHY[category] ?? 'not looked at yet',
        ]),
      );
  }
  writeFileSync(join(repository, 'test', 'lab', 'WORST.md'), `${lines.join('\n')}\n`);
  return 0;
}

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replace(/\s+/gu, ' ').replaceAll('|', '/')).join(' | ')} |`;
