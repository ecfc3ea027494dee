import type { Finding, FindingCategory, FindingKind, Grade, RefusalReason, Relation, Said } from '../core/model.ts';
import { moment } from './format.ts';
import type { IconName } from './icons.tsx';
import { t, tn } from './i18n.ts';

/**
 * The nouns of the model in plain, careful words. Likely, differs, others say: nothing here blames anyone,
 * and no word calls a page false.
 */

/** The message of a model's slug: `same-event` is `relation_same_event`. test/ui/messages.test.ts asks for each. */
const slugged = (family: string, slug: string, ending = ''): string => t(`${family}_${slug.replaceAll('-', '_')}${ending}`);

export const relationWords = (relation: Relation): string => slugged('relation', relation);

export const gradeWords = (grade: Grade): string => slugged('grade', grade);

/** What the analysis says, in the reader's language where there is a message for it. */
export const saidWords = ({ text, say }: { readonly text: string; readonly say?: Said }): string => {
  const [key = '', ...parts] = say ?? [];
  // A time is said on its page's own clock; what a gap counts, as numbers are written in the reader's language.
  const counts = key.startsWith('gap_');
  const worded = (part: string): string | number =>
    /^\d{4}-\d{2}-\d{2}(?:T|$)/u.test(part) ? moment(part) : counts && /^\d+$/u.test(part) ? Number(part) : part;
  const words = key === '' ? '' : t(key, ...parts.map(worded));
  return words === '' || words === key ? text : words;
};

/** How sure a single finding is, in the same three words. */
export const gradeOf = (confidence: number): Grade => (confidence >= 0.9 ? 'strong' : confidence >= 0.5 ? 'some' : 'none');

export const KIND_ICON: Readonly<Record<FindingKind, IconName>> = { deviation: 'deviation', artifact: 'artifact', residue: 'residue' };

export const kindWords = (kind: FindingKind): string => slugged('kind', kind);

/** "Number differs", "Words repeated", "Advertising left in". */
export const categoryWords = (category: FindingCategory): string => slugged('category', category);

/** Why a finding was made, in one sentence; and another where fewer voices are counted than versions are named. */
export function reasonWords(finding: Finding): string {
  const { reason } = finding;
  const counts = reason.code === 'others-agree' || (reason.code === 'others-deviate' && reason.agreeing > 0);
  const named = finding.readings.reduce((sum, { ids }) => sum + ids.length, -1);
  return counts && named > reason.branches ? `${reasonOf(finding)} ${t('reason_once')}` : reasonOf(finding);
}

function reasonOf(finding: Finding): string {
  const { reason } = finding;
  switch (reason.code) {
    case 'others-agree':
      return reason.agreeing === reason.branches || reason.agreeing <= 1
        ? tn('reason_others_agree', Math.max(1, reason.agreeing))
        : t('reason_most_agree', reason.agreeing, reason.branches);
    case 'versions-differ':
      return t('reason_versions_differ');
    case 'others-deviate':
      if (reason.agreeing === 0) return t('reason_versions_differ');
      return t('reason_others_deviate', reason.agreeing, reason.branches);
    case 'written-before':
      return t('reason_written_before');
    case 'written-after':
      return t('reason_written_after');
    case 'one-page':
      if (reason.beside !== undefined) return besideWords(reason.pattern, finding.text, reason.beside);
      return finding.kind === 'residue' ? t('reason_residue') : t('reason_one_page');
    case 'damaged-here':
      return tn('reason_damaged_here', reason.agreeing);
  }
}

/** What a page says against itself, in its own words (core/analyse/alone.ts). */
function besideWords(pattern: string, here: string, beside: string): string {
  if (pattern === 'two-spellings') return t('reason_two_spellings', here, beside);
  return pattern === 'title-and-body' ? t('reason_title_and_body', beside) : t('reason_length_and_dates', beside);
}

/** Why a page is not judged: a short title and what it means. */
export const refusalWords = (reason: RefusalReason): { readonly title: string; readonly text: string } => ({
  title: slugged('refused', reason),
  text: slugged('refused', reason, '_text'),
});
