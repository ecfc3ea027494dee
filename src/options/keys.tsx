import { useEffect, useState } from 'preact/hooks';
import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import type { World } from '../ui/world.ts';

/** The keys as they really are: asked of the browser, and again when the reader comes back from its own page. */
export function Keys({ world, attempt }: { world: World; attempt: (work: () => Promise<unknown>) => void }) {
  const [keys, setKeys] = useState<Awaited<ReturnType<World['keys']>>>([]);
  useEffect(() => {
    const load = (): void => attempt(async () => setKeys(await world.keys()));
    const stop = new AbortController();
    load();
    window.addEventListener('focus', load, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return (
    <>
      <dl class="keys">
        {keys.map((one) => (
          <div key={one.name}>
            <dt>{one.description === '' ? t('command_open') : one.description}</dt>
            <dd>{one.keys === '' ? <span class="aside">{t('no_key')}</span> : <kbd>{one.keys}</kbd>}</dd>
          </div>
        ))}
      </dl>
      <p class="aside">{keys.length === 0 ? t('no_key') : t('reading_keys_text')}</p>
      {keys.length > 0 && (
        <p class="row">
          <button type="button" class="button" onClick={() => attempt(() => world.openKeys())}>
            <Icon name="open" /> {t('reading_keys_change')}
          </button>
        </p>
      )}
    </>
  );
}
