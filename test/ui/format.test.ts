import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import ar from '../../assets/_locales/ar/messages.json' with { type: 'json' };
import { ago, day, directionOf, hostOf, moment, safeLink } from '../../src/ui/format.ts';
import { bytes } from '../../src/ui/on-this-machine.ts';
import { speak, t, tn } from '../../src/ui/i18n.ts';
import { levelOf, stripView } from '../../src/ui/strip.tsx';
import { english, lookupIn } from './messages.ts';

beforeAll(() => speak(english, 'en-GB'));

describe('dates', () => {
  it('stay on the page’s own calendar, whatever the reader’s time zone', () => {
    expect(day('2023-06-19T23:59:00-11:00')).toBe('19 Jun 2023');
    expect(day('2023-06-19')).toBe('19 Jun 2023');
  });
  it('with a time name its zone, or say that none is given', () => {
    expect(moment('2023-06-19T16:30:00Z')).toBe('19 Jun 2023, 16:30 UTC');
    expect(moment('2023-06-19T16:30:00.000+00:00')).toBe('19 Jun 2023, 16:30 UTC');
    expect(moment('2023-06-19T16:30-04:00')).toBe('19 Jun 2023, 16:30 UTC-4');
    expect(moment('2023-06-19T16:30:00+0530')).toBe('19 Jun 2023, 16:30 UTC+5:30');
    expect(moment('2023-06-19T16:30:00')).toBe('19 Jun 2023, 16:30, time zone not given');
    expect(moment('2023-06-19')).toBe('19 Jun 2023');
  });
  it('that are none stand as they are', () => {
    expect(day('last week')).toBe('last week');
    expect(day(null)).toBe('no date');
  });
  it('in the past are told by their age', () => {
    const now = Date.UTC(2024, 0, 31);
    expect(ago(now - 12 * 86_400_000, now)).toBe('12 days ago');
    expect(ago(now + 5, now)).toBe('now');
  });
});

describe('addresses', () => {
  it('are links only when they are http or https', () => {
    fc.assert(fc.property(fc.string(), (text) => safeLink(text) === null || /^https?:\/\//iu.test(text)));
    expect(safeLink('javascript:alert(1)')).toBeNull();
    expect(safeLink('data:text/html,x')).toBeNull();
  });
  it('show the real host', () => {
    expect(hostOf('https://www.example.com@evil.example/a')).toBe('evil.example');
    expect(hostOf('not an address')).toBe('not an address');
  });
});

describe('sizes', () => {
  it('are short', () => {
    expect(bytes(2_350_000)).toBe('2.4 MB');
    expect(bytes(48_211)).toBe('48 kB');
    expect([0, 3, 412, 999_999].map(bytes)).toEqual(['0 kB', '0.1 kB', '0.4 kB', '1,000 kB']);
  });
});

describe('words', () => {
  it('come in the plural of the messages’ language', () => {
    expect(tn('articles', 1)).toBe('1 article');
    expect(tn('articles', 1200)).toBe('1,200 articles');
  });
  it('without a message show their key', () => {
    speak(lookupIn({}), 'en');
    expect(t('nothing_like_it')).toBe('nothing_like_it');
    speak(english, 'en-GB');
  });
});

describe('stripView', () => {
  it('never has more cells than asked for and never loses a covered sentence from its count', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        (scores, cells) => {
          const view = stripView(scores, cells);
          expect(view.levels.length).toBeLessThanOrEqual(cells);
          expect(view.covered).toBe(scores.filter((score) => levelOf(score) > 0).length);
        },
      ),
    );
  });
});

describe('directionOf', () => {
  it('is told by the first letter of a text, whatever stands before it', () => {
    expect(['2024: Duarte', 'دوارتي 2024', '“שלום”', '12', ''].map(directionOf)).toEqual(['ltr', 'rtl', 'rtl', 'ltr', 'ltr']);
  });
});

describe('dates where the interface runs from right to left', () => {
  it('stand by themselves beside a foreign name', () => {
    speak(lookupIn(ar), 'ar');
    expect(day('2024-05-14')).toMatch(/^\u2068.*2024\u2069$/u);
    speak(english, 'en-GB');
    expect(day('2024-05-14')).toBe('14 May 2024');
  });
});
