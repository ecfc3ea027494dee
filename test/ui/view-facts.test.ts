import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/core/analyse/report.ts';
import { supportersOf } from '../../src/core/analyse/supporters.ts';
import type { Contrast } from '../../src/core/analyse/contrast.ts';
import type { Article, Finding, Report } from '../../src/core/model.ts';
import { inContext } from '../../src/core/reading-context.ts';
import { factsView, type FactsView } from '../../src/ui/view-facts.ts';
import type { SiglumView } from '../../src/ui/siglum.tsx';
import { wordedBy } from '../../src/ui/view-findings.ts';
import { wordingsOf } from '../../src/ui/wordings.ts';
import { articleOf } from '../bare-article.ts';
import { labTables } from '../lab/lab-tables.ts';

/** A made-up story: the first report, two honest rewordings, one that credits the first, a damaged and a careless copy. */
const WIRE = `The harbour board of Skarvik will not reopen the Lervik lock before Thursday, its chairman Oskar Melby said on Monday.

Cracks longer than 40 centimetres were found in the western gate, and the repair is expected to take six months.

No one was injured when the gate gave way. "We did not ignore the warnings," the chief engineer Tove Rask said.

The inquiry, led by Professor Emil Dahlsten, begins in March. Dahlsten said the gate had been inspected twice in 2019.

Some 1,200 tonnes of grain are waiting at the northern quay.`;
const HERALD = `Skarvik's harbour board says the Lervik lock will stay shut until Thursday at the earliest.

Its chairman, Oskar Melby, told reporters on Monday that the repair would take six months. Divers found cracks longer than 40 centimetres in the western gate.

Nobody was injured when the gate gave way. "We did not ignore the warnings," chief engineer Tove Rask insisted.

Professor Emil Dahlsten, who will lead the inquiry from March, said the gate had been inspected twice in 2019.

About 1,200 tonnes of grain are waiting at the northern quay.`;
const COURIER = `The Lervik lock stays closed and will not reopen before Thursday, the Skarvik Wire reported.

The western gate has cracks longer than 40 centimetres, and mending it is going to last half a year.

No one was hurt when the gate gave way. Tove Rask, the chief engineer, said: "We did not ignore the warnings."

According to Professor Emil Dahlsten, whose inquiry begins in March, the gate had been inspected twice in 2019.

Grain of 1,200 tonnes is waiting at the northern quay.`;
const DAMAGED = WIRE.replace('did not ignore', 'did ignore')
  .replace('before Thursday', 'before Friday')
  .replace('40 centimetres', '14 centimetres')
  .replace('No one was injured', 'One was injured')
  .replace('Dahlsten said', 'Melby said');
const CARELESS = WIRE.replace('six months', 'six weeks').replace('will not reopen', 'will reopen').replace('Dahlsten said', 'Rask said');
const ALL = { wire: WIRE, herald: HERALD, courier: COURIER, damaged: DAMAGED, careless: CARELESS };

const OUTLETS: Record<string, string> = { wire: 'Skarvik Wire' };
const articles = Object.entries(ALL).map(([id, text]) => articleOf(id, text, { outlet: OUTLETS[id] ?? null }));
const textOf = (cast: readonly Article[]) => (id: string) => cast.find((one) => one.id === id)?.text;

const reports = new Map<string, Report>();
function reportOf(id: string, cast: readonly Article[] = articles): Report {
  const known = cast === articles ? reports.get(id) : undefined;
  if (known !== undefined) return known;
  const page = cast.find((one) => one.id === id) as Article;
  const report = analyse(
    page,
    cast.filter((one) => one !== page),
    labTables(),
  );
  const told = { ...report, findings: report.findings.map((finding) => inContext(finding, textOf(cast))) };
  if (cast === articles) reports.set(id, told);
  return told;
}

function tableOf({ findings, page, order }: Report, cast: readonly Article[] = articles): FactsView {
  const sigla = new Map(order.map((id): [string, SiglumView] => [id, siglum(id)]));
  const all = findings.map((finding) => ({ ...finding, shown: true }));
  return factsView(all, page, order, sigla, (id) => textOf(cast)(id) ?? null);
}

const siglum = (id: string): SiglumView =>
  ({ id, letter: id.slice(0, 1), name: id, branch: 0, role: 'witness', original: false }) as unknown as SiglumView;
const plain = (words: string): string => words.replace(/\s+/gu, ' ').trim();

/** Every word that anybody is quoted with, by version. */
function quotesIn(report: Report, cast: readonly Article[]): [string, string][] {
  const cells = tableOf(report, cast).rows.flatMap((row) => row.cells.map((cell): [string, string] => [cell.id, cell.text ?? '']));
  const wordings = report.findings.flatMap((finding) =>
    finding.readings.flatMap((reading) => wordingsOf(reading).flatMap(({ text, ids }) => ids.map((id): [string, string] => [id, text]))),
  );
  const card = report.findings.flatMap((finding) => {
    const { here, alike, theirs } = wordedBy(finding, report.page);
    return [here, ...alike, ...theirs].flatMap(({ text, ids }) => ids.map((id): [string, string] => [id, text]));
  });
  return [...cells, ...wordings, ...card];
}

const expectTrue = (report: Report, cast: readonly Article[]): void => {
  for (const [id, words] of quotesIn(report, cast)) expect(plain(textOf(cast)(id) ?? ''), `${report.page}: ${id}`).toContain(plain(words));
  for (const { readings } of report.findings)
    for (const reading of readings) {
      reading.spans.forEach((span, i) => {
        const text = textOf(cast)(reading.ids[i] ?? '') ?? '';
        if (span === null) expect(reading.text).toBe('');
        else expect(span.start >= 0 && span.end <= text.length && span.start <= span.end).toBe(true);
      });
    }
};

const findingOn = (id: string, text: RegExp): Finding | undefined =>
  reportOf(id).findings.find((one) => one.kind === 'deviation' && text.test(one.text));
const saying = (finding: Finding | undefined): string[] =>
  (finding?.readings ?? []).flatMap((one) => (one.text === '' ? [] : one.ids)).sort();

describe('who has which', () => {
  it('quotes every version with words that stand in that version', () => {
    for (const { id } of articles) expectTrue(reportOf(id), articles);
  });

  it('shows no version as silent that has the words, whichever sentence they stand in', () => {
    const rows = (id: string, words: RegExp): (string | null)[] =>
      tableOf(reportOf(id))
        .rows.find((row) => row.kind === 'deviation' && row.cells.some((cell) => cell.id === id && words.test(cell.text ?? '')))
        ?.cells.map((cell) => cell.text) ?? [];
    for (const words of [/did ignore/u, /Friday/u, /14 centimetres/u]) {
      expect(rows('damaged', words), String(words)).toHaveLength(5);
      expect(rows('damaged', words), String(words)).not.toContain(null);
    }
    // "half a year" is six months
    expect(rows('careless', /six weeks/u)).not.toContain(null);
    expect(saying(findingOn('careless', /six weeks/u))).toEqual(['careless', 'courier', 'damaged', 'herald', 'wire']);
  });

  it('hears who is credited, however the sentence is built', () => {
    const speaker = reportOf('wire').findings.find((one) => one.category === 'attribution');
    expect(speaker).toMatchObject({ drawn: false, reason: { code: 'others-deviate' } });
    expect(speaker?.readings[0]).toMatchObject({ text: 'Dahlsten', ids: ['wire', 'courier', 'herald'] });
    expect(findingOn('damaged', /^Melby$/u)).toMatchObject({ category: 'attribution', shown: true, reason: { theirs: 'Dahlsten' } });
  });

  it('never counts the page, nor more versions than there are', () => {
    for (const { id } of articles)
      for (const { reason, readings } of reportOf(id).findings) {
        if (reason.code !== 'others-agree' && reason.code !== 'others-deviate' && reason.code !== 'damaged-here') continue;
        const others = new Set(readings.flatMap((one) => one.ids)).size - 1;
        expect(reason.agreeing).toBeLessThanOrEqual(reason.branches);
        expect(reason.branches).toBeLessThanOrEqual(others);
      }
  });
});

describe('supporters', () => {
  const says = (sibling: number, theirs: string): Contrast => ({
    category: 'number',
    span: { start: 0, end: 1 },
    sibling,
    stance: theirs === '' ? 'same' : 'differs',
    theirs,
    theirSpan: { start: 0, end: 1 },
    severity: 3,
    sure: 1,
  });
  const kin = (branches: string, ...edges: string[]) => ({
    branchOf: (at: number) => branches[at] ?? '',
    familyOf: (at: number) => at,
    isJoined: (a: number, b: number) => edges.includes(`${a}${b}`) || edges.includes(`${b}${a}`),
  });

  it('are counted by branch, the page apart', () => {
    expect(supportersOf([says(1, 'x'), says(2, 'x'), says(3, '')], 'x', kin('abcd'))).toEqual({ theirs: 2, here: 1, all: 3 });
    expect(supportersOf([says(1, 'x'), says(2, 'x'), says(3, '')], 'x', kin('abba'))).toEqual({ theirs: 1, here: 0, all: 1 });
  });

  it('are one where one was made from the other, two where both were made from a third', () => {
    expect(supportersOf([says(1, 'x'), says(2, 'x')], 'x', kin('abc', '12')).theirs).toBe(1);
    expect(supportersOf([says(1, 'x'), says(2, 'x'), says(3, 'x')], 'x', kin('abcd', '12', '13')).theirs).toBe(2);
    expect(supportersOf([says(1, 'x'), says(2, '')], 'x', kin('abc', '02'))).toEqual({ theirs: 1, here: 0, all: 1 });
  });
});

describe('laws', () => {
  const sentences = WIRE.split(/\n\n|(?<=[.”"]) /u).concat(
    HERALD.split(/\n\n|(?<=[.”"]) /u),
    COURIER.split(/\n\n/u),
    DAMAGED.split(/\n\n/u),
  );
  it('nobody is ever quoted with words that stand in another version only', () => {
    const text = fc.shuffledSubarray(sentences, { minLength: 3, maxLength: 9 }).map((lines) => lines.join('\n\n'));
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (texts) => {
        const cast = texts.map((one, i) => articleOf(`w${i}`, one));
        expectTrue(reportOf('w0', cast), cast);
      }),
      { numRuns: 25 },
    );
  });
});
