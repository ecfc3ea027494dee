import type { Fact, FactType } from '../../model.ts';

/** What a reader of one kind found at a piece. `end` is the first piece after it. */
export interface FactRead {
  readonly type: FactType;
  readonly value: string;
  readonly unit: string | null;
  readonly end: number;
  /** Where the words begin when not at the first piece (a currency sign before it). */
  readonly start?: number;
  readonly spanEnd?: number;
  readonly written?: Fact['written'];
  readonly day?: string;
  readonly relative?: true;
  /** Set when the kind knows its head; otherwise the noun after it is taken. */
  readonly head?: string | null;
}

/** A number as text: at most 12 significant digits, no exponent for news-sized values. */
export const canonical = (value: number): string => String(Number(value.toPrecision(12)));
