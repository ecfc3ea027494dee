import { useState } from 'preact/hooks';
import { hostTyped } from '../ui/add-site.tsx';
import { t } from '../ui/i18n.ts';
import type { World } from '../ui/world.ts';
import { targetOf } from './settings-index.ts';

/** Forget all of a site, of a day, or everything; the last wants its number typed and offers a backup before. */
export function Forget({
  world,
  count,
  attempt,
  onDone,
}: {
  world: World;
  count: number;
  attempt: (work: () => Promise<unknown>) => void;
  onDone: (batch: { batch: string; count: number }) => void;
}) {
  const [site, setSite] = useState('');
  const [date, setDate] = useState('');
  const [typed, setTyped] = useState('');
  const forget = (what: { site: string } | { day: string } | { all: true; count: number }): void =>
    attempt(async () => {
      onDone(await world.ask('corpus.delete', what));
      setTyped('');
    });
  return (
    <details class="forget" {...targetOf('forget')}>
      <summary>{t('forget_title')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // A site is stored by its host, or by a name that came with an import.
          forget({ site: hostTyped(site) ?? site.trim() });
        }}
      >
        <label for="forget-site">{t('forget_site')}</label>
        <input
          id="forget-site"
          class="field"
          value={site}
          placeholder="example.com"
          onInput={(event) => setSite(event.currentTarget.value)}
        />
        <button class="button" disabled={site.trim() === ''}>
          {t('forget')}
        </button>
      </form>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          forget({ day: date });
        }}
      >
        <label for="forget-day">{t('forget_day')}</label>
        <input id="forget-day" class="field" type="date" value={date} onInput={(event) => setDate(event.currentTarget.value)} />
        <button class="button" disabled={date === ''}>
          {t('forget')}
        </button>
      </form>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          forget({ all: true, count });
        }}
      >
        <label for="forget-all">
          {t('forget_all', count)}{' '}
          <a href="#backup" class="link">
            {t('forget_backup_first')}
          </a>
        </label>
        <input id="forget-all" class="field" inputMode="numeric" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        <button class="button danger" disabled={typed.replace(/\D/gu, '') !== String(count)}>
          {t('forget_everything')}
        </button>
      </form>
    </details>
  );
}
