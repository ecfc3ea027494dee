import type { FindingCategory } from '../core/model.ts';
import type { Policy, Settings, Threshold } from '../protocol/settings.ts';
import { t } from '../ui/i18n.ts';
import { Locked } from '../ui/locked.tsx';
import { CATEGORIES } from '../ui/categories.ts';
import { categoryWords, kindWords } from '../ui/words.ts';
import { targetOf } from './settings-index.ts';

const THRESHOLDS: readonly Threshold[] = ['strong', 'usual', 'weak'];

const thresholdWords = (threshold: Threshold): string =>
  threshold === 'strong' ? t('threshold_strong') : threshold === 'usual' ? t('threshold_usual') : t('threshold_weak');

/** How sure a finding must be, and which kinds are shown at all. `found` is the setting that the reader searched for. */
export function Kinds({
  settings,
  policy,
  found,
  onSet,
}: {
  settings: Settings;
  policy: Policy;
  found: string | null;
  onSet: (part: Partial<Settings>) => void;
}) {
  const hide = (category: FindingCategory, hidden: boolean): void =>
    onSet({ hidden: hidden ? [...settings.hidden, category] : settings.hidden.filter((one) => one !== category) });
  return (
    <>
      {(['deviation', 'artifact'] as const).map((kind) => (
        <div key={kind} {...targetOf(`threshold-${kind}`)}>
          {policy.locked.includes(`thresholds.${kind}`) && <Locked policy={policy} />}
          <label class="row">
            {t('threshold_of', kindWords(kind))}
            <select
              class="field short"
              value={settings.thresholds[kind]}
              disabled={policy.locked.includes(`thresholds.${kind}`)}
              onChange={(event) => {
                const chosen = THRESHOLDS.find((one) => one === event.currentTarget.value);
                if (chosen !== undefined) onSet({ thresholds: { ...settings.thresholds, [kind]: chosen } });
              }}
            >
              {THRESHOLDS.map((threshold) => (
                <option key={threshold} value={threshold}>
                  {thresholdWords(threshold)}
                </option>
              ))}
            </select>
          </label>
        </div>
      ))}
      <p class="aside">{t('threshold_text')}</p>
      {policy.kinds.length > 0 && <Locked policy={policy} />}
      {(['deviation', 'artifact', 'residue'] as const).map((kind) => (
        <details key={kind} open={CATEGORIES[kind].some((category) => `kind-${category}` === found) || undefined}>
          <summary>{t('reading_kinds', kindWords(kind))}</summary>
          <div class="kinds">
            {CATEGORIES[kind].map((category) => (
              <label key={category} class="check" {...targetOf(`kind-${category}`)}>
                <input
                  type="checkbox"
                  checked={!settings.hidden.includes(category)}
                  disabled={policy.kinds.includes(category)}
                  onChange={(event) => hide(category, !event.currentTarget.checked)}
                />
                <span>{categoryWords(category)}</span>
              </label>
            ))}
          </div>
        </details>
      ))}
    </>
  );
}
