import { start } from '../../../src/ui/start.tsx';
import { NO_POLICY } from '../../../src/ui/locked.tsx';
import '../../../src/ui/forms.css';
import '../../../src/welcome/welcome.css';
import { Welcome } from '../../../src/welcome/welcome.tsx';
import { fakeWorld } from '../fake-world.ts';
import { wordsFor } from '../messages.ts';
import { SETTINGS, TABS } from '../states.ts';
import { ANALYSED, COMPARISON, STORY } from '../story.ts';

const [first] = COMPARISON.report.findings;
const world = {
  ...fakeWorld({
    'settings.get': () => ({ ...SETTINGS, sites: location.search.includes('chosen') ? SETTINGS.sites : {} }),
    'settings.set': (part) => ({ ...SETTINGS, ...part }),
    'settings.policy': () => NO_POLICY,
    'site.set': ({ host }) => ({ host, drawing: 'always', permitted: true }),
    'tabs.list': () => TABS,
    'tabs.collect': ({ tabs }) => tabs.map((tab) => ({ tab, ok: true, id: `id-${tab}`, title: null, added: true })),
    'tab.run': () => ({
      ...ANALYSED,
      witnesses: [],
      report: {
        ...ANALYSED.report,
        findings:
          first === undefined
            ? []
            : [
                { ...first, reason: { code: 'one-page' as const, pattern: 'length-and-dates', beside: 'from Sunday to Monday' } },
                ...ANALYSED.report.findings.filter((one) => one.kind === 'residue'),
              ],
      },
    }),
    'tab.jump': () => ({ found: true, opened: true }),
    'corpus.import': ({ articles }) => ({ added: articles.length, known: 0 }),
    'corpus.undoImport': () => ({ count: 6 }),
    'compare.load': () => COMPARISON,
  }),
  packaged: (path: string) =>
    Promise.resolve(
      path.endsWith('.jsonl') ? STORY.map((article) => JSON.stringify(article)).join('\n') : JSON.stringify({ opens: 'x.html' }),
    ),
};
(globalThis as { done?: readonly string[] }).done = world.done;
start(<Welcome world={world} />, wordsFor(location.search), 'en-GB', 'welcome_title');
