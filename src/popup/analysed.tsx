import { useEffect, useState } from 'preact/hooks';
import type { ArticleSummary } from '../protocol/messages.ts';
import { FindingRow } from '../ui/finding-row.tsx';
import { t, tn } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { Siglum } from '../ui/siglum.tsx';
import { Stemma } from '../ui/stemma.tsx';
import { Strip } from '../ui/strip.tsx';
import type { AnalysedView, PopupAction, VersionView } from '../ui/view-popup.ts';
import { gradeWords, KIND_ICON } from '../ui/words.ts';
import { actionWords } from './empty.tsx';
import type { Below } from './below.tsx';

interface Doors {
  readonly view: AnalysedView;
  readonly onAct: (action: PopupAction) => void;
  readonly onJump: (finding: string) => void;
  readonly onSave: () => Promise<void>;
  readonly onCompare: (witness: string | null) => void;
  readonly onTrouble: (thrown: unknown) => void;
  readonly onSameEvent: () => Promise<readonly ArticleSummary[]>;
  readonly onOpen: (url: string) => void;
  /** Keep this beside the page; null where the browser has no panel, or this is it. */
  readonly onPanel: (() => void) | null;
  readonly place: keyof typeof FIRST;
}

/** So many findings are shown before "more": what fits under the tree in the popup, and beside the page. */
const FIRST = { popup: 3, panel: 8 } as const;

export function Analysed({ view, onAct, onJump, onSave, onCompare, onTrouble, onSameEvent, onOpen, onPanel, place }: Doors) {
  const [Rest, setRest] = useState<{ readonly of: typeof Below } | null>(null);
  useEffect(() => {
    import('./below.tsx').then(({ Below: of }) => setRest({ of })).catch(onTrouble);
  }, []);
  return (
    <>
      <div class="popup-body">
        <Verdict view={view} onFindings={() => document.getElementById('findings')?.scrollIntoView({ block: 'start' })} />
        {view.trouble !== null && (
          <p class="notice">
            <Icon name="warning" />
            <span>
              {view.trouble.text}{' '}
              <button type="button" class="link" onClick={() => view.trouble !== null && onAct(view.trouble.action)}>
                {actionWords(view.trouble.action)}
              </button>
            </span>
          </p>
        )}
        {view.stemma !== null && <Stemma view={view.stemma} />}
        {view.alone !== null && <Alone text={view.alone} onAct={onAct} />}
        <Findings view={view} first={FIRST[place]} onJump={onJump} />
        {view.alone === null && <Versions versions={view.versions} onCompare={onCompare} onFind={() => onAct('find')} />}
        {Rest !== null && <Rest.of view={view} load={onSameEvent} onOpen={onOpen} />}
      </div>
      <footer class="popup-foot">
        <p class="popup-actions">
          <SaveButton view={view} onSave={onSave} onTrouble={onTrouble} />
          {view.alone === null && (
            <button type="button" class="button" onClick={() => onAct('compare-tabs')}>
              <Icon name="tabs" /> {t('action_open_tabs')}
            </button>
          )}
          {view.alone === null && (
            <button type="button" class="button primary" onClick={() => onCompare(null)}>
              <Icon name="book" /> {t('action_compare')}
            </button>
          )}
        </p>
        <p class="popup-backup">
          <button type="button" class="link" onClick={() => onAct('back-up')}>
            {view.backup}
          </button>
          {onPanel !== null && (
            <button type="button" class="button bare" aria-label={t('open_panel')} data-tip={t('open_panel')} onClick={onPanel}>
              <Icon name="panel" />
            </button>
          )}
        </p>
      </footer>
    </>
  );
}

function Verdict({ view, onFindings }: { view: AnalysedView; onFindings: () => void }) {
  const { verdict } = view;
  const [first, ...rest] = verdict.evidence;
  return (
    <section class={`verdict verdict-${verdict.tone}`}>
      <h2>
        {verdict.title}
        {verdict.grade !== null && <span class={`grade grade-${verdict.grade}`}> {gradeWords(verdict.grade)}</span>}
      </h2>
      {view.counts.length > 0 && (
        <p class="counts">
          {view.counts.map((count) => (
            <button key={count.text} type="button" class={`link kind-${count.kind}`} onClick={onFindings}>
              <Icon name={KIND_ICON[count.kind]} /> {count.text}
            </button>
          ))}
        </p>
      )}
      {first !== undefined && (
        <details>
          <summary>
            <span class="first">{first.text}</span> {rest.length > 0 && <span class="more">{tn('evidence_more', rest.length)}</span>}
          </summary>
          <ul>
            {rest.map((one) => (
              <li key={one.text}>
                <span>{one.text}</span>
                <span class="sigla">
                  {one.sigla.map((siglum) => (
                    <Siglum key={siglum.id} siglum={siglum} size={16} />
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Versions({
  versions,
  onCompare,
  onFind,
}: {
  versions: readonly VersionView[];
  onCompare: (witness: string) => void;
  onFind: () => void;
}) {
  return (
    <section class="versions">
      <h2>{t('versions_title')}</h2>
      <ul>
        {versions.map((version) => (
          <li key={version.id} class={version.opensBranch === null ? undefined : 'opens-branch'}>
            <button type="button" class="version" onClick={() => onCompare(version.id)}>
              {version.opensBranch !== null && <span class="unseen">{version.opensBranch}: </span>}
              <Siglum siglum={version.siglum} plain />
              <span class="unseen">{version.siglum.letter}</span>
              <span class="version-name">
                <bdi>{version.outlet}</bdi>
              </span>
              <span class="version-day">{version.day}</span>
              <span class="version-relation">
                {version.relation}
                {version.siglum.original && <span class="is-original"> · {t('likely_original')}</span>}
              </span>
              <Strip view={version.strip} />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="button quiet" onClick={onFind}>
        <Icon name="find" /> {actionWords('find')}
      </button>
    </section>
  );
}

function Alone({ text, onAct }: { text: string; onAct: (action: PopupAction) => void }) {
  return (
    <section class="alone">
      <p>{text}</p>
      <p>
        <button type="button" class="button primary" onClick={() => onAct('find')}>
          <Icon name="find" /> {actionWords('find')}
        </button>
        <button type="button" class="button" onClick={() => onAct('compare-tabs')}>
          <Icon name="tabs" /> {t('action_compare_tabs')}
        </button>
      </p>
    </section>
  );
}

function Findings({ view, first, onJump }: { view: AnalysedView; first: number; onJump: (finding: string) => void }) {
  const [all, setAll] = useState(false);
  const [weaker, setWeaker] = useState(false);
  const { findings } = view;
  const shown = all ? findings : findings.slice(0, first);
  return (
    <section class="findings" id="findings">
      <h2>{view.findingsTitle}</h2>
      <ul>
        {shown.map((finding) => (
          <li key={finding.id}>
            <FindingRow finding={finding} onOpen={onJump} />
          </li>
        ))}
      </ul>
      {shown.some(({ aside }) => aside === t('in_margin')) && <p class="aside">{t('in_margin_why')}</p>}
      {findings.length > first && (
        <button type="button" class="button quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('show_fewer') : tn('show_more', findings.length - first)}
        </button>
      )}
      {view.weaker.length > 0 && (
        <button type="button" class="button quiet" aria-expanded={weaker} onClick={() => setWeaker(!weaker)}>
          {weaker ? t('weaker_hide') : tn('weaker_show', view.weaker.length)}
        </button>
      )}
      {weaker && (
        <ul class="weaker">
          {view.weaker.map((finding) => (
            <li key={finding.id}>
              <FindingRow finding={finding} onOpen={onJump} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function SaveButton({
  view,
  onSave,
  onTrouble,
}: {
  view: AnalysedView;
  onSave: () => Promise<void>;
  onTrouble: (thrown: unknown) => void;
}) {
  const [saving, setSaving] = useState(false);
  const click = (): void => {
    setSaving(true);
    onSave()
      .catch(onTrouble)
      .finally(() => setSaving(false));
  };
  if (view.saved)
    return (
      <span class="saved">
        <Icon name="saved" /> {t('saved')}
      </span>
    );
  return (
    <button type="button" class="button" disabled={saving || !view.canSave} onClick={click}>
      <Icon name="save" /> {saving ? t('saving') : t('action_save')}
    </button>
  );
}
