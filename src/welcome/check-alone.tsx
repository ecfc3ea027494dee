import { useState } from 'preact/hooks';
import type { TabChoice, TabState } from '../protocol/messages.ts';
import { FindingRow } from '../ui/finding-row.tsx';
import { hostOf } from '../ui/format.ts';
import { t, tn } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { findingsView, type FindingView } from '../ui/view-findings.ts';
import { siglaOf } from '../ui/view-sigla.ts';
import { popupView } from '../ui/view-popup.ts';
import { originsOf, type World } from '../ui/world.ts';

type Stage =
  | { readonly at: 'start' }
  | { readonly at: 'list'; readonly tabs: readonly TabChoice[] }
  | { readonly at: 'reading'; readonly tab: TabChoice }
  | {
      readonly at: 'done';
      readonly tab: TabChoice;
      readonly title: string;
      readonly text: string;
      readonly findings: readonly FindingView[];
    };

/**
 * Check one open tab by itself: what a page shows without any version beside it. The same happens whenever the popup
 * is opened on a page; here it can be tried before anything is in the corpus.
 */
export function CheckAlone({ world, attempt }: { world: World; attempt: (work: () => Promise<unknown>) => void }) {
  const [stage, setStage] = useState<Stage>({ at: 'start' });

  const list = (): void => {
    const granted = world.request({ permissions: ['tabs'] });
    attempt(async () => {
      if (await granted) setStage({ at: 'list', tabs: await world.ask('tabs.list', null) });
    });
  };
  const check = (tab: TabChoice): void => {
    const granted = tab.permitted ? Promise.resolve(true) : world.request({ origins: originsOf(new URL(tab.url).hostname) });
    attempt(async () => {
      if (!(await granted)) return;
      setStage({ at: 'reading', tab });
      try {
        setStage({ at: 'done', tab, ...outcomeOf(await world.ask('tab.run', { tab: tab.tab }, { timeoutMs: 60_000 }), world.now()) });
      } catch (thrown) {
        setStage({ at: 'start' });
        throw thrown;
      }
    });
  };
  const show = (tab: TabChoice, finding: string): void =>
    attempt(async () => {
      await world.showTab(tab.tab);
      await world.ask('tab.jump', { tab: tab.tab, finding });
    });

  return (
    <div class="alone">
      <p>{t('alone_text')}</p>
      {stage.at === 'start' && (
        <p class="row">
          <button type="button" class="button" onClick={list}>
            <Icon name="page" /> {t('alone_start')}
          </button>
        </p>
      )}
      {(stage.at === 'list' || stage.at === 'reading') && (
        <>
          <p class="aside" role="status">
            {stage.at === 'reading' ? t('tabs_reading') : stage.tabs.length === 0 ? t('tabs_none') : t('alone_choose')}
          </p>
          {stage.at === 'list' && (
            <ul class="alone-tabs">
              {stage.tabs.map((tab) => (
                <li key={tab.tab}>
                  <button type="button" class="button bare" onClick={() => check(tab)}>
                    <span class="tab-title">
                      <bdi dir="auto">{tab.title}</bdi>
                    </span>
                    <span class="aside">
                      <bdi>{hostOf(tab.url)}</bdi>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {stage.at === 'done' && (
        <>
          <p role="status">
            <strong>{stage.title}</strong> <span class="aside">{stage.text}</span>
          </p>
          <ul class="alone-found">
            {stage.findings.map((finding) => (
              <li key={finding.id}>
                <FindingRow finding={finding} onOpen={(id) => show(stage.tab, id)} />
                <p class="aside">{finding.why}</p>
              </li>
            ))}
          </ul>
          <p class="row">
            <button type="button" class="button" onClick={list}>
              {t('alone_another')}
            </button>
          </p>
        </>
      )}
    </div>
  );
}

/** What to say of the tab that was read: what stands out on it alone, or why it was not judged. */
function outcomeOf(state: TabState, now: number): { title: string; text: string; findings: readonly FindingView[] } {
  if (state.state !== 'analysed') {
    const view = popupView(state, now);
    return { title: view.kind === 'empty' ? view.title : '', text: view.kind === 'empty' ? view.text : '', findings: [] };
  }
  const { report, article, witnesses } = state;
  const own = report.findings.filter((finding) => finding.shown && finding.reason.code === 'one-page');
  const findings = findingsView(own, report.page, siglaOf(report, article, witnesses));
  return {
    title: findings.length === 0 ? t('alone_nothing') : tn('alone_found', findings.length),
    text: findings.length === 0 ? t('alone_nothing_text') : t('alone_found_text'),
    findings,
  };
}
