import { AppError } from '../core/errors.ts';
import type { HandlersOf } from '../protocol/answer.ts';
import type { ExtensionMessages } from '../protocol/messages.ts';
import { corpus } from './corpus.ts';
import { corpusState } from './corpus-state.ts';
import { noteFailure } from './diary.ts';
import { hostOf } from './settings.ts';
import { recall } from './tab-memory.ts';
import { forgetDismissed, raiseKinds } from './taste.ts';
import { purge, purgeLater, upkeepSoon } from './upkeep.ts';
import { summaryFor } from './witnesses.ts';

type CorpusKinds = Extract<keyof ExtensionMessages, `corpus.${string}` | `diary.${string}` | 'tab.save'>;

/** Name of the time that the last batch took, from fingerprints to commit; for benchmarks. */
const ADD_MEASURE = 'urtext add';

const store = async () => (await corpus()).store;

/** The library as the options page and the popup work on it. */
export const corpusHandlers: HandlersOf<Pick<ExtensionMessages, CorpusKinds>> = {
  'tab.save': async ({ tab }) => {
    const record = await recall(tab);
    if (record?.kind !== 'analysed') throw new AppError({ code: 'page-unreachable', tab });
    const { added } = await (await store()).add([{ article: record.article, how: 'saved' }]);
    return { id: record.article.id, added: added > 0 };
  },
  'corpus.list': async ({ search, cursor, limit }) => {
    const { rows, next, total } = await (await store()).list(search, cursor, limit);
    return { articles: rows.map(summaryFor), next, total };
  },
  'corpus.get': async ({ id }) => {
    const [row] = await (await store()).articles([id]);
    if (row === null || row === undefined) throw new AppError({ code: 'article-missing', id });
    return row.article;
  },
  'corpus.delete': async (chosen) => {
    const done = await (await store()).remove(chosen);
    // What was called no problem tells, too, where somebody read.
    if ('all' in chosen) await forgetDismissed();
    else if ('site' in chosen) await raiseKinds(hostOf(`https://${chosen.site}/`));
    purgeLater();
    return done;
  },
  'corpus.purge': async () => {
    await purge();
    return null;
  },
  'corpus.undo': async ({ batch }) => ({ count: await (await store()).undo(batch) }),
  'corpus.pin': async ({ id, pinned }) => {
    await (await store()).pin(id, pinned);
    return null;
  },
  'corpus.import': async ({ job, from, articles }) => {
    const how = job.startsWith('demo') ? 'demo' : 'imported';
    const into = await store();
    const start = performance.now();
    const done = await into.add(
      articles.map((article) => ({ article, how })),
      { job, from },
    );
    performance.clearMeasures(ADD_MEASURE);
    performance.measure(ADD_MEASURE, { start });
    void upkeepSoon();
    return done;
  },
  'corpus.undoImport': async ({ job }) => ({ count: await (await store()).undoJob(job) }),
  'corpus.page': async ({ cursor, limit }) => {
    const { rows, next } = await (await store()).page(cursor ?? 0, limit);
    return { rows: rows.map(({ article, summary: { savedAt, pinned, how } }) => ({ article, savedAt, pinned, how })), next };
  },
  'corpus.backedUp': async ({ count }) => {
    await (await store()).backedUp(count);
    return null;
  },
  'corpus.restore': async ({ job, from, rows }) => {
    const done = await (await store()).add(rows, { job, from });
    void upkeepSoon();
    return done;
  },
  'corpus.state': () => corpusState(),
  'diary.list': async () => (await store()).diary(),
  'diary.clear': async () => {
    await (await store()).clearDiary();
    return null;
  },
  'diary.note': async ({ stage, failure }) => {
    await noteFailure(stage, failure);
    return null;
  },
};
