import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateInAddress, isoDate } from '../../src/extract/dates.ts';

describe('dates as pages write them', () => {
  it.each([
    ['2023-06-19', '2023-06-19'],
    ['2023-06-19T04:30:00Z', '2023-06-19T04:30:00Z'],
    ['2023-06-19T04:30:00.123+0200', '2023-06-19T04:30:00+02:00'],
    ['2023-06-19 04:30', '2023-06-19T04:30:00'],
    ['20230619', '2023-06-19'],
    ['20230619T043000Z', '2023-06-19T04:30:00Z'],
    ['Mon, 19 Jun 2023 04:30:00 GMT', '2023-06-19T04:30:00Z'],
    ['Mon, 19 Jun 2023 04:30:00 +0800', '2023-06-19T04:30:00+08:00'],
    ['June 19, 2023, 4:30 p.m.', '2023-06-19T16:30:00'],
    ['Published 12:05 AM EDT, Mon June 19, 2023', '2023-06-19T00:05:00'],
    ['19th of June 2023', '2023-06-19'],
    ['19. Juni 2023, 16.30 Uhr', '2023-06-19T16:30:00'],
    ['19.06.2023', '2023-06-19'],
    ['19 juin 2023 à 16h30', '2023-06-19T16:30:00'],
    ['19 de junio de 2023', '2023-06-19'],
    ['19 июня 2023', '2023-06-19'],
    ['2023年6月19日', '2023-06-19'],
    ['1687149000', '2023-06-19T04:30:00Z'],
    ['1687149000000', '2023-06-19T04:30:00Z'],
  ])('%s', (written, iso) => expect(isoDate(written)).toBe(iso));

  it.each([
    '',
    'yesterday',
    '2 hours ago',
    '2023',
    'June 2023',
    '2023-02-30',
    '2023-13-01',
    '31.04.2023',
    '06/07/2023',
    'Chapter 12, 2023 words',
    '0000-00-00',
  ])('%j is none', (written) => expect(isoDate(written)).toBeNull());

  it.each([
    ['https://a.example/2023/06/19/story', '2023-06-19'],
    ['https://a.example/us-news/2023/dec/22/story', '2023-12-22'],
    ['https://a.example/2023-06-19/story', '2023-06-19'],
    ['https://a.example/story-20230619-p5es82.html', '2023-06-19'],
    ['https://a.example/story?d=/2023/06/19/', null],
    ['https://a.example/2023/06/story', null],
    ['https://a.example/12345678901', null],
  ])('%s in an address', (url, iso) => expect(dateInAddress(url)).toBe(iso));

  it('leaves a written ISO date as it is, and never throws', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1700-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
        const iso = date.toISOString().replace(/\.\d+/u, '');
        expect(isoDate(iso)).toBe(iso);
        expect(isoDate(iso.slice(0, 10))).toBe(iso.slice(0, 10));
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(isoDate(text) ?? '1600').toMatch(/^\d{4}/u);
      }),
    );
  });
});
