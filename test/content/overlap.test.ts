import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '../../src/core/span.ts';
import type { Mark } from '../../src/protocol/messages.ts';
import { drawnSpans, trimmed } from '../../src/content/overlap.ts';

const mark = (finding: string, start: number, end: number, more: Partial<Mark> = {}): Mark => ({
  finding,
  span: { start, end },
  sentence: { start: 0, end: 200 },
  kind: 'deviation',
  severity: 2,
  drawn: 'underline',
  weak: false,
  ...more,
});

describe('drawnSpans', () => {
  it('leaves the differing name whole and the glued word what is left', () => {
    const drawn = drawnSpans([mark('glued', 5, 20, { kind: 'artifact', severity: 3 }), mark('name', 0, 9)]);
    expect(drawn.get('name')).toEqual({ start: 0, end: 9 });
    expect(drawn.get('glued')).toEqual({ start: 9, end: 20 });
  });

  it('draws no line for a mark inside a graver one, and none for the strip’s', () => {
    const drawn = drawnSpans([
      mark('long', 0, 30, { kind: 'artifact' }),
      mark('inside', 10, 12, { kind: 'artifact' }),
      mark('tick', 50, 60, { drawn: 'strip' }),
    ]);
    expect([...drawn.keys()]).toEqual(['long']);
  });

  it('never lets two lines overlap, and none stand outside its own words', () => {
    const marks = fc.array(
      fc.record({
        start: fc.nat(100),
        length: fc.integer({ min: 1, max: 40 }),
        kind: fc.constantFrom('deviation' as const, 'artifact' as const),
        severity: fc.constantFrom(1 as const, 2 as const, 3 as const),
        weak: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(marks, (made) => {
        const all = made.map(({ start, length, kind, severity, weak }, index) =>
          mark(String(index), start, start + length, { kind, severity, weak }),
        );
        const drawn = [...drawnSpans(all)];
        for (const [finding, span] of drawn) {
          const own = all[Number(finding)]?.span;
          expect(own !== undefined && span.start >= own.start && span.end <= own.end && span.end > span.start).toBe(true);
          for (const [other, theirs] of drawn) if (other !== finding) expect(overlaps(span, theirs)).toBe(false);
        }
      }),
    );
  });
});

describe('trimmed', () => {
  const text = 'On March 5, he left … “Why?” ,;';
  const of = (words: string): string => {
    const start = text.indexOf(words);
    const span = trimmed({ start, end: start + words.length }, ({ start: from, end }) => text.slice(from, end));
    return text.slice(span.start, span.end);
  };
  it('draws no line under the spaces and commas at the ends, and keeps quotes and inner signs', () => {
    expect(of(' March 5, ')).toBe('March 5');
    expect(of('5, he')).toBe('5, he');
    expect(of('“Why?” ')).toBe('“Why?”');
  });
  it('keeps a mark that is nothing but signs', () => {
    expect(of(' …')).toBe(' …');
    expect(of(',;')).toBe(',;');
  });
});
