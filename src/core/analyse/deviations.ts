import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import type { DeviationCategory, Finding, Original, Span, Stemma, Token } from '../model.ts';
import { overlaps } from '../span.ts';
import type { Tables } from '../tables.ts';
import type { Collation } from './collation.ts';
import type { Contrast } from './contrast.ts';
import { changeAt, withCarried } from './carried-names.ts';
import { copyContrasts } from './deviations-copies.ts';
import { eventContrasts } from './deviations-events.ts';
import { modalityContrasts } from './deviations-modality.ts';
import { openContrasts, openNameContrasts } from './deviations-open.ts';
import { nameContrasts } from './deviations-names.ts';
import { namesakeContrasts } from './namesakes.ts';
import { oneNameEach } from './names-alike.ts';
import { copyShare } from './name-pairs.ts';
import { quantityContrasts } from './deviations-quantities.ts';
import { quoteContrasts } from './deviations-quotes.ts';
import { relationContrasts } from './deviations-relations.ts';
import { speakerContrasts } from './deviations-speakers.ts';
import { wordContrasts } from './deviations-words.ts';
import { equallyDenied, polarityContrasts, REVERSED } from './deviations-polarity.ts';
import { isAnsweredBeside, isVerbatim, placeOf, stretchOf, viewOf, type LinkView } from './slots.ts';
import { EXCHANGED, exchangeContrasts } from './exchanged-names.ts';
import { partyContrasts, toldAlike } from './exchanged-parties.ts';
import { heldAt } from './held.ts';
import { kinIn } from './supporters.ts';
import { relatedTexts, vote } from './votes.ts';
import { weighedValues } from './weighed-values.ts';
import { factAt, wordsOfAll } from './witness-words.ts';

/** A finding below its bar waits behind "show weaker findings". */
const LEAST_CONFIDENCE = 0.5;
/**
 * Noisy kinds have bars of their own (`score marks` prints the precision of each on labelled pages): other renderings of
 * one name are most of what two siblings and fewer say against it, and other words for one office.
 */
const LEAST: Partial<Record<DeviationCategory, number>> = { role: 0.64, negation: 0.55, quotation: 0.6, relation: 0.6 };
/** Texts of so few sentences were set beside one or two others on purpose: their sentences do correspond. */
const FEW_SENTENCES = 3;
const LEAST_OF_FEW = 0.4;
const LEAST_IN_FEW: Partial<Record<DeviationCategory, number>> = {
  name: 0.36,
  attribution: 0.4,
  relation: 0.38,
  quotation: 0.38,
  role: 0.7,
  negation: 0.17,
};

const isPair = (sentences: number, witnesses: number): boolean => sentences <= FEW_SENTENCES && witnesses <= 3;

/** How sure a finding must be to be shown. */
export const barOf = (category: DeviationCategory, pair: boolean): number =>
  pair ? (LEAST_IN_FEW[category] ?? LEAST_OF_FEW) : (LEAST[category] ?? LEAST_CONFIDENCE);

/** How many branches more the likely original weighs when branches tie. */
const MORE_FOR_ORIGINAL = { strong: 1, some: 0.5, none: 0 } as const;

/** Expected false marks a page. */
const PAGE_BUDGET = 1;

/** One kind of judgement: what a sibling says at the places of one sentence link. */
type Judge = (view: LinkView, sibling: number, tables: Tables, copy: number) => readonly Contrast[];

/** They read English words; of any other language only the typed values are compared. */
const JUDGES: readonly Judge[] = [
  quantityContrasts,
  nameContrasts,
  polarityContrasts,
  wordContrasts,
  eventContrasts,
  modalityContrasts,
  relationContrasts,
  speakerContrasts,
  quoteContrasts,
  copyContrasts,
  exchangeContrasts,
];

const TYPED: readonly Judge[] = [quantityContrasts];

/** Facts of the page that other versions have otherwise. In page order; ids are stable for one page text. */
export function deviationsIn(collation: Collation, stemma: Stemma, original: Original, tables: Tables): Finding[] {
  const words = wordsOfAll(collation);
  const page = words[0];
  if (page === undefined) return [];
  const contrasts: Contrast[] = [];
  const views: LinkView[][] = [[]];
  const isAlone = relatedTexts(collation) <= 1;
  for (let k = 1; k < words.length; k++) {
    const sibling = words[k];
    if (sibling === undefined) throw new RangeError(`no words of witness ${k}`);
    const covered = new Set<number>();
    const mine = collation.between(0, k).links.map((link) => viewOf(page, sibling, link));
    views.push(mine);
    const copy = copyShare(mine);
    const said: Contrast[] = [];
    for (const view of mine) {
      for (const sentence of view.link.a) covered.add(sentence);
      const verbatim = isVerbatim(view);
      const english = page.witness.language === 'en' && sibling.witness.language === 'en';
      for (const judge of english ? JUDGES : TYPED) said.push(...judge(view, k, tables, copy).map((one) => ({ ...one, verbatim })));
    }
    contrasts.push(...withCarried(said, mine));
    contrasts.push(...namesakeContrasts(page, sibling, k, covered));
    if (page.witness.language === 'en' && sibling.witness.language === 'en') {
      const areLinked = (a: number, b: number): boolean => mine.some(({ link }) => link.a.includes(a) && link.b.includes(b));
      const isClose = (a: number, b: number): boolean =>
        mine.some(({ link, closeness }) => closeness >= CLOSE_ENOUGH && link.a.includes(a) && link.b.includes(b));
      // beside more, what no link set beside the page is heard from those that have links, or is one teller's other detail;
      // of texts of a sentence or two the slots tell
      if (isAlone && page.witness.sentences.length > FEW_SENTENCES)
        contrasts.push(...openContrasts(page, sibling, k, tables), ...openNameContrasts(page, sibling, k, isClose, tables));
      contrasts.push(...partyContrasts(page, sibling, k, areLinked, tables.lexicon));
    }
  }
  const kin = kinIn(
    stemma,
    collation.witnesses.map(({ article }) => article.id),
  );
  // a text at two addresses is one witness
  const texts = new Set(collation.witnesses.map(({ article }) => article.text)).size;
  const weight = { index: collation.witnesses.findIndex((one) => one.article.id === original.id), more: MORE_FOR_ORIGINAL[original.grade] };
  const found: Finding[] = [];
  const told = new Set<string>();
  const changes = new Map<string, string>();
  for (const place of placesOf(contrasts)) {
    const repeated = { ...place, contrasts: [...place.contrasts, ...repeatsAt(place, views, tables)] };
    const heard = weighedValues(oneEach([...repeated.contrasts, ...heldAt(repeated, words, views, tables.lexicon)]), words);
    const group = { ...repeated, contrasts: heard };
    const verdict = vote(collation, group.contrasts, group.span, kin, weight);
    if (verdict === null) continue;
    const { text } = page.witness.article;
    const state = stateOf(group.contrasts);
    // one event is told once, where the page first speaks of it
    const event = state === null ? '' : `${state} ${text.slice(group.span.start, group.span.end).toLowerCase()}`;
    if (state !== null && told.has(event)) continue;
    told.add(event);
    const deviates = verdict.reason.code === 'others-deviate';
    const confidence = verdict.sure;
    // what another version has otherwise is told, without a mark on this page
    const shown = !(deviates && state !== null) && confidence >= barOf(group.category, isPair(page.witness.sentences.length, texts));
    const severity = Math.max(...group.contrasts.filter((one) => one.stance === 'differs').map((one) => one.severity)) as 1 | 2 | 3;
    const id = `deviation-${group.category}-${group.span.start}-${group.span.end}`;
    const named = group.category === 'name' ? factAt(page, group.span, (fact) => fact.type === 'name')?.value : undefined;
    if (named !== undefined) changes.set(id, changeAt(named, verdict.theirs));
    found.push({
      kind: 'deviation',
      category: group.category,
      id,
      span: group.span,
      text: text.slice(group.span.start, group.span.end),
      severity,
      confidence,
      shown,
      drawn: shown && !deviates,
      readings: verdict.readings,
      reason:
        state === null
          ? verdict.reason
          : {
              code: `written-${state}`,
              theirs: verdict.reason.code === 'one-page' ? '' : verdict.reason.theirs,
              here: text.slice(group.span.start, group.span.end),
            },
    });
  }
  const kept = found.filter((finding) => !isToldByName(finding, found));
  const [drawn, listed] = [
    kept.filter(({ reason }) => reason.code !== 'others-deviate'),
    kept.filter(({ reason }) => reason.code === 'others-deviate'),
  ];
  return [...withinBudget(drawn, changes), ...withinBudget(listed, changes)].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
}

/** Another name beside a verb of saying is one difference, told as the name. */
const isToldByName = (finding: Finding, all: readonly Finding[]): boolean =>
  finding.category === 'attribution' &&
  all.some((other) => other.category === 'name' && (other.shown || !finding.shown) && overlaps(other.span, finding.span));

/** What a mark tells for what it costs of the budget. */
const worthOf = ({ severity, confidence }: Finding): number => (severity * confidence) / (1.01 - confidence);

/**
 * Show the surest and gravest while the expected number of false marks stays within the budget: the sum of
 * (1 − confidence) over shown marks. The first always fits. One change of a name, however often it stands on the page, is one
 * risk: `changes` has it by finding.
 */
function withinBudget(findings: readonly Finding[], changes: ReadonlyMap<string, string>): Finding[] {
  const sorted = [...findings].sort((a, b) => worthOf(b) - worthOf(a) || a.span.start - b.span.start || (a.id < b.id ? -1 : 1));
  let spent = 0;
  const paid = new Set<string>();
  return sorted.map((finding) => {
    if (!finding.shown) return finding;
    const change = changes.get(finding.id);
    if (change !== undefined && paid.has(change)) return finding;
    spent += 1 - finding.confidence;
    if (change !== undefined && spent <= PAGE_BUDGET) paid.add(change);
    return spent <= PAGE_BUDGET ? finding : { ...finding, shown: false, drawn: false };
  });
}

/** Do most that differ here differ by the time they were written? */
function stateOf(contrasts: readonly Contrast[]): 'before' | 'after' | null {
  const differing = contrasts.filter((one) => one.stance === 'differs');
  const states = differing.flatMap((one) => one.state ?? []);
  return states.length * 2 > differing.length ? (states[0] ?? null) : null;
}

interface PlaceGroup {
  readonly category: DeviationCategory;
  readonly span: Span;
  readonly contrasts: readonly Contrast[];
}

/** Contrasts of one category at one place of the page. A sibling that speaks twice is heard where it is surest. */
function placesOf(contrasts: readonly Contrast[]): PlaceGroup[] {
  const sorted = [...contrasts].sort((a, b) =>
    a.category < b.category ? -1 : a.category > b.category ? 1 : a.span.start - b.span.start || a.span.end - b.span.end,
  );
  const groups: { category: DeviationCategory; span: Span; contrasts: Contrast[] }[] = [];
  for (const one of sorted) {
    const group = groups.at(-1);
    if (
      group !== undefined &&
      group.category === one.category &&
      (overlaps(group.span, one.span) || (group.span.start === one.span.start && group.span.end === one.span.end))
    )
      group.contrasts.push(one);
    else groups.push({ category: one.category, span: one.span, contrasts: [one] });
  }
  return groups.map((group) => ({
    ...group,
    contrasts: oneEach(group.category === 'name' ? spelledOnce(group.contrasts) : group.contrasts),
  }));
}

/** Translations spell one name in many ways: the alternatives that name the same are one alternative. */
function spelledOnce(contrasts: readonly Contrast[]): Contrast[] {
  const one = oneNameEach(contrasts.flatMap((contrast) => (contrast.stance === 'differs' ? [contrast.theirs] : [])));
  return contrasts.map((contrast) =>
    contrast.stance === 'differs' ? { ...contrast, theirs: one.get(contrast.theirs) ?? contrast.theirs } : contrast,
  );
}

/** Kinds whose judges speak only where something differs; who has the page's words there has to be asked. */
const SPEAK_ON_DIFFERENCE: ReadonlySet<DeviationCategory> = new Set(['negation', 'modality', 'role', 'relation', 'quotation']);

/** Told in other words, the same word may be said of something else: so near it one more word has to answer. */
const FREE = 0.5;
const NEAR = 6;

const isTelling = (token: Token): boolean => !FUNCTION_WORDS.has(token.norm);

/** Siblings that have the page's very words at a place where others differ: they vote with the page. */
function repeatsAt(place: PlaceGroup, views: readonly (readonly LinkView[])[], { lexicon }: Tables): Contrast[] {
  if (!SPEAK_ON_DIFFERENCE.has(place.category)) return [];
  const first = place.contrasts.find((one) => one.stance === 'differs');
  if (first === undefined) return [];
  const heard = new Set(place.contrasts.map((one) => one.sibling));
  return views.flatMap((list, sibling) => {
    if (heard.has(sibling)) return [];
    const [any] = list;
    const alike = first.theirs === EXCHANGED && any !== undefined ? toldAlike(any.a, any.b, first.span, lexicon) : null;
    if (alike !== null) return [{ ...first, sibling, stance: 'same' as const, theirs: '', theirSpan: alike, sure: 1 }];
    const view = list.find((one) => stretchOf(one, 'a', place.span).to > 0);
    if (place.category === 'negation' && !equallyDenied(view)) return [];
    const theirSpan =
      view === undefined || !(view.closeness >= FREE || isAnsweredBeside(view, stretchOf(view, 'a', place.span), NEAR, isTelling))
        ? null
        : (repeatedIn(view, place.span) ?? (first.theirs === REVERSED ? answerIn(view, place.span) : null));
    return theirSpan === null ? [] : [{ ...first, sibling, stance: 'same' as const, theirs: '', theirSpan, sure: 1 }];
  });
}

/** The sibling's words that stand for all of the span's; null when one of them stands for nothing. */
function repeatedIn(view: LinkView, span: Span): Span | null {
  const { from, to } = stretchOf(view, 'a', span);
  let start = Infinity;
  let end = -1;
  for (let p = from; p < to; p++) {
    const token = view.b.witness.tokens[view.bTokens[view.pairs[p] ?? -1] ?? -1];
    if (token === undefined) return null;
    start = Math.min(start, token.start);
    end = Math.max(end, token.end);
  }
  return end < 0 ? null : { start, end };
}

/**
 * Sentences that deny as much as the page's say the same there, whatever the word: what they have in its place, or the
 * nearest words that both have.
 */
function answerIn(view: LinkView, span: Span): Span | null {
  if (view.closeness < CLOSE_ENOUGH) return null;
  const place = placeOf(view, stretchOf(view, 'a', span));
  const from = place.to > place.from ? place.from : Math.max(0, place.from - 1);
  const to = place.to > place.from ? place.to : Math.min(view.bTokens.length, place.to + 1);
  const first = view.b.witness.tokens[view.bTokens[from] ?? -1];
  const last = view.b.witness.tokens[view.bTokens[to - 1] ?? -1];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** Sentences with fewer words in common may speak of other things. */
const CLOSE_ENOUGH = 0.5;

const RANK = { same: 2, differs: 1, absent: 0 } as const;

function oneEach(contrasts: readonly Contrast[]): Contrast[] {
  const best = new Map<number, Contrast>();
  for (const one of contrasts) {
    const known = best.get(one.sibling);
    if (known === undefined || RANK[one.stance] > RANK[known.stance] || (one.stance === known.stance && one.sure > known.sure))
      best.set(one.sibling, one);
  }
  return [...best.values()];
}
