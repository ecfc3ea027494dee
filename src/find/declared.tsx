import { hostOf } from '../ui/format.ts';
import { t, tn } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import type { Candidate } from './candidates.ts';
import type { Busy } from './find.tsx';
import type { Fate } from './hunt.ts';
import { FATE_ICON, fateWords } from './words.ts';

/**
 * What the page itself names as where it comes from, before anything else is looked for: addresses that one click
 * fetches, and agencies and outlets that one click adds to the query.
 */
export function Declared({
  named,
  credits,
  loose,
  fates,
  busy,
  onFetch,
  onCredit,
  onStop,
}: {
  named: readonly Candidate[];
  credits: readonly string[];
  loose: string;
  fates: ReadonlyMap<string, Fate>;
  busy: Busy;
  onFetch: () => void;
  onCredit: (loose: string) => void;
  onStop: () => void;
}) {
  const left = named.filter(({ url }) => !fates.has(url)).length;
  return (
    <section class="find-step declared" aria-labelledby="declared-title">
      <h2 id="declared-title">{t('find_declared')}</h2>
      {named.length > 0 && <p class="lead">{t('find_declared_text')}</p>}
      <ul>
        {named.map(({ url }) => {
          const fate = fates.get(url);
          return (
            <li key={url} class={fate === undefined ? undefined : `fate-${fate.is}`}>
              <span class="fate-icon">
                <Icon name={fate === undefined ? 'page' : FATE_ICON[fate.is]} />
              </span>
              <bdi class="declared-url">{url}</bdi>
              <span class="aside">{fate === undefined ? hostOf(url) : fateWords(fate)}</span>
            </li>
          );
        })}
      </ul>
      {credits.map((name) => {
        const asked = /\s/u.test(name) ? `"${name}"` : name;
        return (
          <p key={name} class="aside credit">
            {t('find_credits')} <bdi>{name}</bdi>{' '}
            <button type="button" class="link" disabled={loose.includes(asked)} onClick={() => onCredit(`${loose} ${asked}`.trim())}>
              {t('find_add_credit')}
            </button>
          </p>
        );
      })}
      {busy === 'fetching' && named.some(({ url }) => ['waiting', 'fetching', 'comparing'].includes(fates.get(url)?.is ?? '')) ? (
        <p class="find-doors" role="status">
          <button type="button" class="button" onClick={onStop}>
            {t('cancel')}
          </button>
        </p>
      ) : (
        left > 0 && (
          <p class="find-doors">
            <button type="button" class="button primary" id="declared" disabled={busy !== 'idle'} onClick={onFetch}>
              <Icon name="save" /> {tn('find_fetch', left)}
            </button>
            {busy === 'may-fetch' && (
              <span class="aside" role="status">
                {t('find_permission')}
              </span>
            )}
          </p>
        )
      )}
    </section>
  );
}
