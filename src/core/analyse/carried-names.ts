import type { Fact, Span } from '../model.ts';
import type { Contrast } from './contrast.ts';
import { DESIGNATORS, wordsOf } from './names-alike.ts';
import type { LinkView } from './slots.ts';

/** From these odds on a changed name is believed, and looked for wherever the page goes on with it. */
const LEAST_ODDS = 1;

/** What a page puts for what a sibling has: "chen" for "qin". */
interface Change {
  readonly ours: string;
  readonly theirs: string;
  readonly odds: number;
}

/**
 * A name that was changed once is carried on in its short form: "Chen Gang" for "Qin Gang", and from there on "Chen". Alone
 * the short form proves little, and the page's own full name would excuse it. Where the page has the changed word and the
 * sibling, in the sentence that corresponds, the word it was made of, that is the same change. The contrasts of one sibling.
 */
export function withCarried(contrasts: readonly Contrast[], views: readonly LinkView[]): Contrast[] {
  const page = views[0]?.a;
  if (page === undefined) return [...contrasts];
  const changes = new Map<string, Change>();
  for (const one of contrasts) {
    if (one.category !== 'name' || one.stance !== 'differs' || (one.odds ?? 0) <= LEAST_ODDS) continue;
    const change = changeOf(one, namedAt(views, one.span));
    if (change !== null && change.odds > (changes.get(change.ours)?.odds ?? LEAST_ODDS)) changes.set(change.ours, change);
  }
  if (changes.size === 0) return [...contrasts];
  return contrasts.map((one) => {
    if (one.category !== 'name' || (one.stance === 'differs' && (one.odds ?? 0) > LEAST_ODDS)) return one;
    const fact = namedAt(views, one.span);
    const view = fact === undefined ? undefined : views.find((each) => each.link.a.includes(fact.sentence));
    if (fact === undefined || view === undefined) return one;
    const words = wordsOf(fact);
    const change = words.map((word) => changes.get(word)).find((each) => each !== undefined);
    if (change === undefined) return one;
    const theirs = namesIn(view, 'b');
    const there = theirs.find((other) => wordsOf(other).includes(change.theirs));
    if (there === undefined || theirs.some((other) => wordsOf(other).includes(change.ours))) return one;
    if (namesIn(view, 'a').some((other) => wordsOf(other).includes(change.theirs))) return one;
    return {
      ...one,
      stance: 'differs',
      theirs: there.value,
      theirSpan: there.span,
      sure: 1 / (1 + Math.exp(-change.odds)),
      odds: change.odds,
    };
  });
}

/** One word for one, in names that otherwise agree or are that word alone. */
function changeOf(one: Contrast, fact: Fact | undefined): Change | null {
  if (fact === undefined || one.stance !== 'differs' || one.odds === undefined) return null;
  const [all, words] = [wordsOf(fact), one.theirs.split(' ')];
  const left = all.filter((word) => !words.includes(word));
  const right = words.filter((word) => !all.includes(word));
  const [ours, theirs] = [left[0], right[0]];
  if (left.length !== 1 || right.length !== 1 || ours === undefined || theirs === undefined || all.length !== words.length) return null;
  if (DESIGNATORS.has(ours) || ours.startsWith('@') || theirs.startsWith('@') || ours.length < 3) return null;
  return { ours, theirs, odds: one.odds };
}

const namedAt = (views: readonly LinkView[], span: Span): Fact | undefined => {
  for (const view of views)
    for (const s of view.link.a)
      for (const fact of view.a.factsIn[s] ?? [])
        if (fact.type === 'name' && fact.span.start === span.start && fact.span.end === span.end) return fact;
  return undefined;
};

const namesIn = (view: LinkView, side: 'a' | 'b'): Fact[] =>
  view.link[side].flatMap((s) => (view[side].factsIn[s] ?? []).filter((fact) => fact.type === 'name'));

/** The change that a place tells of, so that it is paid for once however often the name recurs. */
export function changeAt(here: string, theirs: string): string {
  const [all, words] = [here.split(' '), theirs.split(' ')];
  const left = all.filter((word) => !words.includes(word));
  const right = words.filter((word) => !all.includes(word));
  return `${left.join(' ')}>${right.join(' ')}`;
}
