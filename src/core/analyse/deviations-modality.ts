import type { Token } from '../model.ts';
import type { Tables } from '../tables.ts';
import type { Contrast } from './contrast.ts';
import { modalClass, modalsDiffer, type ModalClass } from './modality.ts';
import { inPlace, isShort, isVerbatim, placeOf, stretchOf, trust, type LinkView } from './slots.ts';

/** Words that may stand between a modal verb and the verb it belongs to. */
const FILLERS = new Set('be been being have has had not never also only still always then now soon later again even all both'.split(' '));
const MOST_FILLERS = 4;

/** "Have to", "need to": duties told without a modal verb. */
const DUTY = new Set('have has had need needs needed required obliged forced'.split(' '));

/** What governs a verb: how sure, and the words that say so. */
interface Governed {
  readonly modal: ModalClass;
  readonly first: Token;
  readonly last: Token;
}

/**
 * How sure a statement is, verb by verb: the same verb in the same place, "may" here and "will" there, however far the
 * two modal verbs stand from words that agree. A duty counts however it is told ("must", "have to").
 */
export function modalityContrasts(view: LinkView, sibling: number, _tables: Tables): Contrast[] {
  const verbatim = isVerbatim(view);
  const a = governedIn(view, 'a');
  if (a.length === 0) return [];
  const b = governedIn(view, 'b');
  const found: Contrast[] = [];
  const add = (ours: Governed, theirs: Governed, sure: number): void => {
    if (!differ(ours, theirs, verbatim)) return;
    const soft = ours.first.norm === 'should' || theirs.first.norm === 'should';
    found.push({
      category: 'modality',
      span: { start: ours.first.start, end: ours.last.end },
      sibling,
      stance: 'differs',
      theirs: theirs.modal,
      theirSpan: { start: theirs.first.start, end: theirs.last.end },
      severity: 2,
      sure: (soft ? 0.7 : 1) * sure * trust(view, 0.5, 0.7),
    });
  };
  for (const ours of a) {
    const same = b.filter((theirs) => theirs.verb === ours.verb);
    const placed = same.find((theirs) => (view.pairs[ours.position] ?? -1) === theirs.position);
    const only = same.length === 1 && a.filter((other) => other.verb === ours.verb).length === 1 ? same[0] : undefined;
    const partner = placed ?? only;
    if (partner !== undefined) add(ours, partner, placed === undefined ? 0.75 : 0.85);
  }
  // one modal verb on each side that agrees with nothing: "may be halved", "will be cut"
  const simple = view.link.a.length === 1 && view.link.b.length === 1;
  const [one, other] = [a[0], b[0]];
  if (found.length === 0 && simple && a.length === 1 && b.length === 1 && one !== undefined && other !== undefined) {
    // told freely, a duty and an ability belong to verbs of their own, unless they stand in one place
    const unlike = [one.modal, other.modal].includes('needed') && [one.modal, other.modal].includes('able');
    const free = unlike && !isShort(view) && view.closeness < CLOSE && !isAtOnePlace(view, one, other);
    add(one, other, free ? 0.25 : view.closeness >= 0.5 ? 0.7 : 0.5);
  }
  return found;
}

/** Sentences with so many words in common tell one thing. */
const CLOSE = 0.7;

const isAtOnePlace = (view: LinkView, ours: Governed, theirs: Governed): boolean => {
  const place = placeOf(view, stretchOf(view, 'a', ours.first));
  return place.left + place.right <= 2 && inPlace(place, stretchOf(view, 'b', theirs.first));
};

/** The words of one side that a modal verb governs: the first that is no filler, after it. */
function governedIn(view: LinkView, side: 'a' | 'b'): (Governed & { readonly position: number; readonly verb: number })[] {
  const words = side === 'a' ? view.a : view.b;
  return (side === 'a' ? view.aTokens : view.bTokens).flatMap((at, position) => {
    const verb = words.witness.tokens[at];
    if (verb === undefined || verb.kind !== 'word' || FILLERS.has(verb.norm) || modalClass(verb.norm) !== null) return [];
    const governor = governorOf(words.witness.tokens, at);
    return governor === null ? [] : [{ ...governor, position, verb: words.keys[at] ?? 0 }];
  });
}

/**
 * In copies nobody turns "could" into "will" by wording. In versions told otherwise both are used for one thing, and so
 * are "will" and "have to".
 */
const differ = (ours: Governed, theirs: Governed, verbatim: boolean): boolean => {
  const [a, b] = [ours.modal, theirs.modal];
  if (a === b) return false;
  const certain = a === 'certain' ? theirs : b === 'certain' ? ours : null;
  return certain === null || certain.modal === 'possible' ? modalsDiffer(a, b) : verbatim && certain.first.norm !== 'can';
};

/** The modal verb before a word, over fillers and adverbs; null where none governs it. */
function governorOf(tokens: readonly Token[], at: number): Governed | null {
  let k = at - 1;
  for (let steps = 0; k >= 0 && steps < MOST_FILLERS; k--, steps++) {
    const token = tokens[k];
    if (token === undefined || token.kind !== 'word') return null;
    if (modalClass(token.norm) !== null || !(FILLERS.has(token.norm) || (token.norm.endsWith('ly') && token.norm.length > 4))) break;
  }
  const last = tokens[k];
  if (last === undefined) return null;
  const modal = modalClass(last.norm);
  if (modal !== null) return { modal, first: last, last };
  const before = tokens[k - 1];
  return last.norm === 'to' && before !== undefined && DUTY.has(before.norm) ? { modal: 'needed', first: before, last } : null;
}
