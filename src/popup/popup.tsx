import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TabState } from '../protocol/messages.ts';
import type { Drawing } from '../protocol/settings.ts';
import { explain, failureOf, type Explained } from '../ui/explain-error.ts';
import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { SiteChoice } from '../ui/site-choice.tsx';
import type { TabPicker } from '../ui/tab-picker.tsx';
import type { Tips } from '../ui/tip.tsx';
import { popupView, type PopupAction } from '../ui/view-popup.ts';
import { useWidth } from '../ui/width.ts';
import { originsOf, type World } from '../ui/world.ts';
import { Analysed } from './analysed.tsx';
import { Empty } from './empty.tsx';

/**
 * The popup. Opening it is the reader's gesture: what is known of the tab is shown at once, and the page is
 * read and compared anew behind it. `of` names a tab when the popup's page stands in a tab of its own.
 */
export function Popup({ world, of = null, panel = false }: { world: World; of?: number | null; panel?: boolean }) {
  const [tab, setTab] = useState<number | null>(null);
  const [state, setState] = useState<TabState | null>(null);
  const [idle, setIdle] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [Picker, setPicker] = useState<{ readonly open: typeof TabPicker } | null>(null);
  const [Hints, setHints] = useState<{ readonly of: typeof Tips } | null>(null);
  const [trouble, setTrouble] = useState<Explained | null>(null);
  const width = useWidth(panel ? 480 : 328, 32);

  const busy = useRef(false);
  const isFollowed = useRef(false);
  const run = async (id: number): Promise<TabState | null> => {
    setIdle(false);
    setRunning((busy.current = true));
    try {
      const next = await world.ask('tab.run', { tab: id });
      isFollowed.current = false;
      setState(next);
      return next;
    } catch (thrown) {
      setState((known) => known ?? failedState(thrown));
      setTrouble(explain(failureOf(thrown)));
      return null;
    } finally {
      setRunning((busy.current = false));
    }
  };
  /** Do what a button promises; a failure is shown above the rest, which stays. */
  const attempt = (work: () => Promise<unknown>): void => {
    setTrouble(null);
    work().catch((thrown: unknown) => setTrouble(explain(failureOf(thrown))));
  };

  const looked = useRef<number | null>(null);
  const look = async (isWish: boolean): Promise<void> => {
    const id = of ?? (await world.activeTab());
    // Nothing of one tab stands beside another, however long the answer takes.
    if (looked.current !== null && looked.current !== id) setState(null);
    looked.current = id;
    setTab(id);
    if (id === null)
      return setState({ state: 'unreachable', reason: 'browser-page', site: { host: '', drawing: 'off', permitted: false } });
    // What was last shown stands there before the background is asked: in Firefox it runs on this page's own thread.
    const shown = await world.shown(id).catch(() => null);
    if (shown !== null) {
      setState((now) => now ?? shown);
      await world.painted();
    }
    const known = await world.ask('tab.state', { tab: id }).catch((thrown: unknown) => (isWish ? null : failedState(thrown)));
    setIdle(!isWish);
    isFollowed.current = !isWish;
    if (known !== null) setState(known);
    if (isWish) await run(id);
  };

  // Before the first frame: what is remembered may be in it.
  useLayoutEffect(() => {
    attempt(() => look(true));
    // It lives on beside the page, and follows what is learnt of the tab; it reads none by itself. What the popup asked
    // for itself comes as an answer, and what it told the reader stays.
    return world.follow(() => {
      if (panel) attempt(() => look(false));
      else if (!busy.current) look(false).catch((thrown: unknown) => console.warn('urtext: not followed', thrown));
    });
  }, []);

  // Nobody points at anything before the first frame.
  useEffect(() => attempt(async () => setHints({ of: (await import('../ui/tip.tsx')).Tips })), []);

  // Runs after the frame is painted: test/bench/popup-paint.ts reads the mark.
  useEffect(() => {
    if (state?.state !== 'analysed') return;
    performance.mark('urtext-shown');
    // Losing it costs the next opening some milliseconds. What was followed is not kept: keeping it would be heard again.
    if (tab !== null && !panel && !isFollowed.current)
      world.keepShown(tab, state).catch((thrown: unknown) => console.warn('urtext: not kept', thrown));
  }, [state]);

  const site = state?.site ?? null;
  const draw = (drawing: Drawing): void => {
    if (site === null) return;
    // The wish goes first: the popup may be closed by the browser's own question, and the background carries it out.
    const stored = world.ask('site.set', { host: site.host, drawing });
    const granted = drawing === 'always' && !site.permitted ? world.request({ origins: originsOf(site.host) }) : Promise.resolve(true);
    attempt(async () => {
      await stored;
      const next = (await granted)
        ? await world.ask('site.get', { url: `https://${site.host}/` })
        : await world.ask('site.set', { host: site.host, drawing: 'on-click' });
      setState((known) => (known === null ? null : { ...known, site: next }));
    });
  };
  const act = (action: PopupAction): void => {
    if (action === 'compare-tabs') return attempt(async () => setPicker({ open: (await import('../ui/tab-picker.tsx')).TabPicker }));
    if (action === 'allow-site' && site !== null) {
      const granted = world.request({ origins: originsOf(site.host) });
      return attempt(async () => {
        if ((await granted) && tab !== null) await run(tab);
      });
    }
    attempt(() => follow(action));
  };
  const follow = async (action: PopupAction): Promise<void> => {
    const pages: Partial<Record<PopupAction, string>> = {
      welcome: 'src/welcome/index.html',
      corpus: 'src/options/index.html#corpus',
      'back-up': 'src/options/index.html#backup',
      restore: 'src/options/index.html#backup',
      'open-diary': 'src/options/index.html#trouble',
      ...(view.kind === 'empty'
        ? {}
        : { find: `src/find/index.html?page=${encodeURIComponent(view.page)}${tab === null ? '' : `&tab=${tab}`}` }),
    };
    const page = pages[action];
    if (page !== undefined) {
      await world.open(page);
      return done();
    }
    if (tab !== null) await run(tab);
  };

  /** The popup gives way to the page; the panel stays. */
  const done = (): void => {
    if (!panel) world.close();
  };
  /** Where the page shows nothing, the list stays and says so. */
  const jump = async (finding: string): Promise<void> => {
    const { found, opened } = tab === null ? NO_MARK : await world.ask('tab.jump', { tab, finding });
    if (found && opened) return done();
    const [title, text] = found ? [t('jump_no_card'), t('jump_no_card_text')] : [t('jump_no_mark'), t('jump_no_mark_text')];
    setTrouble({ title, text, step: null, detail: null });
  };
  const openPanel = (): void => {
    if (tab === null || world.openPanel === null) return;
    const opened = world.openPanel(tab, `src/popup/index.html?tab=${tab}&panel`);
    attempt(async () => (await opened) && done());
  };
  const compare = (page: string, witness: string | null): Promise<void> =>
    world.open(
      `src/compare/index.html?page=${encodeURIComponent(page)}${tab === null ? '' : `&tab=${tab}`}${witness === null ? '' : `#with=${encodeURIComponent(witness)}`}`,
    );
  const view = popupView(idle && state?.state === 'busy' ? { ...state, state: 'unread' } : state, world.now(), width);
  return (
    <main class={panel ? 'popup panel' : 'popup'}>
      <header class="popup-head">
        <h1 class="wordmark">Urtext</h1>
        {view.site !== null && view.site.host !== '' && <SiteChoice site={view.site} onChoose={draw} />}
        <button
          type="button"
          class="button bare"
          aria-label={t('open_settings')}
          data-tip={t('open_settings')}
          onClick={() => attempt(() => world.open('src/options/index.html#reading'))}
        >
          <Icon name="settings" />
        </button>
      </header>
      {trouble !== null && view.kind !== 'empty' && (
        <p class="notice" role="alert">
          <Icon name="warning" /> <span>{`${trouble.title}. ${trouble.text}`}</span>
        </p>
      )}
      {Picker !== null ? (
        <Picker.open
          world={world}
          beside={tab}
          onBack={() => setPicker(null)}
          onDone={async (read) => {
            if (tab === null) return false;
            const next = await run(tab);
            if (next?.state !== 'analysed' || !next.witnesses.some(({ article }) => read.includes(article.id))) return false;
            await compare(next.report.page, null);
            return true;
          }}
        />
      ) : view.kind === 'empty' ? (
        <Empty view={view} onAct={act} />
      ) : (
        <Analysed
          // What is shown is remembered; the size of the corpus is of now, and would not agree with it.
          view={isRunning ? { ...view, backup: t('popup_updating') } : view}
          onAct={act}
          onPanel={panel || world.openPanel === null ? null : openPanel}
          place={panel ? 'panel' : 'popup'}
          onJump={(finding) => attempt(() => jump(finding))}
          onSave={async () => {
            if (tab === null) return;
            await world.ask('tab.save', { tab });
            setState(await world.ask('tab.state', { tab }));
          }}
          onCompare={(witness) => attempt(() => compare(view.page, witness))}
          onSameEvent={() => (tab === null ? Promise.resolve([]) : world.ask('tab.sameEvent', { tab }))}
          onOpen={(url) => attempt(() => world.open(url))}
          onTrouble={(thrown) => setTrouble(explain(failureOf(thrown)))}
        />
      )}
      {Hints !== null && <Hints.of />}
    </main>
  );
}

const NO_MARK = { found: false, opened: false };

const failedState = (thrown: unknown): TabState => ({
  state: 'failed',
  failure: failureOf(thrown),
  site: { host: '', drawing: 'on-click', permitted: false },
  corpus: null,
});
