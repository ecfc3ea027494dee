import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badgeText } from '../../src/background/badge.ts';
import { findingsBeside, pageViewOf, sentenceOf, stripOf, verdictOf, type Taste } from '../../src/background/page-view.ts';
import type { Finding, FindingCategory, Report } from '../../src/core/model.ts';

const TASTE: Taste = { thresholds: { deviation: 'usual', artifact: 'usual' }, hidden: new Set(), dismissed: new Set(), lowered: new Map() };

function finding(at: number, over: Partial<Finding> & { kind?: Finding['kind'] } = {}): Finding {
  return {
    kind: 'deviation',
    category: 'quantity',
    id: `f${at}`,
    span: { start: at, end: at + 5 },
    text: 'words',
    severity: 2,
    confidence: 0.9,
    shown: true,
    drawn: true,
    readings: [{ text: 'SECRET', ids: ['other'], spans: [null] }],
    reason: { code: 'others-agree', agreeing: 2, branches: 2, theirs: 'SECRET', here: 'words' },
    ...over,
  } as Finding;
}

/** A report of sentences of 100 characters each. */
const report = (findings: readonly Finding[], over: Partial<Report> = {}): Report => ({
  page: 'p',
  rules: 1,
  original: { id: null, grade: 'none', evidence: [] },
  order: ['p', 'other'],
  stemma: { nodes: [], edges: [] },
  sentences: Array.from({ length: 100 }, (_, i) => ({ start: i * 100, end: i * 100 + 99, aligned: [] })),
  findings,
  gaps: [],
  ...over,
});

describe('pageViewOf', () => {
  it('says where and of what kind, and nothing that another witness has', () => {
    const view = pageViewOf(report([finding(210)]), TASTE);
    expect(view).toEqual({
      page: 'p',
      verdict: 'undecided',
      marks: [
        {
          finding: 'f210',
          span: { start: 210, end: 215 },
          sentence: { start: 200, end: 299 },
          kind: 'deviation',
          severity: 2,
          drawn: 'underline',
          weak: false,
        },
      ],
    });
    expect(JSON.stringify(view)).not.toContain('SECRET');
  });

  it('ticks residue in the strip, and leaves out what is only listed', () => {
    const view = pageViewOf(
      report([finding(10, { kind: 'residue', category: 'ad', drawn: false }), finding(110, { category: 'presence', drawn: false })]),
      TASTE,
    );
    expect(view.marks.map(({ finding: id, drawn }) => [id, drawn])).toEqual([['f10', 'strip']]);
  });

  it('leaves out the weak, the hidden and the dismissed; shows the weak on request, marked as such', () => {
    const all = report([finding(10, { shown: false }), finding(110, { category: 'name' }), finding(210)]);
    const ids = (taste: Partial<Taste>) =>
      pageViewOf(all, { ...TASTE, ...taste }).marks.map((mark) => mark.finding + (mark.weak ? '?' : ''));
    expect(ids({})).toEqual(['f110', 'f210']);
    expect(ids({ thresholds: { deviation: 'weak', artifact: 'weak' } })).toEqual(['f10?', 'f110', 'f210']);
    expect(ids({ hidden: new Set<FindingCategory>(['name']) })).toEqual(['f210']);
    expect(ids({ dismissed: new Set(['f210']) })).toEqual(['f110']);
  });

  it('draws the weak with a thin line, but not what only the list has', () => {
    const weak = { shown: false, drawn: false } as const;
    const all = report([
      finding(10, weak),
      finding(110, { ...weak, category: 'presence' }),
      finding(210, { ...weak, reason: { code: 'others-deviate' } as unknown as Finding['reason'] }),
    ]);
    const { marks } = pageViewOf(all, { ...TASTE, thresholds: { deviation: 'weak', artifact: 'weak' } });
    expect(marks.map((mark) => [mark.finding, mark.drawn, mark.weak])).toEqual([['f10', 'underline', true]]);
    expect(pageViewOf(all, TASTE).marks).toEqual([]);
  });

  it('lowers a kind with every finding of it that the reader dismissed on the site: to the strip, then off the page', () => {
    const all = report([finding(10, { category: 'name', confidence: 0.9 }), finding(110, { confidence: 0.8 })]);
    const drawn = (times: number, over: Partial<Taste> = {}) =>
      pageViewOf(all, { ...TASTE, lowered: new Map([['name' as const, times]]), ...over }).marks.map((mark) => mark.drawn);
    expect(pageViewOf(all, TASTE).marks.map((mark) => mark.drawn)).toEqual(['underline', 'underline']);
    expect(drawn(1)).toEqual(['underline', 'underline']);
    expect(drawn(2)).toEqual(['strip', 'underline']);
    expect(drawn(4)).toEqual(['underline']);
    // Who asks for the weak sees them as such.
    expect(drawn(4, { thresholds: { deviation: 'weak', artifact: 'weak' } })).toEqual(['underline', 'underline']);
  });

  it('underlines a surer kind before one that was dismissed here', () => {
    const crowded = Array.from({ length: 9 }, (_, i) => finding(i * 100 + 10, { category: i === 0 ? 'name' : 'quantity' }));
    const strip = (lowered: Taste['lowered']) =>
      pageViewOf(report(crowded), { ...TASTE, lowered })
        .marks.filter((mark) => mark.drawn === 'strip')
        .map((mark) => mark.finding);
    expect(strip(new Map())).toEqual(['f810']);
    expect(strip(new Map([['name', 1]]))).toEqual(['f10']);
  });

  it('underlines at most eight sentences a screen, the gravest, and ticks the others', () => {
    const crowded = Array.from({ length: 20 }, (_, i) => finding(i * 100 + 10, { severity: i % 5 === 0 ? 3 : 1 }));
    const { marks } = pageViewOf(report(crowded), TASTE);
    expect(marks).toHaveLength(20);
    for (const mark of marks) if (mark.severity === 3) expect(mark.drawn).toBe('underline');
    fc.assert(
      fc.property(
        fc.array(fc.record({ s: fc.nat(99), severity: fc.constantFrom(1 as const, 2 as const, 3 as const) }), { maxLength: 100 }),
        (some) => {
          const view = pageViewOf(report(some.map(({ s, severity }, i) => finding(s * 100 + (i % 50), { severity, id: `x${i}` }))), TASTE);
          const underlined = [...new Set(view.marks.filter(({ drawn }) => drawn === 'underline').map(({ sentence }) => sentence.start))];
          expect(view.marks).toHaveLength(some.length);
          for (const start of underlined)
            expect(underlined.filter((other) => other >= start && other < start + 1_600).length).toBeLessThanOrEqual(8);
        },
      ),
    );
  });

  it('draws all findings of a chosen sentence', () => {
    const { marks } = pageViewOf(
      report([finding(10), finding(30, { severity: 1 }), finding(60, { kind: 'artifact', category: 'glued' })]),
      TASTE,
    );
    expect(marks.map(({ drawn }) => drawn)).toEqual(['underline', 'underline', 'underline']);
  });
});

describe('findingsBeside', () => {
  it('gives the findings of one sentence, the asked one first, then the gravest, without the hidden ones', () => {
    const all = report([
      finding(10, { severity: 1 }),
      finding(40, { severity: 3 }),
      finding(70, { severity: 3, confidence: 0.95 }),
      finding(110),
    ]);
    expect(findingsBeside(all, TASTE, 'f10').map(({ id }) => id)).toEqual(['f10', 'f70', 'f40']);
    expect(findingsBeside(all, TASTE, 'f40').map(({ id }) => id)).toEqual(['f40', 'f70', 'f10']);
    expect(findingsBeside(all, { ...TASTE, dismissed: new Set(['f10']) }, 'f10')).toEqual([]);
    expect(findingsBeside(all, TASTE, 'nothing')).toEqual([]);
  });
});

describe('the verdict', () => {
  it.each([
    ['alone', { order: ['p'] }],
    ['undecided', {}],
    ['original', { original: { id: 'p', grade: 'some', evidence: [] } }],
    ['derived', { original: { id: 'other', grade: 'strong', evidence: [] } }],
  ] as const)('is %s', (verdict, over) => {
    expect(verdictOf(report([], over))).toBe(verdict);
  });
});

it('sentenceOf falls back to the span itself between sentences', () => {
  expect(sentenceOf(report([]), { start: 199, end: 200 })).toEqual({ start: 199, end: 200 });
  expect(sentenceOf(report([]), { start: 198, end: 230 })).toEqual({ start: 100, end: 199 });
});

it('stripOf gives per sentence the best link with one witness', () => {
  const aligned = [
    { id: 'other', start: 0, end: 1, score: 0.4 },
    { id: 'other', start: 2, end: 3, score: 0.9 },
    { id: 'third', start: 0, end: 1, score: 1 },
  ];
  expect(
    stripOf(
      report([], {
        sentences: [
          { start: 0, end: 9, aligned },
          { start: 10, end: 19, aligned: [] },
        ],
      }),
      'other',
    ),
  ).toEqual([0.9, 0]);
});

it('the badge never has more than four characters, and none for no version', () => {
  expect([0, 1, 12, 999, 1000, 123_456].map(badgeText)).toEqual(['', '1', '12', '999', '999+', '999+']);
});
