import { useEffect, useState } from 'preact/hooks';
import type { FindPin } from '../protocol/messages.ts';
import { explain, failureOf } from '../ui/explain-error.ts';
import { t, tn } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { recall, remember } from '../ui/remembered.ts';
import { ALL_SITES, type World } from '../ui/world.ts';
import type { FindDoors } from './doors.ts';

/** Access to all sites was given for the pin's sake, and is given back with it. */
const LENT = 'find.lent';

/** The comparison that pages opened from the search join while it is pinned. */
export function Pin({
  pin,
  world,
  doors,
  onChange,
  onTrouble,
  onCompare,
}: {
  pin: FindPin;
  world: World;
  doors: FindDoors;
  onChange: (pin: FindPin | null) => void;
  onTrouble: (words: string) => void;
  onCompare: () => void;
}) {
  const [alone, setAlone] = useState(true);
  const attempt = (work: () => Promise<unknown>): void =>
    void work().catch((thrown: unknown) => onTrouble(explain(failureOf(thrown)).title));
  useEffect(() => attempt(async () => setAlone(await world.has({ origins: [...ALL_SITES] }))), []);
  const allow = (): void => {
    const granted = world.request({ origins: [...ALL_SITES] });
    attempt(async () => {
      const yes = await granted;
      setAlone(yes);
      if (yes) remember(LENT, 'yes');
    });
  };
  const end = (): void =>
    attempt(async () => {
      onChange(await world.ask('find.pin', { tab: pin.tab, page: pin.page, search: null }));
      if (recall(LENT) !== 'yes') return;
      remember(LENT, '');
      await doors.giveBack(ALL_SITES);
    });
  return (
    <section class="find-step pin" aria-labelledby="pin-title">
      <h2 id="pin-title">
        <Icon name="pin" /> {t('pin_title')}
      </h2>
      <p class="lead">{alone ? t('pin_by_itself') : t('pin_by_click')}</p>
      <ul>
        {pin.joined.map(({ id, title, site, kept }) => (
          <li key={id}>
            <label class="check">
              <input
                type="checkbox"
                checked={kept}
                onChange={(event) => {
                  const keep = event.currentTarget.checked;
                  attempt(async () => onChange(await world.ask('find.keep', { id, keep })));
                }}
              />
              <span>
                <bdi dir="auto">{title}</bdi> <bdi class="aside">{site}</bdi>
                <span class="aside">{kept ? t('pin_kept') : t('pin_keep')}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {pin.others > 0 && <p class="aside">{tn('pin_others', pin.others)}</p>}
      <p class="find-doors">
        {pin.joined.length > 0 && (
          <button type="button" class="button primary" onClick={onCompare}>
            <Icon name="book" /> {t('action_compare')}
          </button>
        )}
        {!alone && (
          <button type="button" class="button" onClick={allow}>
            {t('pin_allow')}
          </button>
        )}
        <button type="button" class="button" onClick={end}>
          {t('pin_end')}
        </button>
      </p>
    </section>
  );
}
