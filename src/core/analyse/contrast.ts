import type { DeviationCategory, Span } from '../model.ts';

/**
 * What one sibling says at one place of the page: the same, something else, or nothing. Judgement kinds give
 * these; votes turn those of all siblings at one place into a finding.
 */
export interface Contrast {
  readonly category: DeviationCategory;
  /** The place on the page. */
  readonly span: Span;
  /** Index of the sibling in the collation. */
  readonly sibling: number;
  readonly stance: 'same' | 'differs' | 'absent';
  /** Equal for siblings that say the same; only set where they differ. */
  readonly theirs: string;
  /** Their words, null when absent. */
  readonly theirSpan: Span | null;
  readonly severity: 1 | 2 | 3;
  /** 0 to 1: how sure that the two readings answer one question (the same slot). */
  readonly sure: number;
  /** Of names on pages: log-odds that the page's is another one than theirs (name-pairs.ts). */
  readonly odds?: number;
  /** The sentences are nearly word for word the same: the reading was changed, not told in other words. */
  readonly verbatim?: boolean;
  /** Told by the slot alone, and as sure as a value in it (exchanged-names.ts). */
  readonly firm?: boolean;
  /** Set where the two are an earlier and a later state of one event: the page is written before it, or after. */
  readonly state?: 'before' | 'after';
}
