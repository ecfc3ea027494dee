import { IRREGULAR } from '../text/irregular.data.ts';
import type { Token } from '../model.ts';
import type { Contrast } from './contrast.ts';
import { factsOfSide, trust, type LinkView } from './slots.ts';

type State = 'ahead' | 'done';

/** Words after which "to meet" lies ahead. */
const AHEAD = new Set('expected set due scheduled plans planned planning going about is are ready hopes intends'.split(' '));
const PRESENT = new Set('is are am be being not never gets get becomes become'.split(' '));
const FILLERS = new Set('also now then later today tomorrow soon formally finally officially not be have'.split(' '));

/** Sentences with so many words in common tell of one event, whether or not they name anybody. */
const CLOSE = 0.8;

/**
 * A meeting that one version announces and another reports: not an error but an earlier and a later state of a
 * moving story. The verb must be the same, stand for one another in the two sentences, and two names or more
 * must be shared, so that it is one event; or the sentences are nearly copies.
 */
export function eventContrasts(view: LinkView, sibling: number): Contrast[] {
  if (view.closeness < CLOSE && sharedNames(view) < 2) return [];
  const found: Contrast[] = [];
  const a = view.a.witness.tokens;
  const b = view.b.witness.tokens;
  for (let p = 0; p < view.aTokens.length; p++) {
    const q = view.pairs[p] ?? -1;
    const i = view.aTokens[p] ?? 0;
    const j = q < 0 ? 0 : (view.bTokens[q] ?? 0);
    const ours = a[i];
    const theirs = b[j];
    if (q < 0 || ours === undefined || theirs === undefined || ours.kind !== 'word') continue;
    const here = stateAt(a, i);
    const there = stateAt(b, j);
    if (here === null || there === null || here === there) continue;
    found.push({
      category: 'modality',
      span: { start: (here === 'ahead' ? a[i - 1] : ours)?.start ?? ours.start, end: ours.end },
      sibling,
      stance: 'differs',
      theirs: there,
      theirSpan: { start: (there === 'ahead' ? b[j - 1] : theirs)?.start ?? theirs.start, end: theirs.end },
      severity: 1,
      sure: 0.8 * trust(view, 0.6, 0.8),
      state: here === 'ahead' ? 'before' : 'after',
    });
  }
  return found;
}

/** Is the verb announced or reported? Null for what is neither: infinitives, nouns, the present. */
function stateAt(tokens: readonly Token[], i: number): State | null {
  const verb = tokens[i];
  if (verb === undefined) return null;
  let k = i - 1;
  while (k >= 0 && i - k <= 3 && (FILLERS.has(tokens[k]?.norm ?? '') || tokens[k]?.norm.endsWith('ly') === true)) k--;
  const before = tokens[k]?.norm ?? '';
  if (before === 'will' || before === "'ll" || before === 'shall') return 'ahead';
  if (before === 'to' && AHEAD.has(tokens[k - 1]?.norm ?? '')) return 'ahead';
  if (
    before === 'to' ||
    before === 'would' ||
    before === 'could' ||
    before === 'might' ||
    before === 'may' ||
    before === 'can' ||
    before === 'should' ||
    before === 'must'
  )
    return null;
  // "are not deterred", "be provided", "did not meet": no event is reported
  if (PRESENT.has(before) || tokens.slice(Math.max(0, k + 1), i).some((token) => token.norm === 'be' || token.norm === 'not')) return null;
  const past = IRREGULAR.has(verb.norm)
    ? /^(?!.*(?:ing|s)$)/u.test(verb.norm) && !VERBLESS.has(verb.norm)
    : verb.norm.length > 4 && verb.norm.endsWith('ed');
  return past ? 'done' : null;
}

/** Irregular forms that are no past of a verb, or tell no event. */
const VERBLESS = new Set(
  'is am are was were be been being has had having does did done men women people children feet teeth lives wives better best worse worst further farther less least more most said left read'.split(
    ' ',
  ),
);

function sharedNames(view: LinkView): number {
  const theirs = new Set(factsOfSide(view.b, view.link.b).flatMap((fact) => (fact.type === 'name' ? fact.value.split(' ') : [])));
  return new Set(
    factsOfSide(view.a, view.link.a).flatMap((fact) =>
      fact.type === 'name' ? fact.value.split(' ').filter((word) => theirs.has(word)) : [],
    ),
  ).size;
}
