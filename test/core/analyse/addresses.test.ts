import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesIn } from '../../../src/core/analyse/addresses.ts';
import { analyse } from '../../../src/core/analyse/report.ts';
import { articleOf } from '../../bare-article.ts';
import { labTables } from '../../lab/lab-tables.ts';

const found = (text: string): string[] => addressesIn(text).map(({ start, end }) => text.slice(start, end));

describe('addressesIn', () => {
  it('finds addresses of the web and of mail, accounts and files', () => {
    expect(found('See www.mill.example/map, or https://t.example/a1?b=2.')).toEqual(['www.mill.example/map', 'https://t.example/a1?b=2']);
    expect(found('Write to desk@mill.example; @norrbymill (#norrby) has mill_plan-2.pdf.')).toEqual([
      'desk@mill.example',
      '@norrbymill',
      '#norrby',
      'mill_plan-2.pdf',
    ]);
    expect(found('a cost of 2 million.https://t.example/a')).toEqual(['https://t.example/a']);
  });

  it('finds none in sentences, nor where a space is lost after a stop', () => {
    expect(found('The U.S. board met at 9.15am. It spoke, e.g., of the mill.The owner agreed. He won 3 # of 4 @ 5.')).toEqual([]);
  });

  it('finds spans inside any text, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '.', '@', '/', ':', ' ', 'www.', 'https://', 'com', 'é') }), (text) => {
        let last = 0;
        for (const { start, end } of addressesIn(text)) {
          expect(start >= last && end > start && end <= text.length).toBe(true);
          last = end;
        }
      }),
    );
  });
});

describe('an address after a sentence', () => {
  const BEFORE = 'The council of Norrby met on Tuesday to speak of the mill, which is valued at about $2.4 million.';
  const AFTER = 'Traders near the quay followed the long debate in the old hall on the radio, the minutes say.';
  const withTail = (tail: string) => articleOf('p', `${BEFORE}${tail}\n\n${AFTER}`);

  it.each([
    ' www.norrby-mill.example',
    ` https://tracker.example/${'a1b2c3d4e5f6'.repeat(30)}`,
    ' norrby-mill.example',
    ' @norrbymill #atlas',
    ' plan.pdf',
  ])('is no slip: %s', (tail) => {
    const report = analyse(
      withTail(tail),
      [articleOf('q', `${BEFORE}\n\n${AFTER}`), articleOf('r', `${BEFORE} So it is.\n\n${AFTER}`)],
      labTables(),
    );
    expect(report.findings.filter(({ kind }) => kind === 'artifact').map(({ text }) => text)).toEqual([]);
    expect(report.original.evidence.filter(({ kind }) => kind === 'sound-reading')).toEqual([]);
  });

  it('hides no slip beside it', () => {
    const report = analyse(withTail(' the the www.norrby-mill.example'), [], labTables());
    expect(report.findings.map(({ text }) => text)).toContain('the the');
  });
});
