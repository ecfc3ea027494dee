import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDemo, type DemoSession } from '../../scripts/demo-session.ts';
import type { TabState } from '../../src/protocol/messages.ts';
import { PLANTED } from '../demo/planted.ts';
import { target } from './context.ts';
import { cardOpen, cardText, drawnOn, hover, marksOn, placeOf, run } from './stage.ts';
import { until } from './driver.ts';

/** What `npm start` shows, in this browser: the demo story with all other pages in the corpus. */
describe('the demo story', () => {
  let session: DemoSession;
  let analysed: Extract<TabState, { state: 'analysed' }>;

  beforeAll(async () => {
    session = await openDemo(target);
    if (session.state.state !== 'analysed') throw new Error(JSON.stringify(session.state));
    analysed = session.state;
  });
  afterAll(async () => {
    await session.close();
  });

  const outletsOf = (state: TabState): string[] =>
    state.state === 'analysed' ? state.witnesses.map((one) => one.article.site.replace(/\..*$/u, '')) : [];

  it('finds the other copies, and neither the independent report nor the unrelated story', () => {
    const found = outletsOf(analysed);
    for (const host of ['harbour-wire', 'coastal-ledger', 'newsbarrel', 'strait-brief']) expect(found).toContain(host);
    for (const host of ['lodden-telegraph', 'moorland-gazette', 'meridian-daily']) expect(found).not.toContain(host);
  });

  it('draws a mark on words that were planted, and says both readings', async () => {
    const { driver, page } = session;
    const drawn = await marksOn(driver, page, 3);
    const planted = analysed.report.findings.find(
      (one) =>
        one.kind === 'deviation' &&
        one.drawn &&
        one.shown &&
        one.reason.code === 'others-agree' &&
        PLANTED.some((item) => item.text.includes(one.text)),
    );
    const words = await placeOf(page, planted?.text ?? 'no planted words were found', 'article');
    expect(drawn.marks.some((mark) => Math.abs(mark.left - words.left) < 1 && Math.abs(mark.top - words.top) < 1)).toBe(true);
    await hover(page, words);
    await cardOpen(driver, page);
    const theirs = planted?.readings[1]?.text ?? '';
    await until(async () => (await cardText(page)).replace(/\s+/gu, ' ').includes(theirs), 'the other reading in the card');
    expect((await cardText(page)).replace(/\s+/gu, ' ')).toContain(planted?.text);
  });

  it('marks on the damaged copy what was planted there, for the most part', () => {
    const shown = analysed.report.findings.filter((finding) => finding.shown && finding.kind !== 'residue');
    const planted = PLANTED.filter((item) => item.page === 'meridian-daily.html' && item.kind !== 'residue');
    const met = shown.filter((finding) => planted.some((item) => item.text.includes(finding.text) || finding.text.includes(item.text)));
    expect(met.length).toBeGreaterThanOrEqual(8);
  });

  it('does not read the unrelated story as a version of anything', async () => {
    const { driver, pages } = session;
    const other = pages.find((page) => page.role === 'unrelated');
    const page = await driver.newPage();
    await page.goto(other?.url ?? '');
    const state = await run(driver, page, other?.url ?? '');
    expect(state.state).toBe('analysed');
    expect(state.witnesses).toEqual([]);
    expect((await drawnOn(driver, page))?.marks ?? []).toEqual([]);
    await page.close();
  });
});
