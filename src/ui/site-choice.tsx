import type { Drawing, SiteState } from '../protocol/settings.ts';
import { t } from './i18n.ts';

const LEVELS: readonly Drawing[] = ['off', 'on-click', 'always'];

const words = (drawing: Drawing): string =>
  drawing === 'off' ? t('drawing_off') : drawing === 'on-click' ? t('drawing_on_click') : t('drawing_always');

/** Where marks are drawn on one site: never, when the reader asks, or at once. */
export function SiteChoice({ site, onChoose }: { site: SiteState; onChoose: (drawing: Drawing) => void }) {
  return (
    <fieldset class="site-choice">
      <legend>
        {t('site_marks')}
        <span class="unseen">
          {' '}
          {t('site_on')} <bdi>{site.host}</bdi>
        </span>
      </legend>
      <span class="choice">
        {LEVELS.map((level) => (
          <label key={level}>
            <input type="radio" name="drawing" value={level} checked={site.drawing === level} onChange={() => onChoose(level)} />
            <span>{words(level)}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
