import type { ArticleId, Reading, Reason, Span } from '../model.ts';
import type { Collation } from './collation.ts';
import { confidenceOf, confidenceOfName, type Standing } from './confidence.ts';
import type { Contrast } from './contrast.ts';
import { supportersOf, type Kin } from './supporters.ts';

/** The witness that is likely the original and how much more than one branch it weighs. */
export interface Weight {
  readonly index: number;
  readonly more: number;
}

const NO_WEIGHT: Weight = { index: -1, more: 0 };

/** The outcome of a vote at one place of the page. */
export interface Verdict {
  readonly reason: Reason;
  /** The alternative that most branches share, as the judges name it. */
  readonly theirs: string;
  readonly readings: readonly Reading[];
  /** Branches for the alternative and for the page's reading, the page's own among them. */
  readonly agreeing: number;
  readonly here: number;
  readonly branches: number;
  /** How likely a careful reader agrees, from the slot and from what all siblings say. */
  readonly sure: number;
}

/**
 * Weigh what the siblings say at one place. Each branch has one vote, split among its members that speak;
 * members of the page's own branch that repeat it add nothing,
 * one that contradicts it splits the branch, and then one other branch is enough. Copies of one text speak once.
 */
export function vote(
  collation: Collation,
  contrasts: readonly Contrast[],
  span: Span,
  kin: Kin,
  original: Weight = NO_WEIGHT,
): Verdict | null {
  const { branchOf } = kin;
  const differing = contrasts.filter((one) => one.stance === 'differs');
  if (differing.length === 0) return null;
  const votes = new Map<string, Map<string, number>>();
  const heard = new Map<string, Set<string>>();
  const own = branchOf(0);
  count(own, '', textOf(collation, 0));
  for (const one of contrasts) {
    if (one.stance === 'absent') continue;
    count(branchOf(one.sibling), one.stance === 'same' ? '' : one.theirs, textOf(collation, one.sibling));
  }
  let here = 0;
  const tally = new Map<string, number>();
  for (const [, stances] of votes) {
    const sum = [...stances.values()].reduce((a, b) => a + b, 0);
    for (const [stance, n] of stances) {
      if (stance === '') here += n / sum;
      else tally.set(stance, (tally.get(stance) ?? 0) + n / sum);
    }
  }
  // the reading most branches share, each as far as its slot is sure; ties by the reading itself, so that order never matters
  const surest = (stance: string): number => Math.max(...differing.filter((one) => one.theirs === stance).map(({ sure }) => sure));
  const weighed = [...tally].map(([stance, n]) => ({ stance, n, weight: n * surest(stance) }));
  const { stance: theirs, n: agreeing } = weighed.sort((a, b) => b.weight - a.weight || (a.stance < b.stance ? -1 : 1))[0] ?? {
    stance: '',
    n: 0,
  };
  const best = differing.filter((one) => one.theirs === theirs).sort((a, b) => b.sure - a.sure || compare(collation, a.sibling, b.sibling));
  const first = best[0];
  if (first === undefined) return null;
  const readings = readingsAt(collation, contrasts, span);
  const words = { theirs: wordsAt(collation, first), here: collation.witnesses[0]?.article.text.slice(span.start, span.end) ?? '' };
  const branches = votes.size;
  const told = supportersOf(contrasts, theirs, kin);
  // a tie is decided by the likely original; two branches have to agree all the same
  const voice = original.index === 0 ? 'same' : contrasts.find((one) => one.sibling === original.index);
  const leans =
    voice === 'same' || (voice !== undefined && voice.stance === 'same') ? -original.more : voice?.theirs === theirs ? original.more : 0;
  const reason: Reason =
    (agreeing >= 1.99 && agreeing + leans > here) || (agreeing >= 1.49 && here <= 0.51 && leans >= 0)
      ? { code: 'others-agree', agreeing: told.theirs, branches: told.all, ...words }
      : here > agreeing + leans + 0.5
        ? { code: 'others-deviate', agreeing: told.here, branches: told.all, ...words }
        : { code: 'versions-differ', ...words };
  return {
    reason,
    theirs,
    readings,
    agreeing,
    here,
    branches,
    sure: sureOf(first, reason.code === 'others-deviate'),
  };

  function sureOf({ category, sure, odds, firm, state, sibling }: Contrast, isTheirs: boolean): number {
    // names are weighed by each text that has them, as their weights were fitted
    const heardBy = odds === undefined && category !== 'name' ? kin : { ...kin, familyOf: () => 0 };
    const related = relatedTexts(collation, heardBy);
    if (isTheirs) {
      // the odd one is the sibling: as sure as it would be on its page
      const seen = standing(collation, contrasts, theirs, heardBy, sibling);
      const voices = { branches: here, siblings: related, verbatim: false };
      return odds === undefined
        ? confidenceOf(firm === true ? 'number' : category, sure, seen, voices)
        : confidenceOfName([odds], seen, voices);
    }
    const stands = standing(collation, contrasts, theirs, heardBy);
    const voices = { branches: agreeing, siblings: related, verbatim: best.every((one) => one.verbatim === true) };
    // an earlier and a later state stand beside each other by nature; but who tells it as most do tells no state of its own
    const sharing = contrasts.filter((one) => one.stance === 'same').length;
    const heard = state === undefined ? stands : { ...stands, same: sharing > stands.alike ? sharing : 0 };
    if (odds === undefined) return confidenceOf(firm === true ? 'number' : category, sure, heard, voices);
    // copies of one text are one witness
    const each = new Map<string, number>();
    for (const one of best)
      each.set(textOf(collation, one.sibling), Math.max(each.get(textOf(collation, one.sibling)) ?? -Infinity, one.odds ?? 0));
    return confidenceOfName(
      [...each.values()].sort((a, b) => b - a),
      stands,
      voices,
    );
  }

  function count(branch: string, stance: string, text: string): void {
    const known = heard.get(branch) ?? new Set<string>();
    heard.set(branch, known);
    if (known.has(text)) return;
    known.add(text);
    const stances = votes.get(branch) ?? new Map<string, number>();
    votes.set(branch, stances);
    stances.set(stance, (stances.get(stance) ?? 0) + 1);
  }
}

/**
 * Branches decide who is the odd one; how likely a difference is real also depends on how many texts, related or
 * not, carry each reading: a reading that others share is rarely this page's slip. Copies of one text count once,
 * and what repeats the page within its own branch does not speak for it: it has the reading from there. `from`: the
 * witness whose reading is asked, the page or the sibling that has `theirs`.
 */
function standing(collation: Collation, contrasts: readonly Contrast[], theirs: string, { branchOf, familyOf }: Kin, from = 0): Standing {
  const texts = new Set<string>([textOf(collation, from)]);
  const families = new Set<string>();
  const counts = { same: 0, alike: 0, otherwise: 0, silent: 0 };
  const page = { sibling: 0, stance: 'same', theirs: '' } as const;
  for (const one of from === 0 ? contrasts : [page, ...contrasts]) {
    const text = textOf(collation, one.sibling);
    if (texts.has(text)) continue;
    texts.add(text);
    // copies of one text that the page is no copy of meet it in the same way, wherever it is read wrongly
    const family = `${familyOf(one.sibling)} ${one.stance} ${one.theirs}`;
    if (familyOf(one.sibling) !== familyOf(from) && families.has(family)) continue;
    families.add(family);
    const isAsThere = one.stance === 'differs' && one.theirs === theirs;
    const isLikeIt = from === 0 ? one.stance === 'same' : isAsThere;
    if (isLikeIt && branchOf(one.sibling) === branchOf(from)) continue;
    if (isLikeIt) counts.same++;
    else if (one.stance === 'absent') counts.silent++;
    else if (from === 0 ? isAsThere : one.stance === 'same') counts.alike++;
    else counts.otherwise++;
  }
  return counts;
}

/** Different texts among the siblings that share a sentence with the page: an unrelated one weighs nothing. */
export const relatedTexts = (collation: Collation, kin: Kin | null = null): number =>
  new Set(
    collation.witnesses
      .slice(1)
      .flatMap((witness, k) =>
        collation.between(0, k + 1).links.length > 0
          ? [kin === null || kin.familyOf(k + 1) === kin.familyOf(0) ? witness.article.text : String(kin.familyOf(k + 1))]
          : [],
      ),
  ).size;

const textOf = (collation: Collation, index: number): string => collation.witnesses[index]?.article.text ?? '';

const idOf = (collation: Collation, index: number): ArticleId => collation.witnesses[index]?.article.id ?? '';

const compare = (collation: Collation, a: number, b: number): number => (idOf(collation, a) < idOf(collation, b) ? -1 : 1);

const wordsAt = (collation: Collation, one: Contrast): string => {
  const text = textOf(collation, one.sibling);
  return one.theirSpan === null ? '' : text.slice(one.theirSpan.start, one.theirSpan.end);
};

/** The page's reading first, then the others by number of witnesses and by their words. */
function readingsAt(collation: Collation, contrasts: readonly Contrast[], span: Span): Reading[] {
  const here = textOf(collation, 0).slice(span.start, span.end);
  const groups = new Map<string, { text: string; who: { id: ArticleId; span: Span | null }[] }>();
  const add = (key: string, text: string, id: ArticleId, at: Span | null): void => {
    const group = groups.get(key) ?? { text, who: [] };
    groups.set(key, group);
    if (group.who.every((one) => one.id !== id)) group.who.push({ id, span: at });
  };
  add('', here, idOf(collation, 0), span);
  const sorted = [...contrasts].sort((a, b) => compare(collation, a.sibling, b.sibling));
  for (const one of sorted) {
    if (one.stance === 'absent') continue;
    // who leaves the words out is quoted with nothing, also where others word the same difference
    const key = one.theirSpan === null ? '∅' : one.stance === 'same' ? '' : `=${one.theirs}`;
    add(key, wordsAt(collation, one), idOf(collation, one.sibling), one.theirSpan);
  }
  return [...groups]
    .sort(([k1, a], [k2, b]) => (k1 === '' ? -1 : k2 === '' ? 1 : b.who.length - a.who.length || (k1 < k2 ? -1 : 1)))
    .map(([, group]) => ({ text: group.text, ids: group.who.map((one) => one.id), spans: group.who.map((one) => one.span) }));
}
