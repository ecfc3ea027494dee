/** A logistic model: `intercept + Σ coefficients · features` is the log-odds. */
export interface Logistic {
  readonly intercept: number;
  readonly coefficients: readonly number[];
}

export interface Row {
  readonly features: readonly number[];
  readonly label: boolean;
  readonly weight: number;
}

const MOST_STEPS = 60;
const SMALL_STEP = 1e-6;

/**
 * Weighted logistic regression by Newton's method on standardised features; `ridge` holds large coefficients
 * back, the intercept not. Deterministic: the same rows in the same order give the same model to the bit.
 */
export function fitLogistic(rows: readonly Row[], ridge: number): Logistic {
  const used = rows.filter(({ weight }) => weight > 0);
  const width = used[0]?.features.length ?? 0;
  const { means, spreads } = momentsOf(used, width);
  const size = width + 1;
  const beta = new Float64Array(size);
  const all = used.reduce((sum, { weight }) => sum + weight, 0);
  const x = new Float64Array(size);
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = new Float64Array(size);
    const hessian = Array.from({ length: size }, () => new Float64Array(size));
    for (const { features, label, weight } of used) {
      x[0] = 1;
      for (let f = 0; f < width; f++) x[f + 1] = ((features[f] ?? 0) - (means[f] ?? 0)) / (spreads[f] ?? 1);
      let z = 0;
      for (let i = 0; i < size; i++) z += (beta[i] ?? 0) * (x[i] ?? 0);
      const p = 1 / (1 + Math.exp(-z));
      const off = weight * ((label ? 1 : 0) - p);
      const bend = weight * p * (1 - p);
      for (let i = 0; i < size; i++) {
        const xi = x[i] ?? 0;
        gradient[i] = (gradient[i] ?? 0) + off * xi;
        const row = hessian[i] as Float64Array;
        for (let j = 0; j <= i; j++) row[j] = (row[j] ?? 0) + bend * xi * (x[j] ?? 0);
      }
    }
    for (let i = 1; i < size; i++) {
      gradient[i] = (gradient[i] ?? 0) - ridge * all * (beta[i] ?? 0);
      const row = hessian[i] as Float64Array;
      row[i] = (row[i] ?? 0) + ridge * all;
    }
    const move = solveSymmetric(hessian, gradient);
    let largest = 0;
    for (let i = 0; i < size; i++) {
      beta[i] = (beta[i] ?? 0) + (move[i] ?? 0);
      largest = Math.max(largest, Math.abs(move[i] ?? 0));
    }
    if (largest < SMALL_STEP) break;
  }
  const coefficients = Array.from({ length: width }, (_, f) => (beta[f + 1] ?? 0) / (spreads[f] ?? 1));
  return { intercept: coefficients.reduce((sum, c, f) => sum - c * (means[f] ?? 0), beta[0] ?? 0), coefficients };
}

export const logOddsOf = ({ intercept, coefficients }: Logistic, features: readonly number[]): number =>
  coefficients.reduce((sum, coefficient, f) => sum + coefficient * (features[f] ?? 0), intercept);

function momentsOf(rows: readonly Row[], width: number): { means: Float64Array; spreads: Float64Array } {
  const means = new Float64Array(width);
  const spreads = new Float64Array(width);
  let all = 0;
  for (const { features, weight } of rows) {
    all += weight;
    for (let f = 0; f < width; f++) means[f] = (means[f] ?? 0) + weight * (features[f] ?? 0);
  }
  for (let f = 0; f < width; f++) means[f] = (means[f] ?? 0) / all;
  for (const { features, weight } of rows)
    for (let f = 0; f < width; f++) spreads[f] = (spreads[f] ?? 0) + weight * ((features[f] ?? 0) - (means[f] ?? 0)) ** 2;
  for (let f = 0; f < width; f++) spreads[f] = Math.sqrt((spreads[f] ?? 0) / all) + 1e-9;
  return { means, spreads };
}

/** Solves `a · x = b` for a symmetric positive `a` of which the lower half is given (Cholesky). */
function solveSymmetric(a: readonly Float64Array[], b: Float64Array): Float64Array {
  const n = b.length;
  const lower = Array.from({ length: n }, () => new Float64Array(n));
  const at = (i: number, j: number): number => lower[i]?.[j] ?? 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i]?.[j] ?? 0;
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k);
      (lower[i] as Float64Array)[j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(j, j);
    }
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] ?? 0) - at(i, k) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / at(i, i);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] = (x[i] ?? 0) - at(k, i) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / at(i, i);
  }
  return x;
}
