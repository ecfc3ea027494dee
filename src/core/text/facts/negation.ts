import type { Fact, Token } from '../../model.ts';
import { IRREGULAR } from '../irregular.data.ts';
import { stemOf } from '../tokens.ts';

/** Words that turn a statement round. Contractions end in n't. */
const NEGATORS = new Set('not never no neither nor none nobody nothing nowhere cannot cant dont doesnt didnt isnt wasnt wont'.split(' '));

/** Auxiliaries and fillers between a negator and the word it denies. */
const BETWEEN = new Set(
  'one of them these those us be been being have has had to yet ever even really actually currently necessarily always just any a an the so very that do does did is are was were will would can could may might must shall should it he she they we i you'.split(
    ' ',
  ),
);

export const isNegator = (norm: string): boolean => NEGATORS.has(norm) || (norm.length > 3 && norm.endsWith("n't"));

/** Stem of the dictionary form: "began" and "begin" are one. */
export const baseStem = (token: Token): string => {
  const base = IRREGULAR.get(token.norm);
  return base === undefined ? token.stem : stemOf(base);
};

/** Negations of one sentence; head is the stem of the word denied. "not only", "no longer", "no more than" are left out. */
export function negationsIn(tokens: readonly Token[], from: number, to: number, sentence: number): Fact[] {
  const found: Fact[] = [];
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token === undefined || !isNegator(token.norm) || isIdiom(tokens, i, from)) continue;
    // "has not been published never": some languages deny one thing twice, and so do those who translate from them
    if (CONCORD.has(token.norm) && repeatsDenial(tokens, from, i)) continue;
    let head: string | null = null;
    for (let k = i + 1; k < Math.min(to, i + 6); k++) {
      const next = tokens[k];
      if (next === undefined || next.kind === 'punctuation') break;
      if (next.kind !== 'word' || BETWEEN.has(next.norm) || next.norm.endsWith('ly')) continue;
      // "neither A nor B came": what is denied stands after both, too far to be named safely
      head = token.norm === 'neither' || token.norm === 'nor' ? null : baseStem(next);
      break;
    }
    found.push({
      type: 'negation',
      value: 'not',
      unit: null,
      head,
      approximator: null,
      span: { start: token.start, end: token.end },
      sentence,
    });
  }
  return found;
}

const CONCORD = new Set(['never', 'nothing', 'nobody', 'nowhere', 'none']);
/** So many words on, they repeat the denial. */
const TWICE = 5;

function repeatsDenial(tokens: readonly Token[], from: number, i: number): boolean {
  const before = tokens.slice(Math.max(from, i - TWICE), i);
  const at = before.findLastIndex(({ norm }) => norm === 'not' || norm.endsWith("n't"));
  return at >= 0 && before.slice(at).every(({ kind }) => kind !== 'punctuation');
}

/** "No more than", "not longer than", "no worse than": a bound. */
const isBound = (tokens: readonly Token[], i: number): boolean =>
  tokens[i + 2]?.norm === 'than' && /(?:er|more|less|worse)$/u.test(tokens[i + 1]?.norm ?? '');

/** Negators that deny nothing: "not only", "no doubt", "no. 3", "no choice but", "like no other", "no more than", "why not", "whether or not", "if not". */
export function isIdiom(tokens: readonly Token[], i: number, from: number): boolean {
  const norm = tokens[i]?.norm;
  const next = tokens[i + 1]?.norm ?? '';
  const before = i > from ? (tokens[i - 1]?.norm ?? '') : '';
  if (norm === 'not')
    return (
      (next === 'long' && /^(?:after|before|ago|afterwards)$/u.test(tokens[i + 2]?.norm ?? '')) ||
      next === 'only' ||
      next === 'just' ||
      next === 'least' ||
      isBound(tokens, i) ||
      (next === 'to' && tokens[i + 2]?.norm === 'mention') ||
      before === 'or' ||
      before === 'why' ||
      before === 'if'
    );
  if (norm === 'no')
    return (
      (next === '.' && tokens[i + 2]?.kind === 'number') ||
      next === 'doubt' ||
      (next === 'other' && before === 'like') ||
      (/^(?:choice|option|alternative|way)$/u.test(next) && /^(?:but|except|other|around)$/u.test(tokens[i + 2]?.norm ?? '')) ||
      next === 'less' ||
      next === 'fewer' ||
      next === 'matter' ||
      isBound(tokens, i) ||
      (next === ',' && (before === '' || before === '"' || before === '“'))
    );
  if (norm === 'nor' || norm === 'neither')
    return norm === 'nor' && tokens.slice(Math.max(from, i - 25), i).some((t) => t.norm === 'neither' || isNegator(t.norm));
  if (norm === 'nothing' || norm === 'nobody' || norm === 'none')
    return next === 'but' || (next === 'other' && tokens[i + 2]?.norm === 'than');
  return false;
}
