import { percent } from '../ui/format.ts';
import { t, tn } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import type { Fate } from './hunt.ts';

/** What all of it came to, honestly. */
export function Outcome({ fates, finished, onCompare }: { fates: ReadonlyMap<string, Fate>; finished: boolean; onCompare: () => void }) {
  const all = [...fates.values()];
  const versions = all.filter((fate) => fate.is === 'version');
  const compared = all.filter((fate) => fate.is === 'other');
  const nearest = Math.max(0, ...compared.map((fate) => fate.score));
  const fetched = versions.length + compared.length;
  if (versions.length > 0)
    return (
      <section class="find-step outcome" role="status" aria-labelledby="outcome-title">
        <h2 id="outcome-title">{tn('find_found', versions.length)}</h2>
        <p class="lead">{t('find_found_text')}</p>
        <p>
          <button type="button" class="button primary" id="compare" onClick={onCompare}>
            <Icon name="book" /> {t('action_compare')}
          </button>
        </p>
      </section>
    );
  if (!finished) return null;
  return (
    <section class="find-step outcome" role="status" aria-labelledby="outcome-title">
      <h2 id="outcome-title">
        {fetched === 0 ? t('find_none_read') : `${tn('find_none', fetched)} ${t('find_nearest', percent(nearest))}`}
      </h2>
      <p class="lead">{fetched === 0 ? t('find_none_read_text') : t('find_none_text')}</p>
    </section>
  );
}
