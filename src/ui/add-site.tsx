import { useId, useState } from 'preact/hooks';
import type { Settings } from '../protocol/settings.ts';
import { t } from './i18n.ts';
import type { World } from './world.ts';

/** The host that somebody means by what they typed or pasted, or null. */
export function hostTyped(typed: string): string | null {
  const text = typed.trim();
  const address = /^https?:\/\//iu.test(text) ? text : `https://${text}`;
  if (text === '' || /\s/u.test(text) || !URL.canParse(address)) return null;
  const host = new URL(address).hostname.replace(/^www\./u, '');
  return /\../u.test(host) ? host : null;
}

/** Name a site on which marks are drawn at once. The browser asks for access to that one site. */
export function AddSite({
  world,
  attempt,
  onChange,
}: {
  world: World;
  attempt: (work: () => Promise<unknown>) => void;
  onChange: (settings: Settings) => void;
}) {
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const id = useId();
  const add = (event: Event): void => {
    event.preventDefault();
    const host = hostTyped(typed);
    if (host === null) return setSaid(t('site_not_understood'));
    // The browser wants the very click, so it is asked first; the wish is stored meanwhile and taken back when refused.
    const granted = world.request({ origins: [`*://${host}/*`, `*://www.${host}/*`] });
    attempt(async () => {
      await world.ask('site.set', { host, drawing: 'always' });
      const yes = await granted;
      if (!yes) await world.ask('site.set', { host, drawing: null });
      onChange(await world.ask('settings.get', null));
      setSaid(yes ? t('site_added', host) : t('site_not_allowed', host));
      if (yes) setTyped('');
    });
  };
  return (
    <form class="add-site" onSubmit={add}>
      <label for={id}>{t('site_add')}</label>
      <span class="row">
        <input
          id={id}
          class="field"
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          dir="ltr"
          placeholder="example.org"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class="button" disabled={typed.trim() === ''}>
          {t('site_add_button')}
        </button>
      </span>
      <p class="aside" role="status">
        {said}
      </p>
    </form>
  );
}
