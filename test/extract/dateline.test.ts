import { describe, expect, it } from 'vitest';
import type { DateClaim } from '../../src/core/model.ts';
import { datelineClaim } from '../../src/extract/dateline.ts';

const on = (value: string): DateClaim[] => [{ kind: 'published', value, source: 'json-ld' }];
const day = (text: string, claims: readonly DateClaim[] = on('2023-06-20')): string | null => datelineClaim(text, claims)?.value ?? null;

describe('the day in a dateline', () => {
  it.each([
    ['BEIJING, June 19 (Reuters) - Words of June 3.', '2023-06-19'],
    ['RAFAH, Gaza Strip, Jun. 19 (AP) — Words', '2023-06-19'],
    ['LONDON, June 19, 2021 – Words', '2021-06-19'],
    ['BEIJING (AP) — On June 19 they met', null],
    ['Beijing, June 19 - Words', null],
    ['BEIJING, 19 people - Words', null],
    ['BEIJING, Chapter 19 - Words', null],
    ['BEIJING, June 19 words without a dash', null],
  ])('%s', (text, value) => expect(day(text)).toBe(value));

  it('takes its year from the other claims, the year before for December in January', () => {
    expect(day('BEIJING, Dec. 31 (AP) - Words', on('2024-01-01T08:00:00Z'))).toBe('2023-12-31');
    expect(day('BEIJING, Jan 2 (AP) - Words', on('2024-01-01T20:00:00Z'))).toBe('2024-01-02');
    expect(day('BEIJING, June 19 (AP) - Words', [])).toBeNull();
  });
});
