import type { ArticleId, Reading } from '../core/model.ts';
import type { SiglumView } from './siglum.tsx';
import { bySiglum } from './view-sigla.ts';

/** One spelling of a reading, and who has it so. */
export interface Wording {
  readonly text: string;
  readonly ids: readonly ArticleId[];
}

/** A reading by its spellings, the most common first: nobody is quoted in another's words. */
export function wordingsOf(reading: Reading): Wording[] {
  const by = new Map<string, ArticleId[]>();
  reading.ids.forEach((id, i) => {
    const text = (reading.own?.[i] ?? reading.inContext ?? reading.text).replace(/\s+/gu, ' ').trim();
    by.set(text, [...(by.get(text) ?? []), id]);
  });
  return [...by].map(([text, ids]) => ({ text, ids })).toSorted((a, b) => b.ids.length - a.ids.length);
}

/** Drawn beside a wording: by letter; the page itself first. Rings show the branches. */
export const siglaFor = (ids: readonly ArticleId[], sigla: ReadonlyMap<ArticleId, SiglumView>): SiglumView[] =>
  ids
    .map((id) => sigla.get(id))
    .filter((one) => one !== undefined)
    .toSorted((a, b) => Number(b.role === 'page') - Number(a.role === 'page') || bySiglum(a, b));
