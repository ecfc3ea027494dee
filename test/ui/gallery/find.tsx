import '../../../src/find/find.css';
import type { Door } from '../../../src/find/door.ts';
import type { FindDoors } from '../../../src/find/doors.ts';
import { Find } from '../../../src/find/find.tsx';
import { gdelt } from '../../../src/find/providers/gdelt.ts';
import { template } from '../../../src/find/providers/template.ts';
import { AVAILABILITY, CAPTURES, CDX } from '../../../src/find/providers/wayback.ts';
import { logInMemory } from '../../../src/find/request-log.ts';
import { Requests } from '../../../src/find/requests.tsx';
import { start } from '../../../src/ui/start.tsx';
import { fakeWorld } from '../fake-world.ts';
import { FIND_PIN, FIND_SUBJECT, findHits, findResult, LOGGED } from '../find-states.ts';
import { wordsFor } from '../messages.ts';

/** Draws one state of "Find other versions": `find.html#listed`. The buttons on the way to it are pressed here. */
const state = location.hash.slice(1);
const page = (title: string): string =>
  `<title>${title}</title><meta property="og:type" content="article"><article><h1>${title}</h1>${'<p>The foreign minister arrived in Kestrel on Saturday for a visit of two days, her office said, and was met by the prime minister at the old harbour before the talks began.</p>'.repeat(6)}</article>`;
const door: Door = async ({ address, signal }) => {
  if (state === 'asking' || (state === 'fetching' && !address.includes('gdelt') && !address.includes('northwire')))
    await new Promise((done) => signal.addEventListener('abort', done));
  const answer = (body: string, type: string) => ({ ok: true as const, url: address, type, bytes: new TextEncoder().encode(body) });
  if (address.includes('gdelt'))
    return state === 'nothing-named' ? answer('Your query was too short.', 'text/html') : answer(findHits(), 'application/json');
  if (address.includes('slow')) return { ok: false, trouble: { code: 'too-slow' } };
  if (address.includes('tidewater')) return { ok: false, trouble: { code: 'unreachable' } };
  return answer(page(address), 'text/html');
};
const log = logInMemory();
if (state === 'requests')
  for (const row of LOGGED.toReversed()) {
    const entry = await log.begin(row);
    if (row.outcome !== null) await log.end(entry, row.outcome);
  }
const doors: FindDoors = {
  door,
  log,
  shelf: { add: () => Promise.resolve(), all: () => Promise.resolve([]) },
  loopbackAllowed: false,
  searchInTab: () => Promise.resolve(9),
  giveBack: () => Promise.resolve(),
  providers: () => [
    { ...gdelt(), pause: 0 },
    template({ name: 'Newsroom archive', address: 'https://search.newsroom.example/?q={searchTerms}' }),
  ],
  addTemplate: () => undefined,
  removeTemplate: () => undefined,
  archive: { availability: AVAILABILITY, cdx: CDX, captures: CAPTURES },
};
const world = fakeWorld(
  {
    'find.start': () => (state === 'reading' ? new Promise(() => undefined) : FIND_SUBJECT),
    'find.pinned': () => (state === 'pinned' ? FIND_PIN : null),
    'find.pin': () => null,
    'find.keep': () => FIND_PIN,
    'find.offer': ({ articles }) => ({ results: articles.map((article) => findResult(article, state !== 'none')) }),
  },
  state === 'waiting' ? 'later' : !location.search.includes('refused') && state !== 'pinned',
);
(globalThis as { done?: readonly string[] }).done = world.done;
start(
  state.startsWith('requests') ? (
    <Requests world={world} log={log} />
  ) : (
    <Find world={world} doors={doors} address={state === 'nothing' ? null : { page: 'x', tab: 1 }} />
  ),
  wordsFor(location.search),
  'en-GB',
  'find_title',
);

const press = async (selector: string): Promise<void> => {
  for (;;) {
    const button = document.querySelector<HTMLButtonElement>(selector);
    if (button !== null && !button.disabled) return button.click();
    await new Promise((done) => requestAnimationFrame(done));
  }
};
if (['waiting', 'asking', 'listed', 'nothing-named', 'fetching', 'found', 'none'].includes(state)) void press('#look-up');
if (['fetching', 'found', 'none'].includes(state))
  void (async () => {
    while (document.querySelectorAll('.candidates li').length < 4) await new Promise((done) => requestAnimationFrame(done));
    await press('#fetch');
  })();
