import { overlaps } from '../span.ts';
import { IRREGULAR } from '../text/irregular.data.ts';
import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
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
  if (view.closeness < CLOSE && sharedNames(view) < 2) return movedEvents(view, sibling);
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
  const moved = movedEvents(view, sibling).filter((one) => found.every((other) => !overlaps(one.span, other.span)));
  return [...found, ...moved];
}

/** Sentences with fewer words in common tell of other things. */
const LEAST_CLOSE = 0.3;
/** So many words around a verb say what it is told of, and so many of them both have. */
const AROUND = 7;
const LEAST_COMMON = 2;

interface Event {
  readonly at: number;
  readonly state: State;
  readonly key: number;
  readonly around: ReadonlySet<number>;
}

/**
 * The same where a sentence is told freely and the verb has moved: it stands once on either side, whatever its form
 * ("the bridge was opened", "is to open the bridge", "the opening of the bridge is planned"), beside words that both have.
 */
function movedEvents(view: LinkView, sibling: number): Contrast[] {
  if (view.closeness < LEAST_CLOSE) return [];
  const theirs = eventsOf(view, 'b');
  if (theirs.length === 0) return [];
  return eventsOf(view, 'a').flatMap((ours): Contrast[] => {
    const other = theirs.find((one) => one.key === ours.key);
    if (other === undefined || other.state === ours.state) return [];
    let common = 0;
    for (const key of ours.around) if (other.around.has(key)) common++;
    const [here, there] = [view.a.witness.tokens[ours.at], view.b.witness.tokens[other.at]];
    if (common < LEAST_COMMON || here === undefined || there === undefined) return [];
    return [
      {
        category: 'modality',
        span: { start: here.start, end: here.end },
        sibling,
        stance: 'differs',
        theirs: other.state,
        theirSpan: { start: there.start, end: there.end },
        severity: 1,
        sure: 0.65,
        state: ours.state === 'ahead' ? 'before' : 'after',
      },
    ];
  });
}

/** The events of one side that are told by a word that stands there once. */
function eventsOf(view: LinkView, side: 'a' | 'b'): Event[] {
  const { witness, keys } = view[side];
  const list = side === 'a' ? view.aTokens : view.bTokens;
  const counts = new Map<number, number>();
  for (const i of list) counts.set(keys[i] ?? 0, (counts.get(keys[i] ?? 0) ?? 0) + 1);
  return list.flatMap((at, p): Event[] => {
    const token = witness.tokens[at];
    const key = keys[at] ?? 0;
    if (token?.kind !== 'word' || counts.get(key) !== 1 || token.norm.length < 3 || FUNCTION_WORDS.has(token.norm)) return [];
    const state = movedState(witness.tokens, at);
    if (state === null) return [];
    const around = list
      .slice(Math.max(0, p - AROUND), p + AROUND + 1)
      .filter((i) => i !== at && !FUNCTION_WORDS.has(witness.tokens[i]?.norm ?? ''));
    return [{ at, state, key, around: new Set(around.map((i) => keys[i] ?? 0)) }];
  });
}

const PLANNED_WITHIN = 13;
const PLANNED = /^(?:planned|scheduled|expected|due|pending)$/u;
const PLANNING = new Set(
  'wants want wanted plans plan planned hopes intends intend threatens threatened threatening vowed promised ready yet considering whether'.split(
    ' ',
  ),
);
const PERSONS = new Set('he she they it we i who'.split(' '));

/** "The opening of the bridge is planned", within one clause. */
function isPlanned(tokens: readonly Token[], i: number): boolean {
  for (let k = i + 1; k < i + PLANNED_WITHIN; k++) {
    const norm = tokens[k]?.norm ?? '.';
    if (/^[.;:!?,"“”]$/u.test(norm)) return false;
    if (PLANNED.test(norm) && /^(?:is|are)$/u.test(tokens[k - 1]?.norm ?? '')) return true;
  }
  return false;
}

/** As `stateAt`, but stricter in what is done, and wider in what lies ahead: it may be a noun, or thought of. */
function movedState(tokens: readonly Token[], i: number): State | null {
  const verb = tokens[i];
  const before = tokens[i - 1]?.norm ?? '';
  if (verb === undefined) return null;
  const two = tokens[i - 2]?.norm ?? '';
  if (before === 'to' && (PLANNING.has(two) || AHEAD.has(two))) return 'ahead';
  if (verb.norm.endsWith('ing')) {
    const thought =
      before === 'considering' ||
      (/^(?:about|of|on|to)$/u.test(before) && /^(?:think|thinking|thinks|close|speak|talk|plans|keen|intent)$/u.test(two));
    const planned = isPlanned(tokens, i);
    return thought || planned ? 'ahead' : null;
  }
  const state = stateAt(tokens, i);
  if (state !== 'done') return state;
  const subject = tokens[i - 1];
  if (subject === undefined || subject.kind !== 'word') return null;
  if (/^(?:has|have|had|was|were|been)$/u.test(subject.norm)) return state;
  return !FUNCTION_WORDS.has(subject.norm) || PERSONS.has(subject.norm) ? (subject.norm.endsWith('ly') ? null : state) : null;
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
