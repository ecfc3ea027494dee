import { describe, expect, test } from 'vitest';
import { hash32 } from '../../src/core/article-id.ts';
import { fitLogistic, logOddsOf, type Row } from './logistic.ts';

/** Numbers between 0 and 1 that look like chance and are always the same. */
const noise = (key: string): number => hash32(key) / 2 ** 32;

const rowsOf = (intercept: number, coefficients: readonly number[]): Row[] =>
  Array.from({ length: 4000 }, (_, i) => {
    const features = coefficients.map((_, f) => 4 * noise(`${i} feature ${f}`) - 2);
    const odds = logOddsOf({ intercept, coefficients }, features);
    return { features, label: noise(`${i} label`) < 1 / (1 + Math.exp(-odds)), weight: 1 };
  });

describe('fitLogistic', () => {
  test('finds the model that made the labels', () => {
    const model = fitLogistic(rowsOf(-1, [2, -0.5, 0]), 0);
    expect(model.intercept).toBeCloseTo(-1, 0);
    [2, -0.5, 0].forEach((coefficient, f) => expect(Math.abs((model.coefficients[f] ?? 9) - coefficient)).toBeLessThan(0.2));
  });

  test('a row counts for its weight, and one without weight for nothing', () => {
    const rows = rowsOf(0.5, [1]);
    const twice = fitLogistic([...rows, ...rows], 0.001);
    const heavy = fitLogistic([...rows.map((row) => ({ ...row, weight: 2 })), { features: [2], label: false, weight: 0 }], 0.001);
    expect(heavy.intercept).toBeCloseTo(twice.intercept, 6);
    expect(heavy.coefficients[0]).toBeCloseTo(twice.coefficients[0] ?? 9, 6);
  });

  test('stays finite when one feature tells all', () => {
    const rows = Array.from({ length: 40 }, (_, i): Row => ({ features: [i < 20 ? 0 : 1, 3], label: i >= 20, weight: 1 }));
    const model = fitLogistic(rows, 0.001);
    expect([model.intercept, ...model.coefficients].every(Number.isFinite)).toBe(true);
    expect(logOddsOf(model, [1, 3])).toBeGreaterThan(2);
    expect(logOddsOf(model, [0, 3])).toBeLessThan(-2);
  });
});
