import type { Span } from '../model.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { Contrast } from './contrast.ts';
import { deedsOf, type Deed, type Party } from './deeds.ts';
import { SAYING } from './deviations-speakers.ts';
import { EXCHANGED, MUTUAL } from './exchanged-names.ts';
import { isSameWord } from './names-alike.ts';
import type { WitnessWords } from './witness-words.ts';

const SURE = 0.85;
/** Two verbs that a dictionary holds for one may be told of different things. */
const SYNONYM = 0.7;
/** The sentences that tell it do not correspond. */
const APART = 0.8;

/** Dictionaries hold them for one word, whoever does it: "rent", "teach" and "learn". */
const BOTH_WAYS = new Set(
  'rent lease hire charter lend borrow loan teach learn sell buy succeed precede follow lose win draw call get take'.split(' '),
);

/**
 * Who did what to whom, however the two versions word it: the page has A criticise B, the sibling has B criticise A, by the
 * same verb or one of its meaning, told actively, passively or by a noun. Whoever tells it both ways tells of two
 * deeds, and is not asked. `areLinked`: do a sentence of the page and one of the sibling correspond?
 */
export function partyContrasts(
  page: WitnessWords,
  sibling: WitnessWords,
  index: number,
  areLinked: (a: number, b: number) => boolean,
  lexicon: Lexicon,
): Contrast[] {
  const ours = deedsOf(page);
  if (ours.length === 0) return [];
  const theirs = deedsOf(sibling);
  if (theirs.length === 0) return [];
  return ours.flatMap((deed): Contrast[] => {
    if (isMutual(deed)) return [];
    const turned = theirs.filter((other) => isTurned(deed, other) && isOneVerb(deed, other, lexicon) > 0);
    const isNamed = deed.agent.isNamed && deed.patient.isNamed;
    const first = turned.find((other) => areLinked(deed.sentence, other.sentence)) ?? (isNamed ? turned[0] : undefined);
    if (first === undefined || turned.some(isMutual)) return [];
    if (theirs.some((other) => isAlike(deed, other) && isOneVerb(deed, other, lexicon) > 0)) return [];
    if (ours.some((other) => isTurned(deed, other) && isOneVerb(deed, other, lexicon) > 0)) return [];
    const linked = areLinked(deed.sentence, first.sentence) ? 1 : APART;
    return [
      {
        category: SAYING.has(deed.verb.norm) ? 'attribution' : 'relation',
        span: spanOf(deed),
        sibling: index,
        stance: 'differs',
        theirs: EXCHANGED,
        theirSpan: spanOf(first),
        severity: 3,
        sure: isOneVerb(deed, first, lexicon) * linked,
        firm: true,
      },
    ];
  });
}

/** Where the sibling has the page's parties do it as the page has it; null where it does not tell. */
export function toldAlike(page: WitnessWords, sibling: WitnessWords, span: Span, lexicon: Lexicon): Span | null {
  const deed = deedsOf(page).find((one) => spanOf(one).start === span.start && spanOf(one).end === span.end);
  const same =
    deed === undefined ? undefined : deedsOf(sibling).find((other) => isAlike(deed, other) && isOneVerb(deed, other, lexicon) > 0);
  return same === undefined ? null : spanOf(same);
}

const spanOf = ({ agent, patient }: Deed): Span => ({
  start: Math.min(agent.span.start, patient.span.start),
  end: Math.max(agent.span.end, patient.span.end),
});

const isOne = (a: Party, b: Party): boolean =>
  a.isNamed && b.isNamed
    ? a.words.some((word) => b.words.some((other) => isSameWord(word, other)))
    : a.isNamed === b.isNamed && a.words[0] === b.words[0];

const isAlike = (a: Deed, b: Deed): boolean => a.tie === b.tie && isOne(a.agent, b.agent) && isOne(a.patient, b.patient);

const isTurned = (a: Deed, b: Deed): boolean =>
  a.tie === b.tie && isOne(a.agent, b.patient) && isOne(a.patient, b.agent) && !isOne(a.agent, b.agent) && !isOne(a.patient, b.patient);

const isMutual = ({ verb, tie }: Deed): boolean => tie === 'with' || MUTUAL.has(verb.norm);

function isOneVerb(a: Deed, b: Deed, lexicon: Lexicon): number {
  if (a.key === b.key) return SURE;
  const relation = lexicon.relation(a.verb.norm, b.verb.norm);
  if (relation === 'same') return SURE;
  return relation === 'synonym' && !BOTH_WAYS.has(a.verb.stem) && !BOTH_WAYS.has(b.verb.stem) ? SYNONYM : 0;
}
