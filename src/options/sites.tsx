import { useState } from 'preact/hooks';
import type { Drawing, Policy, Settings } from '../protocol/settings.ts';
import { AddSite } from '../ui/add-site.tsx';
import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { Locked } from '../ui/locked.tsx';
import type { World } from '../ui/world.ts';
import { categoryWords } from '../ui/words.ts';

/** From so many sites on, the list has a field to find one. */
const MANY = 8;

interface Doors {
  readonly world: World;
  readonly settings: Settings;
  readonly policy: Policy;
  readonly attempt: (work: () => Promise<unknown>) => void;
  readonly onChange: (settings: Settings) => void;
}

/** What was chosen for single sites: drawing, and kinds that are hidden there. */
export function Sites({ world, settings, policy, attempt, onChange }: Doors) {
  const [wanted, setWanted] = useState('');
  const all = Object.entries(settings.sites).toSorted(([a], [b]) => a.localeCompare(b));
  const shown = all.filter(([host]) => host.includes(wanted.trim().toLowerCase()));
  const fresh = async (): Promise<void> => onChange(await world.ask('settings.get', null));
  const draw = (host: string, drawing: Drawing | null): void => {
    const granted = drawing === 'always' ? world.request({ origins: [`*://${host}/*`, `*://www.${host}/*`] }) : Promise.resolve(true);
    attempt(async () => {
      if (await granted) await world.ask('site.set', { host, drawing });
      await fresh();
    });
  };
  const change = (host: string, next: Settings['sites'][string] | null): void =>
    attempt(async () => {
      const { [host]: _, ...others } = settings.sites;
      await world.ask('settings.set', { sites: next === null ? others : { ...others, [host]: next } });
      await fresh();
    });

  return (
    <>
      {policy.sites.length > 0 && <Locked policy={policy} />}
      {all.length === 0 && <p class="aside">{t('reading_sites_none')}</p>}
      {all.length >= MANY && (
        <input
          class="field"
          type="search"
          aria-label={t('reading_sites_find')}
          placeholder={t('reading_sites_find')}
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      <ul class="sites">
        {shown.map(([host, site]) => {
          const isLocked = policy.sites.includes(host);
          const hidden = site.hidden ?? [];
          return (
            <li key={host}>
              <bdi>{host}</bdi>
              <select
                class="field"
                aria-label={t('reading_site_drawing', host)}
                value={site.drawing ?? ''}
                disabled={isLocked}
                onChange={(event) => draw(host, drawingOf(event.currentTarget.value))}
              >
                <option value="">{t('reading_as_elsewhere')}</option>
                <option value="off">{t('drawing_off')}</option>
                <option value="on-click">{t('drawing_on_click')}</option>
                <option value="always">{t('drawing_always')}</option>
              </select>
              {isLocked ? (
                <span class="button bare">
                  <Icon name="lock" />
                </span>
              ) : (
                <button
                  type="button"
                  class="button bare"
                  aria-label={t('reading_site_remove', host)}
                  data-tip={t('reading_site_remove', host)}
                  onClick={() => change(host, null)}
                >
                  <Icon name="close" />
                </button>
              )}
              {hidden.length > 0 && (
                <span class="site-hidden aside">
                  {t('reading_site_hidden', hidden.map(categoryWords).join(', '))}{' '}
                  <button
                    type="button"
                    class="link"
                    aria-label={`${t('reading_site_show_short')}: ${host}`}
                    onClick={() => change(host, site.drawing === undefined ? null : { drawing: site.drawing })}
                  >
                    {t('reading_site_show_short')}
                  </button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <AddSite world={world} attempt={attempt} onChange={onChange} />
    </>
  );
}

const drawingOf = (value: string): Drawing | null => (value === 'off' || value === 'on-click' || value === 'always' ? value : null);
