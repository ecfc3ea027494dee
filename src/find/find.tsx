import { useEffect, useRef, useState } from 'preact/hooks';
import type { ArticleId } from '../core/model.ts';
import type { FindPin } from '../protocol/messages.ts';
import { explain, failureOf, type Explained } from '../ui/explain-error.ts';
import { day, hostOf } from '../ui/format.ts';
import { t } from '../ui/i18n.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Tips } from '../ui/tip.tsx';
import type { World } from '../ui/world.ts';
import '../ui/more-icons.ts';
import { askable, grantFor, siteOf } from './address.ts';
import { Candidates } from './candidate-list.tsx';
import { gathered, spread, tickedOf, type Candidate, type Named } from './candidates.ts';
import { Declared } from './declared.tsx';
import type { FindDoors } from './doors.ts';
import { hunt, type Fate } from './hunt.ts';
import { askArchive, askIndex, type Asked } from './look-up.ts';
import { openingOf } from './opening.ts';
import { Outcome } from './outcome.tsx';
import { namedInPacks } from './pack-shelf.ts';
import { Packs } from './packs.tsx';
import { Pin } from './pin.tsx';
import { daysAround, type Provider } from './providers/provider.ts';
import { Queries, type QueryTexts } from './queries.tsx';
import { startOf, type FindStart } from './start.ts';
import { WhereToLook } from './where-to-look.tsx';

export interface FindAddress {
  readonly page: ArticleId;
  readonly tab: number | null;
}

/** Find other versions: what would be asked, who is asked, what came of it. Each step is the reader's own click. */
export function Find({ world, doors, address }: { world: World; doors: FindDoors; address: FindAddress | null }) {
  const [start, setStart] = useState<FindStart | null>(null);
  const [trouble, setTrouble] = useState<Explained | null>(null);
  useEffect(() => {
    if (address === null) return;
    world
      .ask('find.start', address)
      .then((subject) => setStart(startOf(subject, doors)))
      .catch((thrown: unknown) => setTrouble(explain(failureOf(thrown))));
  }, []);
  if (address === null) return <Empty icon="find" title={t('find_nothing')} text={t('find_nothing_text')} />;
  if (trouble !== null) return <Empty icon="warning" title={trouble.title} text={trouble.text} />;
  if (start === null) return <Empty icon="tree" title={t('find_reading')} text={t('popup_busy_text')} />;
  return <Search world={world} doors={doors} address={address} start={start} />;
}

function Empty({ icon, title, text }: { icon: IconName; title: string; text: string }) {
  return (
    <main class="find">
      <section class="empty" role="status">
        <span class="empty-icon">
          <Icon name={icon} size={28} />
        </span>
        <h1>{title}</h1>
        <p>{text}</p>
      </section>
    </main>
  );
}

/** `may-…`: the browser is asking the reader for access first. */
export type Busy = 'idle' | 'may-ask' | 'asking' | 'may-fetch' | 'fetching';

function Search({ world, doors, address, start }: { world: World; doors: FindDoors; address: FindAddress; start: FindStart }) {
  const { page } = start;
  const [queries, setQueries] = useState<QueryTexts>({ exact: start.exact, loose: start.loose });
  const [providers, setProviders] = useState(doors.providers());
  const [provider, setProvider] = useState<Provider>(providers[0] as Provider);
  const [named, setNamed] = useState<readonly Named[]>(() => namedBy(start));
  const [asked, setAsked] = useState<readonly Asked[]>([]);
  const [untick, setUntick] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [fates, setFates] = useState<ReadonlyMap<string, Fate>>(new Map());
  const [busy, setBusy] = useState<Busy>('idle');
  const [finished, setFinished] = useState(false);
  const [pin, setPin] = useState<FindPin | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const stop = useRef(new AbortController());
  /** Which hosts could be read before any errand: access that was there stays. */
  const before = useRef(new Map<string, boolean>());

  const days = daysAround(page.published);
  const askableOnes = gathered(named, page, start.known).filter(({ url }) => askable(url, doors) !== null);
  const { listed, left } = spread(askableOnes);
  const usual = new Set(tickedOf(listed));
  const isTicked = ({ url }: Candidate): boolean => fates.get(url) === undefined && (untick.get(url) ?? usual.has(url));
  const ticked = listed.filter(isTicked);
  const declared = listed.filter(({ clues }) => clues.includes('named'));
  const credits = creditsIn(start);

  const attempt = (work: () => Promise<unknown>): void => {
    setTrouble(null);
    work().catch((thrown: unknown) => {
      const words = explain(failureOf(thrown));
      setTrouble(`${words.title}. ${words.text}`);
      setBusy('idle');
    });
  };
  useEffect(() => {
    attempt(async () => setPin(await world.ask('find.pinned', null)));
    attempt(async () => setNamed([...named, ...namedInPacks(start.fingerprint, await doors.shelf.all())]));
    const left = new AbortController();
    window.addEventListener('focus', () => attempt(async () => setPin(await world.ask('find.pinned', null))), { signal: left.signal });
    return () => (left.abort(), stop.current.abort());
  }, []);

  useEffect(() => {
    const fresh = originsOf(
      listed.map(({ url }) => url),
      doors,
    ).filter((origin) => !before.current.has(origin));
    attempt(() => Promise.all(fresh.map(async (origin) => before.current.set(origin, await world.has({ origins: [origin] })))));
  }, [listed.length]);

  const errand = async (
    origins: readonly string[],
    granted: Promise<boolean>,
    is: 'asking' | 'fetching',
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> => {
    // The browser may be asking the reader: until the answer nothing is sent, and the page says so.
    setBusy(is === 'asking' ? 'may-ask' : 'may-fetch');
    if (!(await granted)) {
      setBusy('idle');
      return setTrouble(t('find_not_allowed'));
    }
    setBusy(is);
    stop.current = new AbortController();
    try {
      await work(stop.current.signal);
    } finally {
      setBusy('idle');
      await doors.giveBack(origins.filter((origin) => before.current.get(origin) === false));
    }
  };
  const told = (one: Asked): void => setAsked((before) => [...before.filter(({ key }) => key !== one.key), one]);
  const found = (hits: readonly Named[]): void => setNamed((known) => [...known, ...hits]);
  const lookUp = (): void => {
    const texts = (['exact', 'loose'] as const).flatMap((clue) =>
      queries[clue].trim() === '' ? [] : [{ clue, query: queries[clue].trim() }],
    );
    const origins = originsOf([provider.addressFor('x', null)], doors);
    const granted = world.request({ origins: [...origins] });
    // An index is asked again and again: its access stays, so that the browser asks once.
    attempt(() =>
      errand([], granted, 'asking', async (signal) => {
        await askIndex(provider, texts, days, { doors, page: page.url, told, found, signal });
      }),
    );
  };
  const lookUpArchive = (): void => {
    const origins = originsOf([doors.archive.availability, doors.archive.cdx], doors);
    const granted = world.request({ origins: [...origins] });
    attempt(() =>
      errand([], granted, 'asking', async (signal) => {
        await askArchive(page, { doors, page: page.url, told, found, signal });
      }),
    );
  };
  const searchEngine = (query: string): void =>
    attempt(async () => {
      const entry = await doors.log.begin({ at: world.now(), url: query, cause: { kind: 'browser-search', page: page.url, query } });
      const search = await doors.searchInTab(query);
      await doors.log.end(entry, { milliseconds: 0, status: null, bytes: 0, trouble: null });
      setPin(await world.ask('find.pin', { ...address, search }));
    });
  const fetchThese = (chosen: readonly Candidate[]): void => {
    const held = originsOf(
      chosen.map(({ url }) => url),
      doors,
    );
    // First thing in the click: both browsers want it so.
    const granted = world.request({ origins: [...held] });
    setFinished(false);
    attempt(async () => {
      const opening = openingOf(() => attempt(compare), soon);
      await errand(held, granted, 'fetching', async (signal) => {
        await hunt(
          chosen,
          {
            door: doors.door,
            loopbackAllowed: doors.loopbackAllowed,
            cause: { kind: 'candidate', page: page.url, query: null },
            offer: async (article) =>
              (await world.ask('find.offer', { ...address, articles: [article] }, { timeoutMs: 30_000 })).results[0] ?? null,
            told: (url, fate) => {
              if (fate.is === 'version') opening.found(siteOf(url));
              setFates((before) => new Map(before).set(url, fate));
            },
          },
          signal,
        );
        setFinished(true);
        opening.end({ stopped: signal.aborted });
      });
    });
  };
  const compare = (): Promise<void> =>
    world.open(`src/compare/index.html?page=${encodeURIComponent(address.page)}${address.tab === null ? '' : `&tab=${address.tab}`}`);

  return (
    <main class="find">
      <header class="find-head">
        <p class="wordmark">Urtext</p>
        <h1>{t('find_title')}</h1>
        <p class="find-of">
          <bdi dir="auto" class="reading">
            {page.title ?? hostOf(page.url)}
          </bdi>
          <span class="aside">
            <bdi>{page.outlet ?? page.site}</bdi> · {day(page.published)}
          </span>
        </p>
      </header>
      {trouble !== null && (
        <p class="notice" role="alert">
          <Icon name="warning" /> <span>{trouble}</span>
        </p>
      )}
      {pin !== null && (
        <Pin pin={pin} world={world} doors={doors} onChange={setPin} onTrouble={setTrouble} onCompare={() => attempt(compare)} />
      )}
      {(declared.length > 0 || credits.length > 0) && (
        <Declared
          named={declared}
          credits={credits}
          loose={queries.loose}
          fates={fates}
          busy={busy}
          onFetch={() => fetchThese(declared.filter(({ url }) => !fates.has(url)))}
          onCredit={(loose) => setQueries({ ...queries, loose })}
          onStop={() => stop.current.abort()}
        />
      )}
      <Queries texts={queries} days={days} onChange={setQueries} onSearch={searchEngine} />
      <WhereToLook
        world={world}
        doors={doors}
        providers={providers}
        provider={provider}
        busy={busy !== 'idle'}
        isWaiting={busy === 'may-ask'}
        ready={queries.exact.trim() !== '' || queries.loose.trim() !== ''}
        page={page.url}
        asked={asked}
        onChoose={setProvider}
        onChange={() => setProviders(doors.providers())}
        onLookUp={lookUp}
        onArchive={lookUpArchive}
        onStop={busy === 'asking' ? () => stop.current.abort() : null}
        attempt={attempt}
      />
      {(listed.length > declared.length || (asked.length > 0 && asked.every(({ done }) => done))) && (
        <Candidates
          isAnswered={asked.some(({ trouble, says }) => trouble === null && says === null)}
          listed={listed}
          left={left}
          fates={fates}
          isTicked={isTicked}
          count={ticked.length}
          busy={busy}
          onTick={(url, on) => setUntick((before) => new Map(before).set(url, on))}
          onFetch={() => fetchThese(ticked)}
          onStop={() => stop.current.abort()}
        />
      )}
      {(finished || [...fates.values()].some(({ is }) => is === 'version')) && (
        <Outcome fates={fates} finished={finished && busy === 'idle'} onCompare={() => attempt(compare)} />
      )}
      <Packs world={world} doors={doors} start={start} page={page.url} onFound={found} attempt={attempt} />
      <footer class="find-foot">
        <a href="index.html#requests" target="_blank">
          {t('requests_link')}
        </a>
      </footer>
      <Tips />
    </main>
  );
}

/** Declared sources come first: the article itself says where it comes from. */
const namedBy = ({ sources }: FindStart): Named[] =>
  sources.flatMap(({ url, name }) =>
    url === null ? [] : [{ url, title: null, outlet: name, published: null, language: null, clue: 'named' as const }],
  );

/** Who is named as the source without an address; never twice, and not where the address is known. */
const creditsIn = ({ sources }: FindStart): string[] => [
  ...new Set(sources.flatMap(({ url, name }) => (url === null && name !== null ? [name] : []))),
];

const soon = (milliseconds: number, then: () => void): (() => void) => {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
};

const originsOf = (addresses: readonly string[], doors: FindDoors): string[] => [
  ...new Set(
    addresses.flatMap((address) => {
      const url = askable(address, doors);
      return url === null ? [] : grantFor(url);
    }),
  ),
];
