import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import type { EmptyView, PopupAction } from '../ui/view-popup.ts';

/** Nothing to compare: what is so, why, and what can be done. */
export function Empty({ view, onAct }: { view: EmptyView; onAct: (action: PopupAction) => void }) {
  return (
    <section class={`empty${view.busy ? ' busy' : ''}`} role={view.busy ? 'status' : undefined} aria-labelledby="empty-title">
      <span class="empty-icon">
        <Icon name={view.icon} size={28} />
      </span>
      <h2 id="empty-title">{view.title}</h2>
      <p>{view.text}</p>
      {view.detail !== null && (
        <p class="detail">
          <bdi dir="auto">{view.detail}</bdi>
        </p>
      )}
      {view.actions.length > 0 && (
        <p class="empty-actions">
          {view.actions.map((action, index) => (
            <button
              key={action}
              type="button"
              class={`button${index === 0 && action !== 'welcome' ? ' primary' : ''}`}
              onClick={() => onAct(action)}
            >
              {actionWords(action)}
            </button>
          ))}
        </p>
      )}
    </section>
  );
}

export function actionWords(action: PopupAction): string {
  switch (action) {
    case 'retry':
      return t('action_retry');
    case 'read':
      return t('action_read');
    case 'reload-page':
      return t('action_retry');
    case 'allow-site':
      return t('action_allow_site');
    case 'back-up':
      return t('action_back_up');
    case 'restore':
      return t('action_restore');
    case 'open-diary':
      return t('action_open_diary');
    case 'compare-tabs':
      return t('action_compare_tabs');
    case 'find':
      return t('action_find');
    case 'welcome':
      return t('action_welcome');
    case 'corpus':
      return t('action_corpus');
  }
}
