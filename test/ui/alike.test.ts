import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeAmong } from '../../src/ui/alike.ts';

const tabs = (...titles: readonly string[]) => titles.map((title, i) => ({ title, host: `site${String(i)}.example` }));

describe('alikeAmong', () => {
  it('finds the tabs of one story among others', () => {
    const found = alikeAmong(
      tabs('Duarte begins visit to Kestrel', 'Ten soups for winter', 'Minister Duarte arrives in Kestrel for talks', 'Weather for Monday'),
    );
    expect(found.map((share) => share > 0)).toEqual([true, false, true, false]);
  });

  it('takes the larger of two stories', () => {
    const found = alikeAmong(
      tabs(
        'Bridge closed after storm',
        'Storm closes harbour bridge',
        'Duarte visits Kestrel',
        'Kestrel welcomes Duarte',
        'Duarte lands in Kestrel',
      ),
    );
    expect(found.map((share) => share > 0)).toEqual([false, false, true, true, true]);
  });

  it('hears no likeness in one common word, nor in the pages of one site', () => {
    expect(alikeAmong(tabs('Government falls in Kestrel', 'Government opens a zoo'))).toEqual([0, 0]);
    const site = (title: string) => ({ title, host: 'heron.example' });
    expect(alikeAmong([site('Kestrel news – Daily Heron'), site('Sport news – Daily Heron')])).toEqual([0, 0]);
  });

  it('gives shares, never to one tab alone', () => {
    const word = fc.constantFrom('duarte', 'kestrel', 'visit', 'bridge', 'storm', 'soup');
    const title = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(title, { maxLength: 6 }), (titles) => {
        const found = alikeAmong(tabs(...titles));
        expect(found.every((share) => share >= 0 && share <= 1)).toBe(true);
        expect(found.filter((share) => share > 0)).not.toHaveLength(1);
      }),
    );
  });
});
