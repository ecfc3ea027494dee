import { useEffect, useState } from 'preact/hooks';
import type { Policy, Settings } from '../protocol/settings.ts';
import { t, tn } from '../ui/i18n.ts';
import { Locked, NO_POLICY } from '../ui/locked.tsx';
import { DrawingWish, KeepingWish } from '../ui/wishes.tsx';
import { Keys } from './keys.tsx';
import { Kinds } from './kinds.tsx';
import { Lowered } from './lowered.tsx';
import type { SectionDoors } from './options.tsx';
import { targetOf } from './settings-index.ts';
import { Sites } from './sites.tsx';

const DAYS = [7, 30, 90, 365, 0] as const;

/** Where marks are drawn, what is kept, what is shown. Every change is stored at once. */
export function Reading({
  world,
  attempt,
  found,
  onReady,
  onTheme,
}: SectionDoors & { found: string | null; onReady: () => void; onTheme: (theme: Settings['theme']) => void }) {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [policy, setPolicy] = useState<Policy>(NO_POLICY);
  useEffect(() => {
    const load = (): void =>
      attempt(async () => {
        const [now, rules] = await Promise.all([world.ask('settings.get', null), world.ask('settings.policy', null)]);
        setSettings(now);
        setPolicy(rules);
      });
    load();
    // Another window, another machine or an administrator may have changed them meanwhile.
    const stop = new AbortController();
    window.addEventListener('focus', load, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  const isThere = settings !== null;
  useEffect(() => {
    if (isThere) onReady();
  }, [isThere]);
  if (settings === null) return <p class="aside">{t('loading')}</p>;

  const set = (part: Partial<Settings>): void => attempt(async () => setSettings(await world.ask('settings.set', part)));
  const wishes = { world, settings, policy, attempt, onChange: setSettings };
  const isLocked = (name: Policy['locked'][number]): boolean => policy.locked.includes(name);

  return (
    <section aria-labelledby="reading-title">
      <h1 id="reading-title">{t('section_reading')}</h1>

      <fieldset {...targetOf('drawing')}>
        <legend>{t('reading_drawing')}</legend>
        <DrawingWish {...wishes} adding={false} />
      </fieldset>

      <fieldset {...targetOf('sites')}>
        <legend>{t('reading_sites')}</legend>
        <Sites {...wishes} />
        <Lowered world={world} attempt={attempt} />
      </fieldset>

      <fieldset {...targetOf('keep')}>
        <legend>{t('reading_keep')}</legend>
        <KeepingWish {...wishes} />
        <div {...targetOf('keep-days')}>
          {isLocked('keepDays') && <Locked policy={policy} />}
          <label class="row">
            {t('reading_keep_days')}
            <select
              class="field short"
              value={String(settings.keepDays)}
              disabled={!settings.keepVisited || isLocked('keepDays')}
              onChange={(event) => set({ keepDays: Number(event.currentTarget.value) })}
            >
              {[...new Set<number>([...DAYS, settings.keepDays])].map((days) => (
                <option key={days} value={String(days)}>
                  {days === 0 ? t('reading_for_ever') : tn('days', days)}
                </option>
              ))}
            </select>
          </label>
        </div>
      </fieldset>

      <fieldset>
        <legend>{t('reading_shown')}</legend>
        <Kinds settings={settings} policy={policy} found={found} onSet={set} />
      </fieldset>

      <fieldset {...targetOf('theme')}>
        <legend>{t('reading_theme')}</legend>
        {isLocked('theme') && <Locked policy={policy} />}
        <span class="choice">
          {(['system', 'light', 'dark'] as const).map((theme) => (
            <label key={theme}>
              <input
                type="radio"
                name="theme"
                checked={settings.theme === theme}
                disabled={isLocked('theme')}
                onChange={() => {
                  set({ theme });
                  onTheme(theme);
                }}
              />
              <span>{theme === 'system' ? t('theme_system') : theme === 'light' ? t('theme_light') : t('theme_dark')}</span>
            </label>
          ))}
        </span>
      </fieldset>

      <fieldset {...targetOf('keys')}>
        <legend>{t('reading_keys')}</legend>
        <Keys world={world} attempt={attempt} />
      </fieldset>
      <fieldset {...targetOf('language')}>
        <legend>{t('reading_language')}</legend>
        <p class="aside">{t('language_draft')}</p>
      </fieldset>
      <p class="aside foot">{t('reading_travels')}</p>
    </section>
  );
}
