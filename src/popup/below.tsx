import { useState } from 'preact/hooks';
import type { ArticleSummary } from '../protocol/messages.ts';
import { explain, failureOf } from '../ui/explain-error.ts';
import { t } from '../ui/i18n.ts';
import type { SameEventList } from './same-event-list.tsx';

/** Other reports of the event, asked for only when the reader wants them: they are no versions and vote on nothing. */
export function SameEvent({ load, onOpen }: { load: () => Promise<readonly ArticleSummary[]>; onOpen: (url: string) => void }) {
  const [found, setFound] = useState<readonly ArticleSummary[] | null>(null);
  const [List, setList] = useState<{ readonly of: typeof SameEventList } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const ask = (open: boolean): void => {
    if (!open || found !== null) return;
    Promise.all([load(), import('./same-event-list.tsx')])
      .then(([reports, { SameEventList: of }]) => (setList({ of }), setFound(reports)))
      .catch((thrown: unknown) => setTrouble(explain(failureOf(thrown)).title));
  };
  return (
    <section class="same-event">
      <details onToggle={(event) => ask(event.currentTarget.open)}>
        <summary>{t('same_event')}</summary>
        <p class="aside" role="status">
          {trouble ?? (found === null ? t('loading') : found.length === 0 ? t('same_event_none') : t('same_event_text'))}
        </p>
        {found !== null && List !== null && <List.of found={found} onOpen={onOpen} />}
      </details>
    </section>
  );
}
