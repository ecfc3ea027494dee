import { useEffect, useState } from 'preact/hooks';
import type { LoweredKinds } from '../protocol/settings.ts';
import { t } from '../ui/i18n.ts';
import type { World } from '../ui/world.ts';
import { categoryWords } from '../ui/words.ts';

/** Sites on which the reader called findings no problem, and the way back. Nothing where there is none. */
export function Lowered({ world, attempt }: { readonly world: World; readonly attempt: (work: () => Promise<unknown>) => void }) {
  const [all, setAll] = useState<LoweredKinds>([]);
  useEffect(() => attempt(async () => setAll(await world.ask('site.lowered', null))), []);
  if (all.length === 0) return null;
  return (
    <>
      <p class="aside lowered">{t('reading_lowered')}</p>
      <ul class="sites">
        {all.map(({ host, kinds }) => (
          <li key={host}>
            <bdi>{host}</bdi>
            <span class="site-hidden aside">
              {kinds.map(categoryWords).join(', ')}.{' '}
              <button
                type="button"
                class="link"
                aria-label={`${t('reading_raise')}: ${host}`}
                onClick={() => attempt(async () => setAll(await world.ask('site.raise', { host })))}
              >
                {t('reading_raise')}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
