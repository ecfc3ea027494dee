import type { DeviationCategory, Token } from '../model.ts';
import type { Tables } from '../tables.ts';
import { IRREGULAR } from '../text/irregular.data.ts';
import type { Contrast } from './contrast.ts';
import { OPPOSED } from './deviations-words.ts';
import { modalClass, type ModalClass } from './modality.ts';
import type { LinkView } from './slots.ts';

/** From this share of sentences word for word the same on, what differs in a gap of a word was changed and not translated. */
const LEAST_COPY = 0.15;
/** So many words before a gap, and after it, that both sides have in a row. */
const LEAST_RUN = 2;
const CLOSE = 0.6;

/** Words by which a statement is less than certain. */
const HEDGES = new Set(
  `probably possibly perhaps maybe likely allegedly reportedly apparently presumably supposedly purportedly seemingly potentially expected believed
  thought suspected alleged may might`.split(/\s+/u),
);

/** What may stand beside a hedge, or in its stead, without being one. */
const PLAIN = new Set('will shall is are was were be been has have had to it that'.split(' '));

/** Modal verbs that are lost where the other text has the verb in a form of its own: "should be", "is". */
const DEGREES = new Set('could must should'.split(' '));

/** Pronouns of one person: in a copy no desk makes a man of a woman. */
const PERSONS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['he', 'he him his himself'],
      ['she', 'she her hers herself'],
    ] as const
  ).flatMap(([person, words]) => words.split(' ').map((word) => [word, person] as const)),
);

/** Little words that send the other way; `before` is what must follow for it to be so. */
const WAYS: readonly { readonly one: RegExp; readonly other: RegExp; readonly category: DeviationCategory; readonly before?: RegExp }[] = [
  { one: /^from$/u, other: /^(?:to|into|towards?)$/u, category: 'negation' },
  { one: /^up$/u, other: /^down$/u, category: 'negation' },
  { one: /^(?:from|since|after)$/u, other: /^(?:until|till|before)$/u, category: 'negation' },
  { one: /^by$/u, other: /^(?:until|till)$/u, category: 'date' },
  { one: /^by$/u, other: /^to$/u, category: 'number', before: /^(?:\d.*|about|around|nearly|almost|more|less|over)$/u },
];

/** Before a verb in its past form: it was done. */
const DONE = new Set('has have had was were did'.split(' '));

/**
 * In a copy that was re-worded here and there, a gap of a few words between words that both have in a row is a slot: another
 * modal verb, a hedge that the other lacks, something announced that the other reports.
 */
export function copyContrasts(view: LinkView, sibling: number, _tables: Tables, copy: number): Contrast[] {
  if (copy < LEAST_COPY || view.closeness < CLOSE) return [];
  const found: Contrast[] = [];
  for (const gap of framed(view)) {
    const [x, y] = [gap.a[0], gap.b[0]];
    const add = (category: DeviationCategory, theirs: string, severity: 1 | 2, sure: number, state?: 'before' | 'after'): void => {
      const first = x ?? gap.afterA;
      found.push({
        category,
        span: { start: first.start, end: (gap.a.at(-1) ?? first).end },
        sibling,
        stance: 'differs',
        theirs,
        theirSpan: y === undefined ? { start: gap.afterB.start, end: gap.afterB.end } : { start: y.start, end: (gap.b.at(-1) ?? y).end },
        severity,
        sure,
        ...(state === undefined ? {} : { state }),
      });
    };
    if (gap.a.length <= 1 && gap.b.length <= 1) {
      const [here, there] = [x === undefined ? null : degreeOf(x), y === undefined ? null : degreeOf(y)];
      if (here !== null && there !== null && differ(here, there)) add('modality', there, 2, 0.85);
    }
    if (
      isHedged(gap.a) !== isHedged(gap.b) &&
      !isSaidIn(view, isHedged(gap.a) ? 'b' : 'a', isHedge) &&
      !gap.isOpen &&
      [...gap.a, ...gap.b].every((token) => isHedge(token) || PLAIN.has(token.norm))
    )
      add('modality', isHedged(gap.a) ? 'certain' : 'hedged', 2, 0.85);
    else if (gap.a.length + gap.b.length === 1 && DEGREES.has((x ?? y)?.norm ?? '') && gap.afterA.norm !== gap.afterB.norm)
      add('modality', x === undefined ? 'bound' : 'plain', 2, 0.8);
    if (gap.a.length === 1 && gap.b.length === 1 && x !== undefined && y !== undefined) {
      const [here, there] = [PERSONS.get(x.norm), PERSONS.get(y.norm)];
      if (here !== undefined && there !== undefined && here !== there) add('negation', OPPOSED, 2, 0.9);
      const way = WAYS.find(
        ({ one, other, before }) =>
          ((one.test(x.norm) && other.test(y.norm)) || (other.test(x.norm) && one.test(y.norm))) &&
          (before === undefined || before.test(gap.afterA.norm)),
      );
      if (way !== undefined && gap.afterA.norm === gap.afterB.norm)
        add(way.category, way.category === 'negation' ? OPPOSED : y.norm, 2, 0.9);
    }
    const [ahead, beyond] = [isAhead(gap.a), isAhead(gap.b)];
    if (ahead !== beyond && isDone(ahead ? gap.b : gap.a, ahead ? gap.afterB : gap.afterA, ahead ? gap.afterA : gap.afterB))
      add('modality', ahead ? 'done' : 'ahead', 1, 0.85, ahead ? 'before' : 'after');
  }
  return found;
}

type Degree = ModalClass | 'would';

const degreeOf = (token: Token): Degree | null => (token.norm === 'would' ? 'would' : modalClass(token.norm));

/** "Can" and "may", "could" and "might", "will" and "would" are wording even in copies; so is "should" beside "must". */
function differ(a: Degree, b: Degree): boolean {
  if (a === b) return false;
  const pair = new Set([a, b]);
  const loose = (x: Degree, y: Degree): boolean => pair.has(x) && pair.has(y);
  return !loose('able', 'possible') && !loose('would', 'certain') && !loose('would', 'able') && !loose('would', 'needed');
}

/** Has the other side such a word, in another place of the sentence? */
const isSaidIn = (view: LinkView, side: 'a' | 'b', is: (token: Token) => boolean): boolean =>
  (side === 'a' ? view.aTokens : view.bTokens).some((i) => {
    const token = view[side].witness.tokens[i];
    return token !== undefined && is(token);
  });

const isHedged = (gap: readonly Token[]): boolean => gap.some(isHedge);

const isHedge = (token: Token): boolean => HEDGES.has(token.norm);

const isAhead = (gap: readonly Token[]): boolean => gap.length === 1 && (gap[0]?.norm === 'will' || gap[0]?.norm === 'shall');

/** The gap is empty, or says that it was done, and the verb after it is in another form than after "will". */
const isDone = (gap: readonly Token[], verb: Token, bare: Token): boolean =>
  verb.norm !== bare.norm &&
  (gap.length === 0 || (gap.length === 1 && DONE.has(gap[0]?.norm ?? ''))) &&
  (/^(?:was|were)$/u.test(verb.norm) ||
    (verb.norm.length > 3 && verb.norm.endsWith('ed')) ||
    (IRREGULAR.has(verb.norm) && !/^(?:are|am)$|(?:s|ing)$/u.test(verb.norm)));

interface Framed {
  readonly a: readonly Token[];
  readonly b: readonly Token[];
  readonly afterA: Token;
  readonly afterB: Token;
  /** In a clause that leaves it open anyway: "whether we might be", "worried that it was". */
  readonly isOpen: boolean;
}

const OPENING = /^(?:if|whether|(?:fear|worr|hop|wish|afraid|wonder|ask)\p{L}*)$/u;
const OPENING_REACH = 5;

/** More words make no slot. */
const MOST_IN_GAP = 3;

/** Gaps of at most three words between rows of words that both sides have. */
function framed(view: LinkView): Framed[] {
  const { pairs, aTokens, bTokens } = view;
  const found: Framed[] = [];
  const tokens = (side: 'a' | 'b', from: number, to: number): Token[] =>
    (side === 'a' ? aTokens : bTokens).slice(from, to).flatMap((i) => view[side].witness.tokens[i] ?? []);
  let last = -1;
  for (let p = 0; p < pairs.length; p++) {
    const q = pairs[p] ?? -1;
    if (q < 0) continue;
    const before = last;
    last = p;
    const [na, nb] = [p - before - 1, q - (before < 0 ? -1 : (pairs[before] ?? -1)) - 1];
    if (na + nb === 0 || na > MOST_IN_GAP || nb > MOST_IN_GAP) continue;
    if (runOf(pairs, before, -1) < LEAST_RUN || runOf(pairs, p, 1) < LEAST_RUN) continue;
    const [afterA, afterB] = [tokens('a', p, p + 1)[0], tokens('b', q, q + 1)[0]];
    const isOpen = tokens('a', Math.max(0, p - na - OPENING_REACH), p - na).some((token) => OPENING.test(token.norm));
    if (afterA !== undefined && afterB !== undefined)
      found.push({ a: tokens('a', p - na, p), b: tokens('b', q - nb, q), afterA, afterB, isOpen });
  }
  return found;
}

/** How many pairs stand in a row on both sides from there on; the border of the sentence is as good as two. */
function runOf(pairs: Int32Array, from: number, step: 1 | -1): number {
  if (from < 0) return LEAST_RUN;
  let run = 0;
  for (let p = from; run < LEAST_RUN; p += step) {
    if (p < 0 || p >= pairs.length) return LEAST_RUN;
    if ((pairs[p] ?? -1) < 0 || (run > 0 && pairs[p] !== (pairs[p - step] ?? 0) + step)) return run;
    run++;
  }
  return run;
}
