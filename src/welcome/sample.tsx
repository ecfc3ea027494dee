import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { Siglum, type SiglumView } from '../ui/siglum.tsx';

const siglum = (
  letter: string,
  ring: SiglumView['ring'],
  hue: SiglumView['hue'],
  role: SiglumView['role'],
  original = false,
): SiglumView => ({ id: letter, letter, ring, hue, role, original, name: letter });

/** What a mark and its card look like, drawn. */
export function Sample() {
  return (
    <figure class="sample kind-deviation" aria-label={t('welcome_sample_title')}>
      <p class="sample-text">
        {t('welcome_sample_before')}
        <span class="sample-mark">{t('welcome_sample_here')}</span>
        {t('welcome_sample_after')}
      </p>
      <div class="sample-card">
        <p class="sample-head">
          <span class="kind-mark">
            <Icon name="deviation" />
          </span>
          {t('category_duration')}
          <span class="grade grade-strong">{t('grade_strong')}</span>
        </p>
        <dl>
          <div>
            <dt>{t('welcome_here')}</dt>
            <dd class="reading">
              <mark>{t('welcome_sample_here')}</mark>
            </dd>
            <dd>
              <Siglum plain siglum={siglum('D', 'dashed', 1, 'page')} />
            </dd>
          </div>
          <div>
            <dt>{t('welcome_others')}</dt>
            <dd class="reading">{t('welcome_sample_there')}</dd>
            <dd>
              <Siglum plain siglum={siglum('A', 'solid', 0, 'witness', true)} />{' '}
              <Siglum plain siglum={siglum('B', 'solid', 0, 'witness')} /> <Siglum plain siglum={siglum('C', 'dotted', 2, 'witness')} />
            </dd>
          </div>
        </dl>
      </div>
    </figure>
  );
}
