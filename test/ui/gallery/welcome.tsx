import { start } from '../../../src/ui/start.tsx';
import '../../../src/welcome/welcome.css';
import { Welcome } from '../../../src/welcome/welcome.tsx';
import { fakeWorld } from '../fake-world.ts';
import { wordsFor } from '../messages.ts';
import { SETTINGS, TABS } from '../states.ts';

const world = fakeWorld({
  'settings.get': () => SETTINGS,
  'settings.set': (part) => ({ ...SETTINGS, ...part }),
  'tabs.list': () => TABS,
  'tabs.collect': ({ tabs }) => tabs.map((tab) => ({ tab, ok: true, id: `id-${tab}`, title: null, added: true })),
  'corpus.import': ({ articles }) => ({ added: articles.length, known: 0 }),
});
(globalThis as { done?: readonly string[] }).done = world.done;
start(<Welcome world={world} />, wordsFor(location.search), 'en-GB', 'welcome_title');
