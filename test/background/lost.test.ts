import { describe, expect, it } from 'vitest';
import { lostSince } from '../../src/background/lost.ts';
import type { AnalysedTab } from '../../src/background/tab-memory.ts';
import type { Article } from '../../src/core/model.ts';
import { FINDINGS, PAGE, REPORT } from '../ui/story.ts';

const URL = PAGE.url;
const before: AnalysedTab = {
  kind: 'analysed',
  at: 0,
  url: URL,
  article: PAGE,
  fingerprint: null,
  report: REPORT,
  matches: [],
  revision: 1,
};
const WRONG = 'two-week visit';
const RIGHT = 'two-day visit';
const edited = (text: string): Article => ({ ...PAGE, id: 'edited', text });
const idsOf = (now: Article, url = URL, record: AnalysedTab | null = before): string[] =>
  lostSince(record, url, now).map((one) => one.finding.id);

describe('lostSince', () => {
  it('has nothing on a page that stayed, or was only spaced otherwise', () => {
    expect(idsOf(PAGE)).toEqual([]);
    expect(idsOf(edited(PAGE.text.replace(/ /gu, '  ')))).toEqual([]);
  });

  it('lists the findings of a sentence that was corrected, with the sentence as it was', () => {
    const lost = lostSince(before, URL, edited(PAGE.text.replace(WRONG, RIGHT)));
    const inFirst = FINDINGS.filter((one) => one.shown && one.kind !== 'residue' && one.span.start < (REPORT.sentences[0]?.end ?? 0));
    expect(lost.map((one) => one.finding.id).toSorted()).toEqual(inFirst.map((one) => one.id).toSorted());
    expect(lost[0]?.sentence).toContain(WRONG);
  });

  it('keeps listing them, and takes one back when its sentence returns', () => {
    const now = edited(PAGE.text.replace(WRONG, RIGHT));
    const after: AnalysedTab = {
      ...before,
      article: now,
      report: { ...REPORT, page: now.id, findings: [], sentences: [{ start: 0, end: 10, aligned: [] }] },
      lost: lostSince(before, URL, now),
    };
    expect(idsOf({ ...now, id: 'again' }, URL, after).length).toBeGreaterThan(0);
    expect(idsOf(PAGE, URL, after)).toEqual([]);
  });

  it('loses nothing to another article, at this address or another, nor without a past', () => {
    expect(idsOf(edited('Something else altogether. And more of it.'))).toEqual([]);
    expect(idsOf(edited(PAGE.text.replace(WRONG, RIGHT)), 'https://elsewhere.example/')).toEqual([]);
    expect(idsOf(edited(''), URL, null)).toEqual([]);
  });
});
