import { failureOf } from '../core/errors.ts';
import type { Article } from '../core/model.ts';
import { onTabOpened, readValue, removeValue, writeValue } from '../platform/browser.ts';
import type { FindPin, Reply, Request } from '../protocol/messages.ts';
import { corpus } from './corpus.ts';
import { noteFailure } from './diary.ts';
import { offer, subject } from './find.ts';
import { recall } from './tab-memory.ts';
import { purgeLater } from './upkeep.ts';

/**
 * One comparison may be pinned to a search tab. Tabs opened from there, and from those, belong to it; an article read
 * in one of them joins the comparison when it is a version, and is taken out of the corpus again when the pin ends,
 * unless the reader keeps it. In session memory: the pin ends with the browser at the latest.
 */
interface Pinned extends FindPin {
  readonly family: readonly number[];
  /** What the pin itself added; what was there before is never taken out. */
  readonly own: readonly string[];
  /** Ids that were looked at. */
  readonly seen: readonly string[];
}

const KEY = 'pinned';
const MOST_TABS = 200;
const MOST_SEEN = 500;

const stored = (): Promise<Pinned | null> => readValue<Pinned | null>('session', KEY, null);

const shown = (pin: Pinned | null): FindPin | null => {
  if (pin === null) return null;
  const { tab, page, title, search, joined, seen } = pin;
  return { tab, page, title, search, joined, others: seen.length - joined.length };
};

export const pinned = async (): Promise<Reply<'find.pinned'>> => shown(await stored());

/** `search` names the tab to follow; null ends the pin. */
export async function pin({ tab, page, search }: Request<'find.pin'>): Promise<Reply<'find.pin'>> {
  await letGo();
  if (search === null) return null;
  const { article } = await subject(tab, page);
  const next: Pinned = {
    tab,
    page,
    title: article.title ?? article.site,
    search,
    joined: [],
    others: 0,
    family: [search],
    own: [],
    seen: [],
  };
  await writeValue('session', KEY, next);
  return shown(next);
}

/** End the pin, and take out again what it brought. */
async function letGo(): Promise<void> {
  const before = await stored();
  if (before === null) return;
  const ids = before.joined.filter(({ id, kept }) => !kept && before.own.includes(id)).map(({ id }) => id);
  if (ids.length > 0) await (await corpus()).store.remove({ ids });
  purgeLater();
  await removeValue('session', KEY);
}

export async function keepJoined({ id, keep }: Request<'find.keep'>): Promise<Reply<'find.keep'>> {
  const before = await stored();
  if (before === null) return null;
  const next = { ...before, joined: before.joined.map((one) => (one.id === id ? { ...one, kept: keep } : one)) };
  await writeValue('session', KEY, next);
  return shown(next);
}

/** Does an article of this tab join a comparison? */
export async function isFollowed(tab: number | null): Promise<boolean> {
  return tab !== null && (await stored())?.family.includes(tab) === true;
}

/** One after another: two pages that are read at once would each write what the other does not know. */
let turn: Promise<void> = Promise.resolve();
const inTurn = (work: () => Promise<void>): Promise<void> => (turn = turn.then(work, work));

/** The article of a tab was read: when the tab was opened from the pinned search, it joins. */
export async function joinFrom(tab: number | null): Promise<void> {
  if (tab === null || !(await isFollowed(tab))) return;
  const record = await recall(tab);
  return record?.kind === 'analysed' ? join(record.article) : undefined;
}

function join(article: Article): Promise<void> {
  return inTurn(async () => {
    const before = await stored();
    if (before === null || before.page === article.id || before.seen.includes(article.id)) return;
    const [result] = (await offer({ tab: before.tab, page: before.page, articles: [article] })).results;
    const now = await stored();
    if (result === undefined || now === null || now.page !== before.page) return;
    const { id, title, site } = article;
    await writeValue('session', KEY, {
      ...now,
      seen: [...now.seen, id].slice(-MOST_SEEN),
      joined: result.sibling ? [...now.joined, { id, title: title ?? site, site, kept: false }] : now.joined,
      own: result.added ? [...now.own, id] : now.own,
    } satisfies Pinned);
  });
}

/** Which tab was opened from which needs no permission. */
export function followTabs(): void {
  onTabOpened((tab, opener) => {
    if (opener === null) return;
    inTurn(async () => {
      const now = await stored();
      if (now !== null && now.family.includes(opener) && !now.family.includes(tab))
        await writeValue('session', KEY, { ...now, family: [...now.family, tab].slice(-MOST_TABS) } satisfies Pinned);
    }).catch((thrown: unknown) => noteFailure('follow', failureOf(thrown)));
  });
}
