import { useEffect, useRef, useState } from 'preact/hooks';
import type { Comparison } from '../protocol/messages.ts';
import type { Policy, Settings } from '../protocol/settings.ts';
import { explain, failureOf } from '../ui/explain-error.ts';
import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { NO_POLICY } from '../ui/locked.tsx';
import { TabPicker } from '../ui/tab-picker.tsx';
import { Tips } from '../ui/tip.tsx';
import { DrawingWish, KeepingWish } from '../ui/wishes.tsx';
import type { World } from '../ui/world.ts';
import '../ui/more-icons.ts';
import { CheckAlone } from './check-alone.tsx';
import { hasDemo, openDemo, removeDemo } from './demo.ts';
import { Sample } from './sample.tsx';
import { Story } from './story.tsx';

/** One page after installing: what this is, something to try within a minute, and the two choices that matter. */
export function Welcome({ world }: { world: World }) {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [policy, setPolicy] = useState<Policy>(NO_POLICY);
  const [story, setStory] = useState<Comparison | null>(null);
  const [picking, setPicking] = useState(false);
  const [demo, setDemo] = useState<'none' | 'opening' | 'in' | 'removed'>(hasDemo() ? 'in' : 'none');
  const [trouble, setTrouble] = useState<string | null>(null);
  const attempt = (work: () => Promise<unknown>): void => {
    setTrouble(null);
    work().catch((thrown: unknown) => {
      const words = explain(failureOf(thrown));
      setTrouble(`${words.title}. ${words.text}`);
    });
  };
  useEffect(
    () =>
      attempt(async () => {
        setPolicy(await world.ask('settings.policy', null));
        setSettings(await world.ask('settings.get', null));
      }),
    [],
  );

  // A double click comes before the button is drawn as disabled.
  const isOpening = useRef(false);
  const tryDemo = (): void => {
    if (isOpening.current) return;
    isOpening.current = true;
    attempt(async () => {
      setDemo('opening');
      try {
        const page = await openDemo(world);
        setDemo(page === null ? 'none' : 'in');
        if (page === null) setTrouble(t('welcome_demo_missing'));
        else setStory(await world.ask('compare.load', { tab: null, page }, { timeoutMs: 60_000 }));
      } catch (thrown) {
        setDemo(hasDemo() ? 'in' : 'none');
        throw thrown;
      } finally {
        isOpening.current = false;
      }
    });
  };
  const dropDemo = (): void =>
    attempt(async () => {
      await removeDemo(world);
      setStory(null);
      setDemo('removed');
    });

  return (
    <main class="welcome">
      <header>
        <p class="wordmark">
          <Icon name="tree" size={22} /> Urtext
        </p>
        <h1>{t('welcome_head')}</h1>
        <p class="lead">{t('welcome_lead')}</p>
        <Sample />
      </header>

      {trouble !== null && (
        <p class="notice" role="alert">
          <Icon name="warning" /> <span>{trouble}</span>
        </p>
      )}

      <section aria-labelledby="try-title">
        <h2 id="try-title">{t('welcome_try')}</h2>
        <p>{t('welcome_demo_text')}</p>
        <p class="row">
          {story === null && (
            <button type="button" class="button primary" disabled={demo === 'opening'} onClick={tryDemo}>
              <Icon name="book" /> {demo === 'opening' ? t('welcome_demo_opening') : t('welcome_demo')}
            </button>
          )}
          {demo === 'in' && (
            <button type="button" class="button" onClick={dropDemo}>
              {t('welcome_demo_remove')}
            </button>
          )}
        </p>
        <p class="aside" role="status">
          {demo === 'removed' && t('welcome_demo_removed')}
        </p>
        {story !== null && (
          <Story
            comparison={story}
            onCompare={() => attempt(() => world.open(`src/compare/index.html?page=${encodeURIComponent(story.page.id)}`))}
          />
        )}
        <div class="tries">
          <CheckAlone world={world} attempt={attempt} />
          <div>
            {picking ? (
              <TabPicker
                world={world}
                least={2}
                onBack={() => setPicking(false)}
                onDone={async ([first]) => {
                  if (first === undefined) return false;
                  await world.open(`src/compare/index.html?page=${encodeURIComponent(first)}`);
                  return true;
                }}
              />
            ) : (
              <>
                <p>{t('welcome_tabs_text')}</p>
                <p class="row">
                  <button type="button" class="button" onClick={() => setPicking(true)}>
                    <Icon name="tabs" /> {t('action_compare_tabs')}
                  </button>
                </p>
              </>
            )}
          </div>
        </div>
      </section>

      {settings !== null && (
        <>
          <section>
            <fieldset>
              <legend>{t('welcome_where')}</legend>
              <DrawingWish adding world={world} settings={settings} policy={policy} attempt={attempt} onChange={setSettings} />
            </fieldset>
          </section>
          <section>
            <fieldset>
              <legend>{t('welcome_keep')}</legend>
              <p class="lead">{t('welcome_keep_saved')}</p>
              <KeepingWish world={world} settings={settings} policy={policy} attempt={attempt} onChange={setSettings} />
            </fieldset>
          </section>
        </>
      )}

      <section aria-labelledby="reads-title">
        <h2 id="reads-title">{t('welcome_reads')}</h2>
        <ul class="promises">
          {[t('welcome_reads_1'), t('welcome_reads_2'), t('welcome_reads_3'), t('welcome_reads_4')].map((promise) => (
            <li key={promise}>
              <Icon name="saved" /> <span>{promise}</span>
            </li>
          ))}
        </ul>
        <p class="row">
          <button type="button" class="button" onClick={() => attempt(() => world.open('src/options/index.html#reading'))}>
            <Icon name="settings" /> {t('welcome_settings')}
          </button>
        </p>
      </section>
      <Tips />
    </main>
  );
}
