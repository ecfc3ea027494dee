import { useEffect, useRef, useState } from 'preact/hooks';
import type { ArticleId } from '../core/model.ts';
import type { ArticleSummary } from '../protocol/messages.ts';
import { day, hostOf, safeLink } from '../ui/format.ts';
import { bytes, happened } from '../ui/on-this-machine.ts';
import { t, tn } from '../ui/i18n.ts';
import { targetOf } from './settings-index.ts';
import { Icon } from '../ui/icons.tsx';
import { outletOf } from '../ui/view-sigla.ts';
import { Forget } from './forget.tsx';
import type { SectionDoors } from './options.tsx';

const PAGE = 100;
export const UNDO_MS = 10_000;

interface Listed {
  readonly articles: readonly ArticleSummary[];
  readonly next: number | null;
  readonly total: number;
}

/** All stored articles, newest first, found by title, site and address; deleting can be taken back for 10 seconds. */
export function Corpus({ world, corpus, refresh, attempt }: SectionDoors) {
  const [search, setSearch] = useState('');
  const [listed, setListed] = useState<Listed | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<ArticleId>>(new Set());
  const [undo, setUndo] = useState<{ readonly batch: string; readonly count: number } | null>(null);

  /** `isOld` tells, when the answer comes, that a later question overtook this one. */
  const load = (words: string, cursor: number | null, isOld = (): boolean => false): void => {
    attempt(async () => {
      const page = await world.ask('corpus.list', { search: words, cursor, limit: PAGE });
      if (isOld()) return;
      setListed((known) => ({ ...page, articles: cursor === null ? page.articles : [...(known?.articles ?? []), ...page.articles] }));
    });
  };
  useEffect(() => {
    let old = false;
    load(search, null, () => old);
    return () => {
      old = true;
    };
  }, [search]);
  useEffect(() => {
    if (undo === null) return undefined;
    const timer = setTimeout(() => {
      setUndo(null);
      attempt(async () => {
        await world.ask('corpus.purge', null);
        refresh();
      });
    }, UNDO_MS);
    return () => clearTimeout(timer);
  }, [undo]);
  // Shown again after another section: what was deleted here is purged by now.
  useEffect(refresh, []);

  const changed = (): void => {
    setTicked(new Set());
    load(search, null);
    refresh();
  };
  // A double click comes before the row is gone: what is being deleted is not deleted again, or its undo would be lost.
  const leaving = useRef(new Set<ArticleId>());
  const remove = (asked: readonly ArticleId[]): void => {
    const ids = asked.filter((id) => !leaving.current.has(id));
    if (ids.length === 0) return;
    for (const id of ids) leaving.current.add(id);
    attempt(async () => {
      try {
        const batch = await world.ask('corpus.delete', { ids });
        if (batch.count > 0) setUndo(batch);
        changed();
      } catch (thrown) {
        for (const id of ids) leaving.current.delete(id);
        throw thrown;
      }
    });
  };
  const takeBack = (batch: string): void =>
    attempt(async () => {
      await world.ask('corpus.undo', { batch });
      leaving.current.clear();
      setUndo(null);
      changed();
    });
  const pin = (article: ArticleSummary): void =>
    attempt(async () => {
      await world.ask('corpus.pin', { id: article.id, pinned: !article.pinned });
      setListed(
        (known) =>
          known && { ...known, articles: known.articles.map((one) => (one.id === article.id ? { ...one, pinned: !one.pinned } : one)) },
      );
    });
  const tick = (id: ArticleId): void => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };

  return (
    <section aria-labelledby="corpus-title" {...targetOf('corpus')}>
      <h1 id="corpus-title">{t('section_corpus')}</h1>
      {corpus !== null && <Sizes corpus={corpus} />}
      <div class="corpus-tools">
        <label class="search">
          <Icon name="find" />
          <input
            class="field"
            type="search"
            value={search}
            placeholder={t('corpus_search')}
            aria-label={t('corpus_search')}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
        <button type="button" class="button" disabled={ticked.size === 0} onClick={() => remove([...ticked])}>
          <Icon name="bin" /> {ticked.size === 0 ? t('delete') : tn('delete_number', ticked.size)}
        </button>
      </div>
      <p class="aside" role="status">
        {listed === null
          ? t('loading')
          : listed.total === 0
            ? search === ''
              ? t('corpus_empty')
              : t('corpus_not_found')
            : tn('articles', listed.total)}
      </p>
      <ul class="articles">
        {listed?.articles.map((article) => (
          <li key={article.id} class={ticked.has(article.id) ? 'ticked' : undefined}>
            <input
              type="checkbox"
              checked={ticked.has(article.id)}
              aria-label={t('choose_article', nameOf(article))}
              onChange={() => tick(article.id)}
            />
            <div class="article-words">
              <p class="article-title">
                <bdi dir="auto">{article.title ?? t('untitled')}</bdi>
              </p>
              <p class="aside">
                <bdi>{outletOf(article)}</bdi> · {day(article.published)} ·{' '}
                {safeLink(article.url) === null ? (
                  <bdi>{hostOf(article.url)}</bdi>
                ) : (
                  <a href={article.url} target="_blank" rel="noreferrer noopener">
                    <bdi>{hostOf(article.url)}</bdi>
                  </a>
                )}
              </p>
            </div>
            <p class="aside article-how">
              {howWords(article.how)} {happened(article.savedAt)}
              <br />
              {bytes(article.size)}
            </p>
            <button
              type="button"
              class="button bare"
              aria-pressed={article.pinned}
              aria-label={t('pin_article', nameOf(article))}
              data-tip={article.pinned ? t('pinned') : t('pin')}
              onClick={() => pin(article)}
            >
              <Icon name="pin" />
            </button>
            <button
              type="button"
              class="button bare"
              aria-label={t('delete_article', nameOf(article))}
              data-tip={t('delete')}
              onClick={() => remove([article.id])}
            >
              <Icon name="bin" />
            </button>
          </li>
        ))}
      </ul>
      {listed?.next != null && (
        <button type="button" class="button" onClick={() => load(search, listed.next)}>
          {t('load_more')}
        </button>
      )}
      {corpus !== null && corpus.articles > 0 && (
        <Forget world={world} count={corpus.articles} attempt={attempt} onDone={(batch) => (setUndo(batch), changed())} />
      )}
      {undo !== null && (
        <p class="undo" role="status">
          {tn('deleted', undo.count)}
          <button type="button" class="button" onClick={() => takeBack(undo.batch)}>
            <Icon name="undo" /> {t('undo')}
          </button>
        </p>
      )}
    </section>
  );
}

/** Two versions of a story often have one title: outlet and day tell their buttons apart. */
const nameOf = (article: ArticleSummary): string => `${article.title ?? article.url}, ${outletOf(article)}, ${day(article.published)}`;

function Sizes({ corpus }: { corpus: NonNullable<SectionDoors['corpus']> }) {
  const parts = [
    [t('size_texts'), corpus.bytes.texts],
    [t('size_sketches'), corpus.bytes.sketches],
    [t('size_index'), corpus.bytes.index],
  ] as const;
  const all = parts.reduce((sum, [, size]) => sum + size, 0);
  return (
    <div class="sizes">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {parts.map(([name, size], index) => {
          const before = parts.slice(0, index).reduce((sum, [, other]) => sum + other, 0);
          return all === 0 ? null : (
            <rect
              key={name}
              class={`strip-${4 - index}`}
              x={(100 * before) / all}
              width={Math.max(0, (100 * size) / all - 0.4)}
              height="6"
            />
          );
        })}
      </svg>
      <dl>
        {parts.map(([name, size], index) => (
          <div key={name}>
            <dt>
              <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false">
                <rect class={`strip-${4 - index}`} width="10" height="10" />
              </svg>{' '}
              {name}
            </dt>
            <dd>{bytes(size)}</dd>
          </div>
        ))}
        {corpus.usage !== null && (
          <div>
            <dt>{t('size_free')}</dt>
            <dd>{bytes(corpus.usage.quota - corpus.usage.used)}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

export function howWords(how: ArticleSummary['how']): string {
  switch (how) {
    case 'saved':
      return t('how_saved');
    case 'kept':
      return t('how_kept');
    case 'imported':
      return t('how_imported');
    case 'tabs':
      return t('how_tabs');
    case 'demo':
      return t('how_demo');
    case 'found':
      return t('how_found');
  }
}
