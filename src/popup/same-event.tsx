import { useState } from 'preact/hooks';
import type { ArticleSummary } from '../protocol/messages.ts';
import { explain, failureOf } from '../ui/explain-error.ts';
import { day, safeLink } from '../ui/format.ts';
import { t } from '../ui/i18n.ts';
import { outletOf } from '../ui/view-sigla.ts';

/** Other reports of the event, asked for only when the reader wants them: they are no versions and vote on nothing. */
export function SameEvent({ load, onOpen }: { load: () => Promise<readonly ArticleSummary[]>; onOpen: (url: string) => void }) {
  const [found, setFound] = useState<readonly ArticleSummary[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const ask = (open: boolean): void => {
    if (!open || found !== null) return;
    load()
      .then(setFound)
      .catch((thrown: unknown) => setTrouble(explain(failureOf(thrown)).title));
  };
  return (
    <section class="same-event">
      <details onToggle={(event) => ask(event.currentTarget.open)}>
        <summary>{t('same_event')}</summary>
        <p class="aside" role="status">
          {trouble ?? (found === null ? t('loading') : found.length === 0 ? t('same_event_none') : t('same_event_text'))}
        </p>
        <ul>
          {found?.map((article) => (
            <li key={article.id}>
              <button type="button" class="link" disabled={safeLink(article.url) === null} onClick={() => onOpen(article.url)}>
                <bdi dir="auto">{article.title ?? article.url}</bdi>
              </button>
              <span class="aside">
                {' '}
                <bdi>{outletOf(article)}</bdi> · {day(article.published)}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
