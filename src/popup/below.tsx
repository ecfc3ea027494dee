import { useState } from 'preact/hooks';
import type { ArticleSummary } from '../protocol/messages.ts';
import { explain, failureOf } from '../ui/explain-error.ts';
import { day, safeLink } from '../ui/format.ts';
import { t, tn } from '../ui/i18n.ts';
import type { AnalysedView } from '../ui/view-popup.ts';
import { outletOf } from '../ui/view-sigla.ts';

interface Doors {
  readonly view: AnalysedView;
  readonly load: () => Promise<readonly ArticleSummary[]>;
  readonly onOpen: (url: string) => void;
}

/** What stands at the end of the popup. Loaded once the rest is painted: the first drawing needs none of it. */
export function Below({ view, load, onOpen }: Doors) {
  return (
    <>
      {view.lost.length > 0 && (
        <section class="lost">
          <details>
            <summary class="button quiet">{tn('lost_title', view.lost.length)}</summary>
            <ul>
              {view.lost.map((one) => (
                <li key={one.headline + one.sentence}>
                  {one.headline}{' '}
                  <bdi class="reading" dir="auto">
                    {one.sentence}
                  </bdi>
                </li>
              ))}
            </ul>
          </details>
        </section>
      )}
      {view.alone === null && <SameEvent load={load} onOpen={onOpen} />}
      {view.notes.length > 0 && (
        <section class="notes">
          <h2>{t('gaps_title')}</h2>
          <ul>
            {view.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Other reports of the event, asked for only when the reader wants them: they are no versions and vote on nothing. */
function SameEvent({ load, onOpen }: Omit<Doors, 'view'>) {
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
          {(found ?? []).map((article) => (
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
