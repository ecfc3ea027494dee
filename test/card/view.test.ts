import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { cardView as viewAt } from '../../src/card/view.ts';
import type { Finding } from '../../src/core/model.ts';
import type { CardContent, WitnessSummary } from '../../src/protocol/messages.ts';
import { speak } from '../../src/ui/i18n.ts';

beforeAll(() => {
  const messages = JSON.parse(readFileSync('assets/_locales/en/messages.json', 'utf8')) as Record<string, { message: string }>;
  speak((key, ...parts) => (messages[key]?.message ?? '').replace(/\$(\d)/gu, (_, n: string) => parts[Number(n) - 1] ?? ''), 'en-GB');
});

const witness = (siglum: string, branch: string): WitnessSummary => ({
  article: {
    id: `id-${siglum}`,
    url: `https://${siglum.toLowerCase()}.example/story`,
    site: `${siglum.toLowerCase()}.example`,
    outlet: `Outlet ${siglum}`,
    title: 'Talks open',
    published: '2024-05-14',
    lang: 'en',
    savedAt: 0,
    seq: 1,
    pinned: false,
    size: 100,
    how: 'saved',
  },
  siglum,
  branch,
  relation: 'edited',
  score: 0.9,
  strip: [],
});

const duration: Finding = {
  id: 'f1',
  kind: 'deviation',
  category: 'quantity',
  span: { start: 10, end: 18 },
  text: 'two-week',
  severity: 3,
  confidence: 0.95,
  shown: true,
  drawn: true,
  readings: [
    { text: 'two-week', ids: ['page'], spans: [{ start: 10, end: 18 }] },
    { text: 'two-day', ids: ['id-B', 'id-A', 'id-C'], spans: [null, null, null] },
    { text: '', ids: ['id-D'], spans: [null] },
  ],
  reason: { code: 'others-agree', agreeing: 3, branches: 3, theirs: 'two-day visit', here: 'two-week visit' },
};

const content = (more: Partial<CardContent>): CardContent => ({
  theme: 'light',
  tab: 1,
  page: 'page',
  site: 'Harbour Post',
  findings: [duration],
  witnesses: [witness('A', 'one'), witness('B', 'two'), witness('C', 'three'), witness('D', 'three')],
  article: {
    url: 'https://harbour.example/story',
    site: 'harbour.example',
    outlet: 'Harbour Post',
    title: 'Minister arrives',
    published: '2024-05-14T12:00:00Z',
  },
  verdict: { kind: 'derived', grade: 'some', evidence: ['one', 'two', 'three', 'four', 'five'].map((text) => ({ text })) },
  ...more,
});

const cardView = (of: CardContent): ReturnType<typeof viewAt> => viewAt(of, Date.UTC(2024, 4, 16, 12));

/** The rows of a card's only finding as "words: letters", and how many did not fit. */
function rowsOf(finding: Finding): readonly [string[] | undefined, number | undefined] {
  const view = cardView(content({ findings: [finding] }));
  const card = view.kind === 'findings' ? view.findings[0] : undefined;
  const line = (row: { pieces: readonly { text: string }[]; sigla: readonly { letter: string }[] }): string =>
    `${row.pieces.map((piece) => piece.text).join('')}: ${row.sigla.map((siglum) => siglum.letter).join(' ')}`;
  return [card?.rows.map(line), card?.beyond];
}

describe('cardView', () => {
  it('sets this reading against the others, with who has which', () => {
    const view = cardView(content({}));
    if (view.kind !== 'findings') throw new Error(view.kind);
    const [card] = view.findings;
    expect(card?.headline).toBe('Duration differs');
    expect(card?.grade).toBe('strong');
    expect(card?.rows.map((row) => row.pieces.map((piece) => piece.text).join(''))).toEqual(['two-week visit', 'two-day visit', '']);
    expect(card?.rows[0]?.pieces.filter((piece) => piece.differs).map((piece) => piece.text)).toEqual(['two-week']);
    expect(card?.rows[0]?.sigla.map((siglum) => siglum.role)).toEqual(['page']);
    expect(card?.rows[1]?.sigla.map((siglum) => siglum.letter).sort()).toEqual(['A', 'B', 'C']);
    expect(card?.rows[2]?.sigla.map((siglum) => siglum.letter)).toEqual(['D']);
  });

  it('quotes each version in its own words, four wordings at most', () => {
    const own = {
      ...duration,
      readings: [duration.readings[0], { ...duration.readings[1], own: ['2-day', 'two-day', 'two-day'] }],
    } as Finding;
    const [card] = rowsOf(own);
    expect(card).toEqual(['two-week visit: E', 'two-day visit: A C', '2-day: B']);
    const many = ['1-day', '2-day', '3-day'].map((text, i) => ({ text, ids: ['id-A', 'id-B', 'id-C'].slice(i, i + 1), spans: [null] }));
    const mine = { text: 'two-week', ids: ['page', 'id-D'], spans: [null, null], own: ['two-week', 'fortnight'] };
    const [rows, beyond] = rowsOf({ ...duration, readings: [mine, ...many] });
    expect(rows).toEqual(['two-week: E', 'fortnight: D', '1-day: A', '2-day: B']);
    expect(beyond).toBe(1);
  });

  it('keeps a finding whose sentence is gone, under the page’s own letter', () => {
    const stemma = {
      nodes: ['A', 'B'].map((siglum) => ({ id: siglum === 'A' ? 'id-A' : 'now', lost: false, branch: siglum, siglum })),
      edges: [],
    };
    const report = { page: 'now', stemma, original: { id: null, grade: 'none' as const, evidence: [] } };
    const view = cardView(content({ lost: true, page: 'page', report, witnesses: [witness('A', 'one')] }));
    expect(view.kind === 'findings' && view.findings[0]?.rows[0]?.sigla.map(({ letter, role }) => [letter, role])).toEqual([['B', 'page']]);
  });

  it('shows a denial in its context, and names as reversed only what one side denies', () => {
    const reading = (text: string, ids: readonly string[], inContext?: string): Finding['readings'][number] => ({
      text,
      ids,
      spans: ids.map(() => null),
      ...(inContext === undefined ? {} : { inContext }),
    });
    const one = (here: string, there: string): Finding => ({
      ...duration,
      category: 'negation',
      text: here,
      readings: [reading(here, ['page'], `had ${here} a warning`), reading(there, ['id-A'], `had ${there} received any`)],
      reason: { code: 'others-agree', agreeing: 3, branches: 3, theirs: there, here },
    });
    const cards = ['not', "wasn't", 'lowered'].map((there) => {
      const view = cardView(content({ findings: [one('raised', there)] }));
      if (view.kind !== 'findings') throw new Error(view.kind);
      return view.findings[0];
    });
    expect(cards.map((card) => card?.headline)).toEqual(['Statement reversed', 'Statement reversed', 'Opposite wording']);
    expect(cards[0]?.rows.map((row) => row.pieces.map((piece) => piece.text).join(''))).toEqual([
      'had raised a warning',
      'had not received any',
    ]);
  });

  it('cites both readings with outlets, dates, addresses and the hash of each text, as the compare page does', () => {
    const view = cardView(content({ hashes: { page: 'aaaa', b: 'bbbb' } }));
    if (view.kind !== 'findings') throw new Error(view.kind);
    const citation = view.findings[0]?.citation ?? '';
    expect(citation).toContain('“two-week visit”');
    expect(citation).toContain('“two-day visit”');
    expect(citation).toContain(
      'Harbour Post, “Minister arrives”, 14 May 2024, 12:00 UTC. https://harbour.example/story (text SHA-256 aaaa)',
    );
    expect(citation).toContain('Outlet B');
    expect(citation.endsWith('Compared with Urtext on 16 May 2024.')).toBe(true);
  });

  it('shows one reading alone where nothing was compared', () => {
    const glued: Finding = {
      ...duration,
      id: 'f2',
      kind: 'artifact',
      category: 'glued',
      text: 'Yifor',
      readings: [{ text: 'Yifor', ids: ['page'], spans: [null] }],
      reason: { code: 'one-page', pattern: 'glued' },
    };
    const view = cardView(content({ findings: [glued], witnesses: [] }));
    if (view.kind !== 'findings') throw new Error(view.kind);
    expect(view.findings[0]?.rows).toHaveLength(1);
    expect(view.findings[0]?.rows[0]?.pieces).toEqual([{ text: 'Yifor', differs: false }]);
  });

  it('gives the verdict where no finding was asked for', () => {
    const view = cardView(content({ findings: [] }));
    if (view.kind !== 'verdict') throw new Error(view.kind);
    expect(view.verdict).toMatchObject({ tone: 'derived', grade: 'some', evidence: ['one', 'two', 'three', 'four'] });
    expect(view.verdict.title).toBe('Likely derived · 4 other versions');
    const alone = cardView(content({ findings: [], witnesses: [], verdict: { kind: 'alone', grade: 'none', evidence: [] } }));
    expect(alone.kind === 'verdict' && alone.verdict.title).toBe('No other version here');
    const says = (marks: number): string => {
      const view = cardView(content({ findings: [], witnesses: [], marks, verdict: { kind: 'alone', grade: 'none', evidence: [] } }));
      return view.kind === 'verdict' ? view.verdict.evidence.join(' ') : '';
    };
    // Nothing found on a page alone is said to be what it is, and promises nothing.
    expect(says(2)).toContain('only what its own form shows is marked');
    expect(says(0)).toContain('nothing to mark');
    expect(says(0)).toContain('only beside another version');
  });

  it('stands a report that is not sent', () => {
    const view = cardView(
      content({ report: { page: 'page', stemma: { nodes: [], edges: [] }, original: { id: 'id-A', grade: 'some', evidence: [] } } }),
    );
    if (view.kind !== 'findings') throw new Error(view.kind);
    expect(view.findings[0]?.rows[1]?.sigla.find((siglum) => siglum.letter === 'A')?.original).toBe(true);
  });
});
