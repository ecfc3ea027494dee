import type { FindingCategory, FindingKind } from '../core/model.ts';

/** All categories in the order in which settings list them. */
export const CATEGORIES: Readonly<Record<FindingKind, readonly FindingCategory[]>> = {
  deviation: [
    'number',
    'quantity',
    'money',
    'date',
    'time',
    'name',
    'role',
    'negation',
    'modality',
    'attribution',
    'quotation',
    'relation',
    'presence',
  ],
  artifact: ['calque', 'transliteration', 'order', 'torn', 'glued', 'capital', 'duplicate', 'quotes', 'grammar'],
  residue: ['ad', 'related', 'navigation', 'widget', 'tags', 'promo', 'caption', 'comment', 'contact', 'credit', 'source', 'author'],
};
