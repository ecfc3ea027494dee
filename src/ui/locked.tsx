import type { Policy } from '../protocol/settings.ts';
import { t } from './i18n.ts';
import { Icon } from './icons.tsx';

/** Why a setting cannot be changed here. */
export function Locked({ policy }: { policy: Policy }) {
  return (
    <p class="locked aside">
      <Icon name="lock" /> <span>{policy.organisation === null ? t('locked') : t('locked_by', policy.organisation)}</span>
    </p>
  );
}

/** Nothing is locked: what holds where there is no administrator, and until the background has answered. */
export const NO_POLICY: Policy = { organisation: null, locked: [], kinds: [], sites: [] };
