import type { ArticleId } from '../core/model.ts';
import { day } from './format.ts';
import { t } from './i18n.ts';
import type { Named } from './view-sigla.ts';
import { outletOf } from './view-sigla.ts';

/** One side of a citation: who has which words. */
export interface Cited {
  readonly words: string;
  readonly who: readonly (Named & { readonly title?: string | null })[];
}

/**
 * A finding as plain text for a note or a mail: both readings, who has them, dates and addresses, and the id
 * of the page's text (a hash of address and text), so that a later reader can tell whether it was changed.
 */
export function citationOf(here: Cited, others: readonly Cited[], page: ArticleId): string {
  return [...[here, ...others].filter((side) => side.words !== '').map(sideOf), t('citation_text', page)].join('\n');
}

const sideOf = (side: Cited): string => `“${side.words}”: ${side.who.map(sourceOf).join('; ')}`;

const sourceOf = (one: Named & { readonly title?: string | null }): string =>
  [outletOf(one), one.title == null || one.title === '' ? null : `“${one.title}”`, day(one.published), one.url]
    .filter((part) => part !== null)
    .join(', ');
