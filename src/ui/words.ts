import type { Finding, FindingCategory, FindingKind, Grade, RefusalReason, Relation } from '../core/model.ts';
import type { IconName } from './icons.tsx';
import { t, tn } from './i18n.ts';

/**
 * The nouns of the model in plain, careful words. Likely, differs, others say: nothing here blames anyone,
 * and no word calls a page false.
 */

export function relationWords(relation: Relation): string {
  switch (relation) {
    case 'verbatim':
      return t('relation_verbatim');
    case 'edited':
      return t('relation_edited');
    case 'reworded':
      return t('relation_reworded');
    case 'translated':
      return t('relation_translated');
    case 'excerpt':
      return t('relation_excerpt');
    case 'same-event':
      return t('relation_same_event');
  }
}

export function gradeWords(grade: Grade): string {
  switch (grade) {
    case 'strong':
      return t('grade_strong');
    case 'some':
      return t('grade_some');
    case 'none':
      return t('grade_none');
  }
}

/** How sure a single finding is, in the same three words. */
export const gradeOf = (confidence: number): Grade => (confidence >= 0.9 ? 'strong' : confidence >= 0.5 ? 'some' : 'none');

export const KIND_ICON: Readonly<Record<FindingKind, IconName>> = { deviation: 'deviation', artifact: 'artifact', residue: 'residue' };

export function kindWords(kind: FindingKind): string {
  switch (kind) {
    case 'deviation':
      return t('kind_deviation');
    case 'artifact':
      return t('kind_artifact');
    case 'residue':
      return t('kind_residue');
  }
}

/** "Number differs", "Words repeated", "Advertising left in". */
export function categoryWords(category: FindingCategory): string {
  switch (category) {
    case 'number':
      return t('category_number');
    case 'quantity':
      return t('category_quantity');
    case 'money':
      return t('category_money');
    case 'date':
      return t('category_date');
    case 'time':
      return t('category_time');
    case 'name':
      return t('category_name');
    case 'role':
      return t('category_role');
    case 'negation':
      return t('category_negation');
    case 'modality':
      return t('category_modality');
    case 'attribution':
      return t('category_attribution');
    case 'quotation':
      return t('category_quotation');
    case 'relation':
      return t('category_relation');
    case 'presence':
      return t('category_presence');
    case 'calque':
      return t('category_calque');
    case 'transliteration':
      return t('category_transliteration');
    case 'order':
      return t('category_order');
    case 'torn':
      return t('category_torn');
    case 'glued':
      return t('category_glued');
    case 'capital':
      return t('category_capital');
    case 'duplicate':
      return t('category_duplicate');
    case 'quotes':
      return t('category_quotes');
    case 'grammar':
      return t('category_grammar');
    case 'ad':
      return t('category_ad');
    case 'related':
      return t('category_related');
    case 'navigation':
      return t('category_navigation');
    case 'widget':
      return t('category_widget');
    case 'tags':
      return t('category_tags');
    case 'promo':
      return t('category_promo');
    case 'caption':
      return t('category_caption');
    case 'comment':
      return t('category_comment');
    case 'contact':
      return t('category_contact');
    case 'credit':
      return t('category_credit');
    case 'source':
      return t('category_source');
    case 'author':
      return t('category_author');
  }
}

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

/** Why a finding was made, in one sentence. */
export function reasonWords(finding: Finding): string {
  const { reason } = finding;
  switch (reason.code) {
    case 'others-agree':
      return reason.agreeing === reason.branches
        ? tn('reason_others_agree', reason.agreeing)
        : t('reason_most_agree', reason.agreeing, reason.branches);
    case 'versions-differ':
      return t('reason_versions_differ');
    case 'others-deviate':
      return t('reason_others_deviate', reason.agreeing, reason.branches);
    case 'written-before':
      return t('reason_written_before');
    case 'written-after':
      return t('reason_written_after');
    case 'one-page':
      if (reason.beside !== undefined) return besideWords(reason.pattern, reason.beside);
      return finding.kind === 'residue' ? t('reason_residue') : t('reason_one_page');
    case 'damaged-here':
      return tn('reason_damaged_here', reason.agreeing);
  }
}

/** What a page says against itself, in its own words (core/analyse/alone.ts). */
function besideWords(pattern: string, beside: string): string {
  if (pattern === 'two-spellings') return t('reason_two_spellings', beside);
  return pattern === 'title-and-body' ? t('reason_title_and_body', beside) : t('reason_length_and_dates', beside);
}

/** Why a page is not judged: a short title and what it means. */
export function refusalWords(reason: RefusalReason): { readonly title: string; readonly text: string } {
  switch (reason) {
    case 'not-an-article':
      return { title: t('refused_not_an_article'), text: t('refused_not_an_article_text') };
    case 'unsure-cut':
      return { title: t('refused_unsure_cut'), text: t('refused_unsure_cut_text') };
    case 'empty':
      return { title: t('refused_empty'), text: t('refused_empty_text') };
    case 'private-page':
      return { title: t('refused_private_page'), text: t('refused_private_page_text') };
    case 'too-large':
      return { title: t('refused_too_large'), text: t('refused_too_large_text') };
    case 'live-blog':
      return { title: t('refused_live_blog'), text: t('refused_live_blog_text') };
    case 'unsupported-language':
      return { title: t('refused_unsupported_language'), text: t('refused_unsupported_language_text') };
    case 'truncated':
      return { title: t('refused_truncated'), text: t('refused_truncated_text') };
  }
}
