import { useEffect, useState } from 'preact/hooks';
import type { DiaryEntry } from '../protocol/messages.ts';
import { explain } from '../ui/explain-error.ts';
import { happened } from '../ui/on-this-machine.ts';
import { t } from '../ui/i18n.ts';
import { targetOf } from './settings-index.ts';
import { Icon } from '../ui/icons.tsx';
import type { SectionDoors } from './options.tsx';

/** What went wrong lately, kept on this machine only; copied by hand when somebody asks for it. */
export function Trouble({ world, attempt }: SectionDoors) {
  const [entries, setEntries] = useState<readonly DiaryEntry[] | null>(null);
  const load = (): void => attempt(async () => setEntries(await world.ask('diary.list', null)));
  useEffect(load, []);
  const text = (): string =>
    (entries ?? [])
      .map((entry) => `${new Date(entry.at).toISOString()} ${entry.version} ${entry.stage} ${JSON.stringify(entry.failure)}`)
      .join('\n');
  return (
    <section aria-labelledby="trouble-title" {...targetOf('trouble')}>
      <h1 id="trouble-title">{t('section_trouble')}</h1>
      <p class="lead">{t('trouble_lead')}</p>
      {entries === null ? (
        <p class="aside">{t('loading')}</p>
      ) : entries.length === 0 ? (
        <p class="aside">{t('trouble_none')}</p>
      ) : (
        <>
          <p class="row">
            <button type="button" class="button" onClick={() => attempt(() => world.copy(text()))}>
              <Icon name="copy" /> {t('trouble_copy')}
            </button>
            <button
              type="button"
              class="button"
              onClick={() =>
                attempt(async () => {
                  await world.ask('diary.clear', null);
                  load();
                })
              }
            >
              <Icon name="bin" /> {t('trouble_clear')}
            </button>
          </p>
          <ul class="diary">
            {entries.map((entry, index) => {
              const words = explain(entry.failure);
              return (
                <li key={index}>
                  <p>
                    <strong>{words.title}</strong> <span class="aside">{happened(entry.at)}</span>
                  </p>
                  <p class="aside">
                    {entry.stage} · {entry.version}
                    {words.detail !== null && (
                      <>
                        {' · '}
                        <bdi>{words.detail}</bdi>
                      </>
                    )}
                  </p>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
