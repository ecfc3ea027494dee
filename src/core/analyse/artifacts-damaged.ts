import type { Span } from '../model.ts';
import { overlaps } from '../span.ts';
import type { Tables } from '../tables.ts';
import { quotationsLost } from './artifacts-quotes-lost.ts';
import { swapsIn, type Swap } from './artifacts-senses.ts';
import { tokensOfSentence, type WitnessText } from './collation.ts';
import type { Beside } from './counterpart.ts';
import type { SurfaceMark } from './surface-mark.ts';

/** From here on a mark is sure enough to say something of the whole page. */
const SURE = 0.8;

/**
 * What only a damaged page makes credible: words in another sense of what stood in a foreign language, and quotations
 * without their marks. Damage comes in company: a page with one sure trace of a machine has more, and a sound page
 * that words one thing otherwise has none. `first`: what the page's form and single slots showed.
 */
export function marksOfDamagedPage(
  page: WitnessText,
  apart: readonly (readonly Beside[])[],
  first: readonly SurfaceMark[],
  branchOf: (sibling: number) => string,
  tables: Tables,
): SurfaceMark[] {
  const swaps = page.sentences.flatMap((_, s) => (page.body[s] === false ? [] : placesOf(apart[s] ?? [], branchOf, tables)));
  const traces = first.filter(isTraceOfMachine).length;
  const confused = new Set(swaps.filter((place) => place.agreeing >= 2 && place.with === 0));
  const found: SurfaceMark[] = [];
  for (const place of swaps) {
    const confidence = surenessOf(place, traces + confused.size - (confused.has(place) ? 1 : 0));
    if (confidence === 0 || first.some((mark) => mark.confidence >= SURE && overlaps(mark.span, place.span))) continue;
    found.push({ category: 'calque', span: place.span, severity: 2, confidence, pattern: 'other-sense' });
  }
  let before: SurfaceMark | undefined;
  page.sentences.forEach((_, s) => {
    if (page.body[s] === false) return;
    for (const mark of quotationsLost(page, tokensOfSentence(page, s), apart[s] ?? [], before, traces + confused.size > 0))
      found.push((before = mark));
  });
  return found;
}

/** Sure damage of a kind that people's slips do not do. */
export const isTraceOfMachine = (mark: SurfaceMark): boolean =>
  mark.confidence >= SURE && (MACHINES.has(mark.category) || mark.from !== undefined) && mark.pattern !== 'misspelt';

const MACHINES: ReadonlySet<string> = new Set(['calque', 'transliteration', 'order', 'torn', 'glued', 'capital', 'duplicate']);

/** One place of the page, with what all siblings have there. */
interface Place {
  readonly span: Span;
  /** Branches that have one and the same other sense there, and those that have the page's word near it. */
  readonly agreeing: number;
  readonly with: number;
  readonly better: number;
  /** Has a sibling the sense there that news mostly means? Else the page has it, and the sibling may be the odd one. */
  readonly usual: boolean;
}

function placesOf(around: readonly Beside[], branchOf: (sibling: number) => string, tables: Tables): Place[] {
  const swaps = around.flatMap((b) => swapsIn(b, tables));
  const byStart = new Map<number, Swap[]>();
  for (const swap of swaps) byStart.set(swap.span.start, [...(byStart.get(swap.span.start) ?? []), swap]);
  return [...byStart.values()].flatMap((list): Place[] => {
    const one = list[0];
    if (one === undefined) return [];
    const branchesOf = (some: readonly Swap[]): Set<string> => new Set(some.map((swap) => branchOf(swap.sibling)));
    const stems = new Set(one.words.map((t) => t.stem));
    const having = around.filter((b) => b.theirs.some((t) => stems.has(t.stem)));
    return [
      {
        span: one.span,
        agreeing: Math.max(
          ...[...new Set(list.flatMap(({ senses }) => senses))].map(
            (sense) => branchesOf(list.filter(({ senses }) => senses.includes(sense))).size,
          ),
        ),
        with: new Set(having.map((b) => branchOf(b.sibling))).size,
        better: Math.max(...list.map((swap) => swap.better)),
        usual: list.some((swap) => swap.usual),
      },
    ];
  });
}

/** `others`: sure traces of machines elsewhere on the page. A word that some other version has too is a way to say it. */
function surenessOf(place: Place, others: number): number {
  if (place.with > 0) return 0;
  if (others > 0) return place.agreeing >= 2 ? 0.82 : place.usual && place.better >= WORST ? 0.74 : 0.6;
  return place.agreeing >= 2 && place.better >= BETTER ? 0.76 : 0.5;
}

/** Bits a word: on a page with other damage the sibling's words may even read a little worse; elsewhere they must read better. */
const WORST = -6;
const BETTER = 1;
