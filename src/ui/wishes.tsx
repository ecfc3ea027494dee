import { useState } from 'preact/hooks';
import type { Policy, Settings } from '../protocol/settings.ts';
import { AddSite } from './add-site.tsx';
import { Check, Radio } from './check.tsx';
import { t } from './i18n.ts';
import { Locked } from './locked.tsx';
import { ALL_SITES, type World } from './world.ts';

/** Where marks are drawn and what is kept: the same in the welcome page and in the settings. */
interface Wishes {
  readonly world: World;
  readonly settings: Settings;
  readonly policy: Policy;
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

/**
 * On click, on chosen sites, or on all. "Chosen" is "on click" with a list beside it, so it is a matter of this page;
 * `adding` is false where the list of sites stands on the page anyway.
 */
export function DrawingWish({ adding, ...doors }: Wishes & { adding: boolean }) {
  const { settings, policy, world, attempt, onChange } = doors;
  const chosen = Object.entries(settings.sites).flatMap(([host, { drawing }]) => (drawing === 'always' ? [host] : []));
  const [choosing, setChoosing] = useState(false);
  const isLocked = policy.locked.includes('drawing');
  const now = settings.drawing === 'always' ? 'always' : choosing || chosen.length > 0 ? 'chosen' : 'on-click';
  return (
    <>
      {isLocked && <Locked policy={policy} />}
      <Radio
        name="where"
        checked={now === 'on-click'}
        disabled={isLocked}
        onChoose={() => {
          setChoosing(false);
          wish(doors, { drawing: 'on-click', sites: withoutChosen(settings.sites) }, false);
        }}
        title={t('reading_on_click')}
        text={t('reading_on_click_text')}
      />
      <Radio
        name="where"
        checked={now === 'chosen'}
        disabled={isLocked}
        onChoose={() => {
          setChoosing(true);
          wish(doors, { drawing: 'on-click' }, false);
        }}
        title={t('reading_chosen')}
        text={t('reading_chosen_text')}
      />
      {adding && now === 'chosen' && !isLocked && (
        <div class="chosen">
          {chosen.length > 0 && (
            <ul>
              {chosen.map((host) => (
                <li key={host}>
                  <bdi>{host}</bdi>
                </li>
              ))}
            </ul>
          )}
          <AddSite world={world} attempt={attempt} onChange={onChange} />
        </div>
      )}
      <Radio
        name="where"
        checked={now === 'always'}
        disabled={isLocked}
        onChoose={() => wish(doors, { drawing: 'always' }, true)}
        title={t('reading_always')}
        text={t('reading_always_text')}
      />
    </>
  );
}

/** "Only when I open it" holds everywhere: no site is drawn on at once any more. What is hidden or off stays so. */
const withoutChosen = (sites: Settings['sites']): Settings['sites'] =>
  Object.fromEntries(
    Object.entries(sites).flatMap(([host, { drawing, ...rest }]) =>
      drawing !== 'always'
        ? [[host, { ...rest, ...(drawing === undefined ? {} : { drawing }) }]]
        : rest.hidden === undefined
          ? []
          : [[host, rest]],
    ),
  );

export function KeepingWish(doors: Wishes) {
  const isLocked = doors.policy.locked.includes('keepVisited');
  return (
    <>
      {isLocked && <Locked policy={doors.policy} />}
      <Check
        checked={doors.settings.keepVisited}
        disabled={isLocked}
        onChoose={(keepVisited) => wish(doors, { keepVisited }, keepVisited)}
        title={t('reading_keep_visited')}
        text={t('reading_keep_visited_text')}
      />
    </>
  );
}
