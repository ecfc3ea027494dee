import { beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src/core/errors.ts';
import type { Finding } from '../../src/core/model.ts';
import { explain, failureOf, noteTo } from '../../src/ui/explain-error.ts';
import { speak } from '../../src/ui/i18n.ts';
import { coverageView } from '../../src/ui/view-coverage.ts';
import { factsView, type FactsView } from '../../src/ui/view-facts.ts';
import { findingView } from '../../src/ui/view-findings.ts';
import { popupView } from '../../src/ui/view-popup.ts';
import { siglaOf } from '../../src/ui/view-sigla.ts';
import { english } from './messages.ts';
import { FAILURES, POPUP_STATES } from './states.ts';
import { ANALYSED, CORPUS, FINDINGS, NOW, PAGE, REPORT, WITNESSES } from './story.ts';

beforeAll(() => speak(english, 'en-GB'));

describe('popupView', () => {
  it('has a title and a reason for every state', () => {
    for (const [name, state] of Object.entries(POPUP_STATES)) {
      const view = popupView(state, NOW);
      const title = view.kind === 'empty' ? view.title : view.verdict.title;
      expect(title, name).not.toMatch(/^$|_/u);
      if (view.kind === 'empty') expect(view.text, name).toMatch(/\.$/u);
    }
  });

  it('names by letter who has what, where not all others have the same', () => {
    const number: Finding = {
      ...(FINDINGS[0] as Finding),
      kind: 'deviation',
      category: 'number',
      text: '84',
      readings: [
        { text: '84', ids: [PAGE.id, ...WITNESSES.slice(0, 2).map(({ article }) => article.id)], spans: [null, null, null] },
        { text: '48', ids: [WITNESSES[2]?.article.id ?? ''], spans: [null] },
      ],
      reason: { code: 'others-deviate', agreeing: 1, branches: 2, theirs: '48', here: '84' },
    };
    const sigla = siglaOf(REPORT, PAGE, WITNESSES);
    const letter = (i: number): string => sigla.get(WITNESSES[i]?.article.id ?? '')?.letter ?? '';
    const view = findingView(number, PAGE.id, sigla);
    expect(view.who).toBe(`${letter(2)}:`);
    expect(view.asHere).toBe(`as here: ${[letter(0), letter(1)].toSorted((a, b) => a.localeCompare(b)).join(', ')}`);
    // three versions are named, and two voices counted
    expect(view.why).toMatch(/ Versions that share a wording count once\.$/u);
    const [mine, theirs] = number.readings;
    if (mine === undefined || theirs === undefined) throw new Error('two readings expected');
    const alone = findingView({ ...number, readings: [{ ...mine, ids: [PAGE.id], spans: [null] }, theirs] }, PAGE.id, sigla);
    expect([alone.who, alone.asHere]).toEqual(['others:', null]);
    expect(alone.why).not.toMatch(/count once/u);
    // one spelling each: by letters, in whatever order the ids are
    for (const [a, b] of [[0, 1] as const, [1, 0] as const]) {
      const ids = [a, b].map((i) => WITNESSES[i]?.article.id ?? '');
      const spelt = { ...theirs, ids, spans: [null, null], own: [a, b].map((i) => `${i} of 48`) };
      const [first] = findingView({ ...number, readings: [mine, spelt] }, PAGE.id, sigla).theirWordings;
      expect(first?.sigla.map((one) => one.letter)).toEqual([[letter(0), letter(1)].toSorted((x, y) => x.localeCompare(y))[0]]);
    }
  });

  it('shows versions by branch, each branch opened once', () => {
    const view = popupView(ANALYSED, NOW);
    if (view.kind !== 'analysed') throw new Error(view.kind);
    expect(view.versions.map((version) => version.siglum.letter)).toEqual(['A', 'B', 'C', 'D']);
    expect(view.versions.map((version) => version.opensBranch)).toEqual(['Branch 1', null, 'Branch 2', 'Branch 3']);
  });

  it('says how many of what it lists are marked in the text, and of each of the rest why not', () => {
    const seen = (state: string): readonly [string, readonly (string | null)[]] => {
      const view = popupView(POPUP_STATES[state] ?? null, NOW);
      if (view.kind !== 'analysed') throw new Error(view.kind);
      return [view.findingsTitle, [...new Set(view.findings.map((one) => one.aside))].toSorted((a, b) => (a ?? '').localeCompare(b ?? ''))];
    };
    expect(seen('analysed')).toEqual(['8 findings in 4 sentences', [null, 'only listed']]);
    const [title, asides] = seen('marked');
    expect(title).toMatch(/^8 findings in 4 sentences · \d marked in the text$/u);
    expect(asides).toEqual([null, 'in the margin', 'only listed']);
    const off = popupView({ ...ANALYSED, places: {}, site: { ...ANALYSED.site, drawing: 'off' } }, NOW);
    expect(off.kind === 'analysed' && off.findingsTitle).toBe('8 findings in 4 sentences · marks are off on this site');
    const hidden = popupView({ ...ANALYSED, places: {} }, NOW);
    expect(hidden.kind === 'analysed' && hidden.findings[0]?.aside).toBe('hidden by your choice');
  });

  it('names a lost version by those it stands behind', () => {
    expect(siglaOf(REPORT, PAGE, WITNESSES).get('lost-1')?.name).toBe('A version that is not here, likely behind D and E');
  });

  it('lists the gravest first and keeps weaker findings back', () => {
    const view = popupView(ANALYSED, NOW);
    if (view.kind !== 'analysed') throw new Error(view.kind);
    expect(view.findings[0]?.headline).toBe('Duration differs');
    expect(view.findings[0]?.others.map((one) => one.letter).toSorted()).toEqual(['A', 'B', 'C', 'D']);
    expect(view.weaker).toHaveLength(1);
    expect(view.counts.map((count) => count.text)).toEqual(['3 facts differ', '2 traces of translation', '3 lesser findings']);
  });

  it('counts apart what another version has otherwise', () => {
    const [first, ...rest] = ANALYSED.report.findings;
    if (first?.kind !== 'deviation') throw new Error('a deviation expected');
    const elsewhere: Finding = {
      ...first,
      drawn: false,
      reason: { code: 'others-deviate', agreeing: 1, branches: 2, theirs: 'two weeks', here: 'two days' },
    };
    const view = popupView({ ...ANALYSED, report: { ...ANALYSED.report, findings: [elsewhere, ...rest] } }, NOW);
    if (view.kind !== 'analysed') throw new Error(view.kind);
    expect(view.counts.map((count) => count.text)).toContain('1 fact differs in other versions');
    expect(view.findings.find(({ id }) => id === first.id)?.aside).toBe('in another version');
  });

  it('tells the age of the last backup, and that there is none', () => {
    const words = (lastBackup: typeof CORPUS.lastBackup): string => {
      const view = popupView({ ...ANALYSED, corpus: { ...CORPUS, lastBackup } }, NOW);
      return view.kind === 'analysed' ? view.backup : '';
    };
    expect(words({ at: NOW - 12 * 86_400_000, count: 1 })).toBe('412 articles · last backup 12 days ago');
    expect(words(null)).toBe('412 articles · no backup yet');
  });

  it('names a changed tie by what it ties, and never as surer than a guess what was written at another time', () => {
    const [first] = FINDINGS;
    if (first === undefined) throw new Error('no finding');
    const tied = (here: string, there: string): string =>
      findingView(
        {
          ...first,
          category: 'relation',
          kind: 'deviation',
          text: here,
          readings: [
            { text: 'x', ids: [PAGE.id], spans: [null], own: [here] },
            { text: 'y', ids: ['other'], spans: [null], own: [there] },
          ],
        },
        PAGE.id,
        new Map(),
      ).headline;
    expect([tied('although', 'because'), tied('if', 'when'), tied('or', 'and'), tied('Ana Duarte and Oren Valk', 'Oren Valk')]).toEqual([
      'Cause or contrast differs',
      'Condition differs',
      '“And” or “or” differs',
      'Who did what differs',
    ]);
    const grade = (code: 'written-before' | 'versions-differ', confidence: number): string =>
      findingView(
        { ...first, kind: 'deviation', category: 'modality', confidence, reason: { code, here: 'a', theirs: 'b' } },
        PAGE.id,
        new Map(),
      ).grade;
    expect([grade('written-before', 0.97), grade('written-before', 0.2), grade('versions-differ', 0.97)]).toEqual([
      'some',
      'none',
      'strong',
    ]);
  });

  it('names no culprit where a page alone spells one name in two ways', () => {
    const [first] = FINDINGS;
    if (first === undefined) throw new Error('no finding');
    const reason = { code: 'one-page', pattern: 'two-spellings', beside: 'Anna Hanson' } as const;
    const finding = { ...first, kind: 'artifact', category: 'transliteration', text: 'Anna Hansen', readings: [], reason } as const;
    expect(findingView(finding, PAGE.id, new Map())).toMatchObject({
      headline: 'Two spellings of one name',
      why: 'This page spells one name “Anna Hansen” and “Anna Hanson”. Which is right, it does not tell.',
    });
  });

  it('asks for no access to a page that has no name', () => {
    const unseen = (host: string) =>
      popupView({ state: 'unreachable', reason: 'no-permission', site: { host, drawing: 'on-click', permitted: false } }, NOW);
    expect(unseen('')).toMatchObject({ title: 'No article to be seen', actions: [], site: null });
    expect(unseen('example.com')).toMatchObject({ text: expect.stringContaining('read example.com.') as string, actions: ['allow-site'] });
  });

  it('does not call a corpus empty that holds the page itself', () => {
    const alone = (articles: number, saved: boolean): string | null => {
      const view = popupView({ ...ANALYSED, witnesses: [], saved, corpus: { ...CORPUS, articles } }, NOW);
      return view.kind === 'analysed' ? view.alone : null;
    };
    expect(alone(0, false)).toContain('corpus is empty');
    expect(alone(1, true)).toContain('holds only this page');
    expect(alone(1, false)).toContain('The one other article');
    expect(alone(2, true)).toContain('The one other article');
    expect(alone(3, false)).toContain('None of the 3 articles');
  });

  it('offers no saving where nothing can be saved', () => {
    const view = popupView({ ...ANALYSED, corpus: { ...CORPUS, health: 'read-only' } }, NOW);
    expect(view.kind === 'analysed' && view.canSave).toBe(false);
    expect(view.kind === 'analysed' && view.trouble?.action).toBe('back-up');
  });
});

describe('explain', () => {
  it('has written down whatever it sends the reader to the trouble list for', () => {
    const noted: string[] = [];
    noteTo(({ code }) => noted.push(code));
    for (const failure of FAILURES) failureOf(new AppError(failure));
    failureOf(new TypeError('no'));
    noteTo(() => undefined);
    const wanted = FAILURES.filter((failure) => explain(failure).step === 'open-diary').map(({ code }) => code);
    expect(noted).toEqual([...wanted, 'unexpected']);
  });

  it('turns every failure into words', () => {
    for (const failure of FAILURES) {
      const words = explain(failure);
      expect(words.title, failure.code).not.toMatch(/^$|_/u);
      expect(words.text, failure.code).toMatch(/\.$/u);
    }
  });
});

describe('factsView', () => {
  let view: FactsView;
  beforeAll(() => {
    view = factsView(FINDINGS, PAGE.id, REPORT.order, siglaOf(REPORT, PAGE, WITNESSES), () => null);
  });

  it('has a column for each witness in the order of descent, and no residue', () => {
    expect(view.columns.map((one) => one.letter)).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(view.rows.every((row) => row.kind !== 'residue')).toBe(true);
  });

  it('marks the cell that stands against the better supported reading', () => {
    const [duration] = view.rows;
    expect(duration?.cells.map((cell) => cell.disagrees)).toEqual([false, false, false, false, true]);
    expect(view.rows.find((row) => row.headline === 'Name differs')?.cells.map((cell) => cell.disagrees)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it('quotes each version in its own words', () => {
    const reading = {
      text: '4:30 p.m.',
      ids: [PAGE.id, 'other'],
      spans: [
        { start: 0, end: 5 },
        { start: 3, end: 8 },
      ],
    };
    const finding = { ...FINDINGS[0], kind: 'deviation', shown: true, readings: [reading] } as unknown as (typeof FINDINGS)[number];
    const sigla = siglaOf(REPORT, PAGE, WITNESSES);
    const [first, second] = [...sigla.keys()];
    const held = { ...finding, readings: [{ ...reading, ids: [first ?? '', second ?? ''] }] };
    const texts = new Map([
      [first, '16:30 sharp'],
      [second, 'at 4:30 p.m.'],
    ]);
    const { rows } = factsView([held], PAGE.id, [...sigla.keys()], sigla, (id) => texts.get(id) ?? null);
    expect(rows[0]?.cells.map((cell) => cell.text).filter((text) => text !== null)).toEqual(expect.arrayContaining(['16:30', '4:30 ']));
  });

  it('marks nobody when nothing says which is right', () => {
    const differ = FINDINGS.map((finding) => ({ ...finding, reason: { code: 'versions-differ' as const, here: 'a', theirs: 'b' } }));
    const rows = factsView(differ, PAGE.id, REPORT.order, siglaOf(REPORT, PAGE, WITNESSES), () => null).rows;
    expect(rows.flatMap((row) => row.cells).some((cell) => cell.disagrees)).toBe(false);
  });
});

describe('coverageView', () => {
  const ids = WITNESSES.map((one) => one.article.id);

  it('counts who has which sentence', () => {
    const view = coverageView(REPORT, ids, siglaOf(REPORT, PAGE, WITNESSES));
    expect(view.rows.map((row) => row.covered)).toEqual([7, 7, 2, 7]);
    expect(view.held[0]).toBe(4);
  });

  it('knows nothing of a version that could not be read', () => {
    const view = coverageView(
      { ...REPORT, gaps: [{ stage: 'align', id: ids[0] ?? '', reason: '' }] },
      ids,
      siglaOf(REPORT, PAGE, WITNESSES),
    );
    expect(view.rows[0]?.levels.every((level) => level === null)).toBe(true);
  });
});
