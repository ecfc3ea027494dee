import type { Settings } from '../protocol/messages.ts';
import { Check, Radio } from './check.tsx';
import { t } from './i18n.ts';
import { ALL_SITES, type World } from './world.ts';

/** The two wishes that need access to all sites, the same in the welcome page and in the settings. */
interface Wishes {
  readonly world: World;
  readonly settings: Settings;
  readonly attempt: (work: () => Promise<unknown>) => void;
  readonly onChange: (settings: Settings) => void;
}

/** Ask the browser first where access is needed (it wants the very click), and store only what was granted. */
function wish({ world, attempt, onChange }: Wishes, part: Partial<Settings>, needsAccess: boolean): void {
  const granted = needsAccess ? world.request({ origins: [...ALL_SITES] }) : Promise.resolve(true);
  attempt(async () => {
    const yes = await granted;
    onChange(yes ? await world.ask('settings.set', part) : await world.ask('settings.get', null));
  });
}

export function DrawingWish(doors: Wishes) {
  const { drawing } = doors.settings;
  return (
    <>
      <Radio
        name="drawing"
        checked={drawing === 'on-click'}
        onChoose={() => wish(doors, { drawing: 'on-click' }, false)}
        title={t('reading_on_click')}
        text={t('reading_on_click_text')}
      />
      <Radio
        name="drawing"
        checked={drawing === 'always'}
        onChoose={() => wish(doors, { drawing: 'always' }, true)}
        title={t('reading_always')}
        text={t('reading_always_text')}
      />
    </>
  );
}

export function KeepingWish(doors: Wishes) {
  return (
    <Check
      checked={doors.settings.keepVisited}
      onChoose={(keepVisited) => wish(doors, { keepVisited }, keepVisited)}
      title={t('reading_keep_visited')}
      text={t('reading_keep_visited_text')}
    />
  );
}
