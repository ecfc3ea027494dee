import * as v from 'valibot';
import type { Checked } from './answer.ts';
import type { MessageKind } from './messages.ts';

/**
 * The shape of every request that reaches the background, checked before a handler sees it. Limits are
 * those of a page: 2 MB of text, and no list longer than a text of that size can give. Unknown fields are
 * dropped, not refused, so that an article written by a later version can be imported.
 */

const TEXT_LIMIT = 2_000_000;
const LIST_LIMIT = 400_000;
const BATCH_LIMIT = 2_000;

const line = (limit: number) => v.pipe(v.string(), v.maxLength(limit));
const id = line(200);
const address = line(8_000);
const label = v.nullable(line(4_000));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const tab = whole;
const uint32 = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(0xffffffff));

const span = v.pipe(
  v.object({ start: whole, end: whole }),
  v.check((s) => s.start <= s.end, 'span runs backwards'),
);

const claim = v.object({ kind: v.picklist(['published', 'modified']), value: line(100), source: line(40) });
const sourceLink = v.object({ relation: line(40), url: address, source: line(40) });
const credit = v.object({ text: line(4_000), span: v.nullable(span) });

const article = v.object({
  id,
  url: address,
  site: line(400),
  title: label,
  byline: label,
  published: label,
  lang: v.nullable(line(40)),
  text: line(TEXT_LIMIT),
  outlet: v.optional(label),
  claims: v.optional(v.pipe(v.array(claim), v.maxLength(200))),
  links: v.optional(v.pipe(v.array(sourceLink), v.maxLength(200))),
  credits: v.optional(v.pipe(v.array(credit), v.maxLength(200))),
  firstSentences: v.optional(whole),
});

const hashes = v.pipe(v.array(uint32), v.maxLength(LIST_LIMIT));
const fingerprint = v.object({ version: whole, lang: line(40), stems: hashes, sentenceEnds: hashes, anchors: hashes });

const how = v.picklist(['saved', 'kept', 'imported', 'tabs', 'demo', 'found']);
const storedArticle = v.object({
  article,
  savedAt: v.pipe(
    v.number(),
    v.check((time) => Number.isFinite(time), 'no finite number'),
  ),
  pinned: v.boolean(),
  how,
});

const refusal = v.picklist([
  'not-an-article',
  'unsure-cut',
  'empty',
  'private-page',
  'too-large',
  'live-blog',
  'unsupported-language',
  'truncated',
]);
const drawing = v.picklist(['off', 'on-click', 'always']);
const category = line(40);
const host = line(400);
const batch = <T extends v.GenericSchema>(item: T) => v.pipe(v.array(item), v.maxLength(BATCH_LIMIT));

const threshold = v.picklist(['strong', 'usual', 'weak']);
const sites = v.record(host, v.object({ drawing: v.exactOptional(drawing), hidden: v.exactOptional(v.array(category)) }));
const settings = v.object({
  drawing: v.exactOptional(v.picklist(['on-click', 'always'])),
  keepVisited: v.exactOptional(v.boolean()),
  keepDays: v.exactOptional(whole),
  thresholds: v.exactOptional(v.object({ deviation: threshold, artifact: threshold })),
  theme: v.exactOptional(v.picklist(['system', 'light', 'dark'])),
  hidden: v.exactOptional(v.array(category)),
  sites: v.exactOptional(sites),
});

const nothing = v.null();
const limit = v.pipe(whole, v.maxValue(BATCH_LIMIT));
const cursor = v.nullable(whole);

export const schemas: { readonly [K in MessageKind]: v.GenericSchema } = {
  'page.analyse': v.object({ article, fingerprint: v.nullable(fingerprint) }),
  'page.refused': v.object({ reason: v.nullable(refusal), detail: line(4_000) }),
  'page.card': v.object({ finding: v.nullable(id), theme: v.picklist(['light', 'dark']) }),
  'page.left': nothing,
  'page.settings': nothing,

  'tab.state': v.object({ tab }),
  'tab.run': v.object({ tab }),
  'tab.save': v.object({ tab }),
  'tab.jump': v.object({ tab, finding: id }),
  'tab.sameEvent': v.object({ tab }),
  'tabs.list': v.nullable(tab),
  'tabs.collect': v.object({ tabs: v.pipe(v.array(tab), v.maxLength(500)) }),

  'find.start': v.object({ tab: v.nullable(tab), page: id }),
  'find.offer': v.object({ tab: v.nullable(tab), page: id, articles: v.pipe(v.array(article), v.maxLength(20)) }),
  'find.pin': v.object({ tab: v.nullable(tab), page: id, search: v.nullable(tab) }),
  'find.pinned': nothing,
  'find.keep': v.object({ id, keep: v.boolean() }),

  'compare.load': v.object({ tab: v.nullable(tab), page: id }),

  'card.ready': v.object({ frame: line(100) }),
  'card.measured': v.object({ height: v.pipe(v.number(), v.minValue(0), v.maxValue(100_000)) }),
  'card.close': nothing,
  'card.compare': nothing,
  'card.dismiss': v.object({ finding: id, scope: v.picklist(['finding', 'category']), undo: v.boolean() }),

  'site.get': v.object({ url: address }),
  'site.set': v.object({ host, drawing: v.nullable(drawing) }),
  'site.lowered': nothing,
  'site.raise': v.object({ host }),
  'settings.get': nothing,
  'settings.set': settings,
  'settings.policy': nothing,

  'corpus.list': v.object({ search: line(1_000), cursor, limit }),
  'corpus.get': v.object({ id }),
  'corpus.delete': v.union([
    v.strictObject({ ids: v.pipe(v.array(id), v.maxLength(100_000)) }),
    v.strictObject({ site: line(400) }),
    v.strictObject({
      day: v.pipe(
        v.string(),
        v.check((day) => /^\d{4}-\d{2}-\d{2}$/u.test(day), 'no day'),
      ),
    }),
    v.strictObject({ all: v.literal(true), count: whole }),
  ]),
  'corpus.undo': v.object({ batch: id }),
  'corpus.purge': nothing,
  'corpus.pin': v.object({ id, pinned: v.boolean() }),
  'corpus.import': v.object({ job: id, from: whole, articles: batch(article) }),
  'corpus.undoImport': v.object({ job: id }),
  'corpus.page': v.object({ cursor, limit }),
  'corpus.backedUp': v.object({ count: whole }),
  'corpus.restore': v.object({ job: id, from: whole, rows: batch(storedArticle) }),
  'corpus.state': nothing,
  'diary.list': nothing,
  'diary.clear': nothing,
  'diary.note': v.object({
    stage: id,
    failure: v.variant('code', [
      v.object({ code: v.literal('unexpected'), detail: line(4_000) }),
      v.object({ code: v.literal('bad-message'), kind: id, detail: line(4_000) }),
      v.object({ code: v.literal('not-allowed'), kind: id }),
    ]),
  }),
};

/** The request as its schema gives it (unknown fields dropped), or what is wrong with it and where. */
export function checkRequest(kind: string, request: unknown): Checked {
  const schema = Object.hasOwn(schemas, kind) ? schemas[kind as MessageKind] : undefined;
  if (schema === undefined) return { ok: false, detail: 'unknown kind' };
  const result = v.safeParse(schema, request, { abortEarly: true });
  if (result.success) return { ok: true, request: result.output };
  const [issue] = result.issues;
  return { ok: false, detail: `${v.getDotPath(issue) ?? '(request)'}: ${issue.message}` };
}
