import { day } from '../ui/format.ts';
import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import type { Days } from './providers/provider.ts';

export interface QueryTexts {
  readonly exact: string;
  readonly loose: string;
}

const KINDS = ['exact', 'loose'] as const;

/** Both queries, to be read and changed before anything happens; each can go to the reader's own search engine. */
export function Queries({
  texts,
  days,
  onChange,
  onSearch,
}: {
  texts: QueryTexts;
  days: Days | null;
  onChange: (texts: QueryTexts) => void;
  onSearch: (query: string) => void;
}) {
  return (
    <section class="find-step" aria-labelledby="queries-title">
      <h2 id="queries-title">{t('find_queries')}</h2>
      <p class="lead">{t('find_queries_text')}</p>
      {KINDS.map((kind) => (
        <div key={kind} class="query">
          <label for={`query-${kind}`}>
            <strong>{kind === 'exact' ? t('find_exact') : t('find_loose')}</strong>{' '}
            <span class="aside">{kind === 'exact' ? t('find_exact_text') : t('find_loose_text')}</span>
          </label>
          <textarea
            id={`query-${kind}`}
            class="field reading"
            rows={2}
            dir="auto"
            spellcheck={false}
            value={texts[kind]}
            onInput={(event) => onChange({ ...texts, [kind]: event.currentTarget.value })}
          />
          <button type="button" class="button" disabled={texts[kind].trim() === ''} onClick={() => onSearch(texts[kind].trim())}>
            <Icon name="open" /> {t('find_in_engine')}
            <span class="unseen">: {kind === 'exact' ? t('find_exact') : t('find_loose')}</span>
          </button>
        </div>
      ))}
      {days !== null && <p class="aside">{t('find_days', day(days.from), day(days.to))}</p>}
    </section>
  );
}
