import { percent } from '../ui/format.ts';
import { t } from '../ui/i18n.ts';
import type { IconName } from '../ui/icons.tsx';
import { refusalWords, relationWords } from '../ui/words.ts';
import type { Clue } from './candidates.ts';
import type { Trouble } from './door.ts';
import type { Fate } from './hunt.ts';

/** Why a request gave nothing. */
export function troubleWords(trouble: Trouble): string {
  switch (trouble.code) {
    case 'private':
      return t('trouble_private');
    case 'no-access':
      return t('trouble_no_access');
    case 'too-slow':
      return t('trouble_too_slow');
    case 'too-large':
      return t('trouble_too_large');
    case 'cancelled':
      return t('trouble_cancelled');
    case 'unreachable':
      return t('trouble_unreachable');
    case 'wrong-type':
      return t('trouble_wrong_type');
    case 'status':
      return t('trouble_status', trouble.detail);
  }
}

export const FATE_ICON: Readonly<Record<Fate['is'], IconName>> = {
  waiting: 'clock',
  fetching: 'clock',
  comparing: 'clock',
  version: 'saved',
  other: 'close',
  refused: 'page',
  failed: 'warning',
};

/** What became of a candidate. */
export function fateWords(fate: Fate): string {
  switch (fate.is) {
    case 'waiting':
      return t('fate_waiting');
    case 'fetching':
      return t('fate_fetching');
    case 'comparing':
      return t('fate_comparing');
    case 'version':
      return `${t('fate_version')} · ${relationWords(fate.result.relation)}`;
    case 'other':
      return fate.sameEvent ? t('fate_same_event') : t('fate_other', percent(fate.score));
    case 'refused':
      return refusalWords(fate.reason).title;
    case 'failed':
      return troubleWords(fate.trouble);
  }
}

export function clueWords(clue: Clue): string {
  switch (clue) {
    case 'named':
      return t('clue_named');
    case 'exact':
      return t('clue_exact');
    case 'capture':
      return t('clue_capture');
    case 'pack':
      return t('clue_pack');
    case 'loose':
      return t('clue_loose');
  }
}
