import { Popup } from '../../../src/popup/popup.tsx';
import '../../../src/popup/popup.css';
import { start } from '../../../src/ui/start.tsx';
import { fakeWorld } from '../fake-world.ts';
import { wordsFor } from '../messages.ts';
import { POPUP_STATES, TABS } from '../states.ts';

/** Draws one state of the popup: `popup.html#analysed`. */
const state = POPUP_STATES[location.hash.slice(1)] ?? null;
const world = fakeWorld(
  state === null
    ? {}
    : {
        'tab.state': () => state,
        'tab.run': () => state,
        'tab.jump': () => ({ found: true, opened: true }),
        'tab.sameEvent': () => [],
        'tab.save': () => ({ id: 'x', added: true }),
        'site.set': ({ host, drawing }) => ({ host, drawing: drawing ?? 'on-click', permitted: false }),
        'site.get': () => ({ host: 'dailyheron.example', drawing: 'always', permitted: true }),
        'tabs.list': () => TABS,
        'tabs.collect': ({ tabs }) =>
          // Each tab is asked for alone; the first of the list is read, the others are live blogs.
          tabs.map((tab) =>
            tab === TABS[0]?.tab
              ? { tab, ok: true, id: 'x', title: null, added: true }
              : { tab, ok: false, refused: 'live-blog', failure: null },
          ),
      },
  !location.search.includes('refused'),
);
(globalThis as { done?: readonly string[] }).done = world.done;
start(<Popup world={world} />, wordsFor(location.search), 'en-GB', '');
