import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analyse/report.ts';
import { articleOf } from '../../bare-article.ts';
import { labTables } from '../../lab/lab-tables.ts';
import { toldAnewOutcome } from '../../lab/told-anew.ts';
import { RETOLD } from './free-rewordings.data.ts';

const marks = (page: string, others: readonly string[]): string[] =>
  analyse(
    articleOf('p', page),
    others.map((text, i) => articleOf(`s${i}`, text)),
    labTables(),
  )
    .findings.filter((finding) => finding.kind === 'deviation' && finding.drawn)
    .map((finding) => finding.text);

describe.each(RETOLD)('$name, told by three desks', ({ versions, changed }) => {
  const places = [0, 1, 2] as const;

  it.each(places)('version %i has no mark, beside one other and beside both', (own) => {
    const others = versions.filter((_, i) => i !== own);
    expect(marks(versions[own], others)).toEqual([]);
    for (const other of others) expect(marks(versions[own], [other])).toEqual([]);
  });

  it('real errors of the same kinds are marked', () => {
    const page = changed.reduce((text, [from, to]) => text.replace(from, to), versions[0]);
    for (const [from] of changed) expect(versions[0]).toContain(from);
    const beside = marks(page, [versions[0]]);
    for (const [, , mark] of changed) expect(beside).toContain(mark);
    const besideAll = marks(page, versions);
    expect(changed.filter(([, , mark]) => besideAll.includes(mark)).length).toBeGreaterThanOrEqual(changed.length - 2);
  });
});

describe('a free re-wording as the only other version', () => {
  const { errors, unaltered } = toldAnewOutcome();

  it('makes no mark on what it tells alike', () => {
    expect(unaltered).toEqual([]);
  });

  it('shows values that it has otherwise in sentences of another order', () => {
    expect(errors.filter((one) => one.shown).length).toBeGreaterThanOrEqual(24);
    for (const words of ['49 witnesses', 'within seven years', 'from July', 'fined 5,000', '4,000 cars'])
      expect(errors.find((one) => one.words === words)).toMatchObject({ shown: true });
  });
});
