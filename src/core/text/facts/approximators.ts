import type { Fact } from '../../model.ts';
import type { FactRead } from './fact-read.ts';
import { APPROXIMATORS } from './number-words.data.ts';
import type { Piece } from './pieces.ts';

/** "30 or so", "100 or more". */
export function approximatorAfter(pieces: readonly Piece[], at: number): Fact['approximator'] {
  if (pieces[at]?.norm === '+') return 'at-least';
  if (pieces[at]?.norm !== 'or') return null;
  const word = pieces[at + 1]?.norm;
  return word === 'so' ? 'about' : word === 'more' ? 'at-least' : word === 'less' || word === 'fewer' ? 'at-most' : null;
}

/** "Shortly after four", "just before noon"; and who says "nine in the evening" may mean ten to nine. */
export const isLoose = (pieces: readonly Piece[], i: number, { value, end }: FactRead): boolean =>
  (/^(?:after|before)$/u.test(pieces[i - 1]?.norm ?? '') && /^(?:shortly|just|soon|right)$/u.test(pieces[i - 2]?.norm ?? '')) ||
  (value.endsWith(':00') && /^(?:morning|afternoon|evening)$/u.test(pieces[end - 1]?.norm ?? ''));

export function approximatorBefore(pieces: readonly Piece[], i: number): Fact['approximator'] {
  for (const [words, kind] of APPROXIMATORS) {
    const from = i - words.length;
    if (from < 0) continue;
    if (words.every((word, k) => pieces[from + k]?.norm === word)) return kind;
  }
  return null;
}
