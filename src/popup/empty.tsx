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

/** `allow-site` is `action_allow_site`; a page that must be loaded anew is tried again. test/ui/messages.test.ts asks for each. */
export const actionWords = (action: PopupAction): string =>
  t(`action_${(action === 'reload-page' ? 'retry' : action).replaceAll('-', '_')}`);
