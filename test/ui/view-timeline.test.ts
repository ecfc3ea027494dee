import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Article, DateClaim } from '../../src/core/model.ts';
import { speak } from '../../src/ui/i18n.ts';
import { siglaOf } from '../../src/ui/view-sigla.ts';
import { stretchOf, timelineView } from '../../src/ui/view-timeline.ts';
import { english } from './messages.ts';
import { PAGE, REPORT, STORY, WITNESSES } from './story.ts';

beforeAll(() => speak(english, 'en-GB'));

const sigla = (): ReturnType<typeof siglaOf> => siglaOf(REPORT, PAGE, WITNESSES);
const view = (articles: readonly Article[] = STORY): ReturnType<typeof timelineView> => timelineView(articles, sigla());
const rowOf = (letter: string, articles?: readonly Article[]) => view(articles).rows.find(({ siglum }) => siglum.letter === letter);

describe('the timeline', () => {
  it('has a row for each version, the earliest first, one without a time last', () => {
    expect(view().rows.map(({ siglum }) => siglum.letter)).toEqual(['A', 'B', 'D', 'E', 'C']);
    expect(rowOf('C')?.claims).toEqual([]);
  });

  it('tells each claim on its page’s own clock and in UTC, with every place that makes it', () => {
    expect(rowOf('A')?.claims.map(({ kind, text, utc, sources }) => [kind, text, utc, sources])).toEqual([
      ['published', '12 May 2024, 16:05 UTC', '12 May, 16:05', 'structured data'],
      ['modified', '12 May 2024, 18:30 UTC', '12 May, 18:30', 'structured data'],
      ['modified', '13 May 2024, 09:10 UTC', '13 May, 09:10', 'dateline'],
    ]);
    const [published, modified] = rowOf('E')?.claims ?? [];
    expect(published?.sources).toBe('structured data, OpenGraph');
    expect(modified?.text).toBe('14 May 2024, 11:15 UTC+2');
    expect(modified?.utc).toBe('14 May, 09:15');
  });

  it('makes a stretch of a time without a zone and of a day without an hour', () => {
    const hours = (iso: string): number => {
      const [from, to] = stretchOf(iso) ?? [0, -1];
      return (to - from) / 3_600_000;
    };
    expect(hours('2024-05-14T07:40:00+02:00')).toBe(0);
    expect(hours('2024-05-14T07:40:00')).toBe(26);
    expect(hours('2024-05-14')).toBe(50);
    expect(stretchOf('last week')).toBeNull();
    expect(rowOf('E')?.claims[0]?.utc).toBe('between 13 May, 17:40 and 14 May, 19:40');
  });

  it('draws no bar where the same is said exactly, unless no time zone makes the two agree', () => {
    const claimed = (vague: string, exact: string) =>
      view([{ ...PAGE, claims: [vague, exact].map((value): DateClaim => ({ kind: 'published', value, source: 'meta' })) }])
        .rows[0]?.claims.map(({ from, utc }) => [from !== null, utc])
        .toSorted() ?? [];
    const point = [true, '14 May, 05:40'];
    for (const vague of ['2024-05-14', '2024-05-14T07:40:00', '2024-05-14T05:40:00'])
      expect(claimed(vague, '2024-05-14T07:40:00+02:00'), vague).toEqual([[false, '14 May, 05:40'], point]);
    expect(claimed('2024-05-14T07:52:00', '2024-05-14T07:40:00+02:00').map(([drawn]) => drawn)).toEqual([true, true]);
    expect(claimed('2024-05-16', '2024-05-14T07:40:00+02:00').map(([drawn]) => drawn)).toEqual([true, true]);
  });

  it('holds the true moment in the stretch, whatever zone was left out', () => {
    const zone = fc.integer({ min: -12 * 60, max: 14 * 60 });
    const at = fc.date({ min: new Date('1990-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(at, zone, (date, minutes) => {
        const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19);
        const moment = Math.floor(date.getTime() / 1000) * 1000;
        for (const iso of [local, local.slice(0, 10)]) {
          const [from, to] = stretchOf(iso) ?? [Infinity, -Infinity];
          expect(from <= moment && moment <= to).toBe(true);
        }
      }),
    );
  });

  it('keeps everything on the axis, with ticks that a reader can tell apart', () => {
    const claim = fc.record({
      kind: fc.constantFrom<DateClaim['kind']>('published', 'modified'),
      value: fc.constantFrom(
        '2024-05-14',
        '2024-05-14T07:40:00Z',
        '2024-05-14T07:40:00',
        '2019-01-01',
        '2024-05-14T07:41:00-11:00',
        'soon',
      ),
      source: fc.constantFrom<DateClaim['source']>('json-ld', 'meta'),
    });
    fc.assert(
      fc.property(fc.array(fc.array(claim, { maxLength: 4 }), { minLength: STORY.length, maxLength: STORY.length }), (claims) => {
        const { rows, ticks } = view(STORY.map((article, i) => ({ ...article, claims: claims[i] ?? [] })));
        for (const { from, to } of rows.flatMap((row) => row.claims)) {
          expect((from === null) === (to === null)).toBe(true);
          if (from !== null && to !== null) expect(from >= 0 && from <= to && to <= 1).toBe(true);
        }
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks.every(({ at }) => at >= 0 && at <= 1)).toBe(true);
        expect(new Set(ticks.map(({ at }) => at)).size).toBe(ticks.length);
      }),
    );
  });
});
