import type { Failure } from '../core/errors.ts';
import type {
  Article,
  ArticleId,
  Evidence,
  Finding,
  FindingKind,
  Fingerprint,
  Grade,
  Match,
  RefusalReason,
  Report,
  Span,
} from '../core/model.ts';
import type { Drawing, LoweredKinds, Policy, Settings, SiteState } from './settings.ts';

/**
 * Every message of Urtext, from the one who asks to the reply, by who may send it. Payloads survive JSON:
 * no Map, Date, Error or typed array, and `undefined` never means anything.
 *
 * A content script sits inside a page's process, so it may say very little (`PageMessages`), only about its own
 * page, and is told no other witness's words: spans, kinds and a verdict. Extension pages may send the rest.
 * The sender's class comes from the browser (`sender.url`), never from the message.
 */
export interface PageMessages {
  /** The page holds this article; compare it and say where to draw. Idempotent. */
  'page.analyse': { request: { article: Article; fingerprint: Fingerprint | null }; reply: PageView };
  /** The page was looked at and is not judged, or was left (`null`). The popup says why. */
  'page.refused': { request: { reason: RefusalReason | null; detail: string }; reply: null };
  /** The pointer or the focus rests on a mark: fill this page's card and say how tall it is. */
  'page.card': { request: { finding: string | null; theme: 'light' | 'dark' }; reply: { height: number } };
  /** The page, with marks on it, goes away, and not by a link or script of its own: it may be loaded anew. */
  'page.left': { request: null; reply: null };
  /** What this site's switch and the reader's settings say for this very page. */
  'page.settings': { request: null; reply: PageSettings };
}

export interface ExtensionMessages {
  /** All that popup, side panel and compare show of one tab. */
  'tab.state': { request: { tab: number }; reply: TabState };
  /** Read and compare the page of this tab now (the popup's opening is the reader's gesture). */
  'tab.run': { request: { tab: number }; reply: TabState };
  /** Save the article of this tab in the corpus. */
  'tab.save': { request: { tab: number }; reply: { id: ArticleId; added: boolean } };
  /** Scroll to a finding of this tab's page and open its card. */
  'tab.jump': { request: { tab: number; finding: string }; reply: JumpResult };
  /** Reports of the same event that are no versions; on request only. */
  'tab.sameEvent': { request: { tab: number }; reply: readonly ArticleSummary[] };
  /** Article-like tabs that could be compared, likeliest siblings first. */
  'tabs.list': { request: number | null; reply: readonly TabChoice[] };
  /** Read the articles of these tabs and save them, so that they become witnesses. One result per tab. */
  'tabs.collect': { request: { tabs: readonly number[] }; reply: readonly TabCollected[] };

  /** What "Find other versions" starts from: the page, two queries built from it, and the sources it declares itself. */
  'find.start': { request: { tab: number | null; page: ArticleId }; reply: FindSubject };
  /** Compare fetched or opened articles with the page. Confirmed siblings are stored; nothing of the others is kept. */
  'find.offer': {
    request: { tab: number | null; page: ArticleId; articles: readonly Article[] };
    reply: { results: readonly FindResult[] };
  };
  /** Pin a comparison to a search tab: articles opened from there join it by themselves. `null` ends it, and takes out again what joined. */
  'find.pin': { request: { tab: number | null; page: ArticleId; search: number | null }; reply: FindPin | null };
  'find.pinned': { request: null; reply: FindPin | null };
  /** Keep an article that joined a pinned comparison, or let it go with the others. */
  'find.keep': { request: { id: ArticleId; keep: boolean }; reply: FindPin | null };

  /** The open page of a tab and all its witnesses with texts, for the compare page. */
  'compare.load': { request: { tab: number | null; page: ArticleId }; reply: Comparison };

  /** The card page is loaded in this frame of its tab and can be filled. */
  'card.ready': { request: { frame: string }; reply: CardContent | null };
  /** The card measured itself. */
  'card.measured': { request: { height: number }; reply: null };
  /** Open the compare page for this tab's page: an embedded page of ours has no `tabs` in Firefox. */
  'card.compare': { request: null; reply: null };
  /** Esc was pressed in the card: close it and give the focus back to the page. */
  'card.close': { request: null; reply: null };
  /** The reader dismissed this finding, or hid its kind on this site; `undo` takes it back. */
  'card.dismiss': { request: { finding: string; scope: 'finding' | 'category'; undo: boolean }; reply: null };

  'site.get': { request: { url: string }; reply: SiteState };
  /** Draw (or not) on this site. The host permission is asked by the page that sends this, before. */
  'site.set': { request: { host: string; drawing: Drawing | null }; reply: SiteState };
  /** Sites on which findings were called no problem, with their kinds, which need to be surer there since. */
  'site.lowered': { request: null; reply: LoweredKinds };
  /** On this site all kinds count as elsewhere again. */
  'site.raise': { request: { host: string }; reply: LoweredKinds };
  'settings.get': { request: null; reply: Settings };
  'settings.set': { request: Partial<Settings>; reply: Settings };
  /** What an administrator has locked in this browser. */
  'settings.policy': { request: null; reply: Policy };

  /** Articles of the corpus, newest first, `limit` at most from `cursor`. `search` looks in title, site and address. */
  'corpus.list': {
    request: { search: string; cursor: number | null; limit: number };
    reply: { articles: readonly ArticleSummary[]; next: number | null; total: number };
  };
  'corpus.get': { request: { id: ArticleId }; reply: Article };
  /** Take articles out of the corpus; for ten seconds and a bit they can be brought back with `undo`, then they are purged. */
  'corpus.delete': {
    request: { ids: readonly ArticleId[] } | { site: string } | { day: string } | { all: true; count: number };
    reply: { batch: string; count: number };
  };
  'corpus.undo': { request: { batch: string }; reply: { count: number } };
  /** Delete for good what can no longer be brought back. Answered when it is done: the sizes are then true. */
  'corpus.purge': { request: null; reply: null };
  'corpus.pin': { request: { id: ArticleId; pinned: boolean }; reply: null };
  /** One batch of an import. Idempotent by (job, from): a batch sent again changes nothing. */
  'corpus.import': { request: { job: string; from: number; articles: readonly Article[] }; reply: { added: number; known: number } };
  /** Take back everything that an import added. */
  'corpus.undoImport': { request: { job: string }; reply: { count: number } };
  /** The corpus in id order, for export and backup; `next` is null at the end. */
  'corpus.page': { request: { cursor: number | null; limit: number }; reply: { rows: readonly StoredArticle[]; next: number | null } };
  /** The last backup was written (or restored) with so many articles. */
  'corpus.backedUp': { request: { count: number }; reply: null };
  'corpus.restore': { request: { job: string; from: number; rows: readonly StoredArticle[] }; reply: { added: number; known: number } };
  'corpus.state': { request: null; reply: CorpusState };
  'diary.list': { request: null; reply: readonly DiaryEntry[] };
  'diary.clear': { request: null; reply: null };
  /** A page of ours shows a failure and says that the trouble list has it. */
  'diary.note': { request: { stage: string; failure: ListedFailure }; reply: null };
}

/** Failures for which a reader is sent to the trouble list. */
export type ListedFailure = Extract<Failure, { code: 'unexpected' | 'bad-message' | 'not-allowed' }>;

export type Messages = PageMessages & ExtensionMessages;
export type MessageKind = keyof Messages;
export type Request<K extends MessageKind> = Messages[K]['request'];
export type Reply<K extends MessageKind> = Messages[K]['reply'];

/** What the background says to a tab's content script. Each is answered with `{ok}` or `{error}`. */
export interface TabMessages {
  /** Read this page now and run `page.analyse`. `draw` says whether marks may be drawn. */
  'content.run': { request: { draw: boolean }; reply: ContentState };
  /** Read this page and hand over the article, drawing nothing. */
  'content.read': {
    request: null;
    reply: { article: Article; fingerprint: Fingerprint | null } | { refused: RefusalReason; detail: string };
  };
  'content.jump': { request: { finding: string }; reply: JumpResult };
  /** Next or previous mark. */
  'content.step': { request: { by: 1 | -1 }; reply: { found: boolean } };
  /** Put all marks out of sight, or back. */
  'content.toggle': { request: null; reply: { found: boolean } };
  /** The card grew or shrank by itself (`card.measured`), or wants to close (`null`, from `card.close`). */
  'content.card': { request: { height: number | null }; reply: null };
  /** Draw from this view (after a setting or a dismissal changed it). */
  'content.view': { request: PageView; reply: null };
  /** Take everything off the page and stop. */
  'content.off': { request: null; reply: null };
}

/** What the background says to the card's frame. */
export interface CardMessages {
  'card.fill': { request: CardContent | null; reply: { height: number } };
}

/** What the background asks of the analyst, which runs beside it (src/analyst). */
export interface AnalystMessages {
  /** Compare a page with its siblings. The same question has the same answer, so it may be asked again. */
  'analyst.compare': { request: { page: Article; siblings: readonly Article[] }; reply: Report };
}

/** Is the mark there, and did its card open? A page may remove the one and, sandboxed, let nobody's frame run. */
export interface JumpResult {
  readonly found: boolean;
  readonly opened: boolean;
}

/** A mark as a content script may know it: where and of what kind, no reading of any other witness. */
export interface Mark {
  readonly finding: string;
  readonly span: Span;
  /** The sentence it stands in; the findings of one sentence open in one card. */
  readonly sentence: Span;
  readonly kind: FindingKind;
  readonly severity: 1 | 2 | 3;
  /** `underline` on the words, or only a tick in the margin strip. */
  readonly drawn: 'underline' | 'strip';
  readonly weak: boolean;
}

export type PageVerdict = 'original' | 'derived' | 'undecided' | 'alone';

export interface PageView {
  readonly page: ArticleId;
  readonly verdict: PageVerdict;
  readonly marks: readonly Mark[];
}

export interface PageSettings {
  readonly drawing: Drawing;
  /** Keep this article in the corpus after reading (opt-in). */
  readonly keep: boolean;
}

export type ContentState =
  | { readonly state: 'analysed'; readonly view: PageView }
  | { readonly state: 'refused'; readonly reason: RefusalReason; readonly detail: string };

/** Metadata of a corpus article, without its text. */
export interface ArticleSummary {
  readonly id: ArticleId;
  readonly url: string;
  readonly site: string;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly lang: string | null;
  /** Milliseconds since 1970 when it was stored; order of arrival is `seq`, never the clock. */
  readonly savedAt: number;
  readonly seq: number;
  readonly pinned: boolean;
  /** UTF-16 code units of text. */
  readonly size: number;
  readonly how: 'saved' | 'kept' | 'imported' | 'tabs' | 'demo' | 'found';
}

export interface StoredArticle {
  readonly article: Article;
  readonly savedAt: number;
  readonly pinned: boolean;
  readonly how: ArticleSummary['how'];
}

/** One witness as popup and compare list it. */
export interface WitnessSummary {
  readonly article: ArticleSummary;
  readonly siglum: string;
  readonly branch: string;
  readonly relation: Match['relation'];
  readonly score: number;
  /** Per sentence of the page: 0 to 1 similarity with this witness, 0 where not covered. */
  readonly strip: readonly number[];
}

/** What is known of a tab. Each state has its own words in the popup. */
export type TabState =
  | {
      readonly state: 'unreachable';
      readonly reason: 'browser-page' | 'no-permission' | 'private-page' | 'tab-gone';
      readonly site: SiteState;
    }
  | { readonly state: 'refused'; readonly reason: RefusalReason; readonly detail: string; readonly site: SiteState }
  | { readonly state: 'busy'; readonly site: SiteState }
  | {
      readonly state: 'analysed';
      readonly site: SiteState;
      readonly article: Omit<ArticleSummary, 'seq' | 'savedAt' | 'pinned' | 'how'>;
      readonly saved: boolean;
      readonly report: Report;
      readonly witnesses: readonly WitnessSummary[];
      readonly corpus: CorpusState;
      /** Where what was found is drawn, as the reader wants it; missing in states made by hand. */
      readonly places?: Readonly<Record<string, Mark['drawn']>>;
      /** What was found in sentences that the page has no more; missing in states made by hand. */
      readonly lost?: readonly LostFinding[];
    }
  | { readonly state: 'failed'; readonly failure: Failure; readonly site: SiteState; readonly corpus: CorpusState | null };

/** A finding whose sentence is gone from the page. */
export interface LostFinding {
  /** The text it was found in. */
  readonly page: ArticleId;
  readonly finding: Finding;
  readonly sentence: string;
}

export interface TabChoice {
  readonly tab: number;
  readonly title: string;
  readonly url: string;
  /** 0 to 1: how likely a sibling of the active tab, by title and names; 0 when unknown. */
  readonly likely: number;
  readonly permitted: boolean;
}

export type TabCollected =
  | { readonly tab: number; readonly ok: true; readonly id: ArticleId; readonly title: string | null; readonly added: boolean }
  | { readonly tab: number; readonly ok: false; readonly refused: RefusalReason | null; readonly failure: Failure | null };

/** The page that versions are looked for, and what the corpus knows that helps to ask. */
export interface FindSubject {
  readonly page: Omit<ArticleSummary, 'seq' | 'savedAt' | 'pinned' | 'how'>;
  readonly article: Article;
  /** Hash of each stem of the page, and the share of all articles that hold it. */
  readonly shares: readonly (readonly [number, number])[];
  /** Places with a finding: the words there may be this copy's alone. */
  readonly avoid: readonly Span[];
  /** Addresses of the versions that the reader has already. */
  readonly known: readonly string[];
  /** What the page is matched by, for packs that hold fingerprints. */
  readonly fingerprint: Fingerprint;
}

export interface FindResult {
  readonly id: ArticleId;
  readonly score: number;
  readonly relation: Match['relation'];
  readonly sibling: boolean;
  /** It was not in the corpus before. */
  readonly added: boolean;
}

/** A comparison that pages opened from a search join while it is pinned. */
export interface FindPin {
  readonly tab: number | null;
  readonly page: ArticleId;
  readonly title: string;
  readonly search: number;
  readonly joined: readonly { readonly id: ArticleId; readonly title: string; readonly site: string; readonly kept: boolean }[];
  /** Opened from there, read, and no version. */
  readonly others: number;
}

export interface Comparison {
  readonly page: Article;
  readonly report: Report;
  /** All witnesses but the page, in the order of the sigla. */
  readonly witnesses: readonly { readonly summary: WitnessSummary; readonly article: Article }[];
}

/** What the card shows: the findings of one sentence, the one asked for first. */
export interface CardContent {
  readonly theme: 'light' | 'dark';
  readonly tab: number;
  readonly page: ArticleId;
  readonly site: string;
  readonly findings: readonly Finding[];
  /** The only finding stood in a sentence that the page has no more; `page` is then the text it was found in. */
  readonly lost?: boolean;
  /** How many marks the page has; asked by the card of the verdict. */
  readonly marks?: number;
  readonly witnesses: readonly WitnessSummary[];
  /** What the sigla are drawn from, so that a witness wears the same ring in card, popup and compare. */
  readonly report?: Pick<Report, 'page' | 'stemma' | 'original'>;
  /** What a citation names of the open page. */
  readonly article?: Pick<ArticleSummary, 'url' | 'site' | 'outlet' | 'title' | 'published'>;
  /** SHA-256 of each version's text in hex, for citations. */
  readonly hashes?: Readonly<Record<ArticleId, string>>;
  readonly verdict: { readonly kind: PageVerdict; readonly grade: Grade; readonly evidence: readonly Pick<Evidence, 'text' | 'say'>[] };
}

export interface CorpusState {
  readonly articles: number;
  /** Bytes: texts, sketches and index as stored. */
  readonly bytes: { readonly texts: number; readonly sketches: number; readonly index: number };
  /** The browser's own estimate for everything Urtext stores, or null where it gives none. */
  readonly usage: { readonly used: number; readonly quota: number } | null;
  readonly lastBackup: { readonly at: number; readonly count: number } | null;
  readonly health: 'ok' | 'read-only' | 'rebuilding' | 'lost' | 'unavailable';
  /** While the index is made anew: how far it is. */
  readonly rebuilding?: { readonly done: number; readonly total: number };
}

export interface DiaryEntry {
  readonly at: number;
  readonly stage: string;
  readonly failure: Failure;
  readonly version: string;
}

/** Every answer on the wire. A missing answer (`undefined`) means not done. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };
