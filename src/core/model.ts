/**
 * The nouns of Urtext, in reading order: what a page holds, what matching finds, what comparing two witnesses gives,
 * what is judged of it, and the report that a reader sees. Everything is readonly and survives JSON.
 * Every offset counts UTF-16 code units into `Article.text`, half-open.
 */

/** A half-open range `[start, end)` of UTF-16 code units of an `Article.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Names an article by (address, text): `articleId()` in `core/article-id.ts`.
 * Two saves of one text at one address share an id; a verbatim reprint elsewhere has its own.
 * In the lab it is whatever the input file says.
 */
export type ArticleId = string;

/** BCP 47 primary subtag in lower case ("en", "zh"), or "und" when unknown. */
export type Language = string;

// ---------------------------------------------------------------- the page

/** Where on the page a claim was read. In falling order of trust. */
export type ClaimSource =
  | 'json-ld'
  | 'opengraph'
  | 'microdata'
  | 'meta'
  | 'time-element'
  | 'byline'
  | 'dateline'
  | 'address'
  | 'feed'
  | 'file';

/** A date that the page claims. Claims are kept side by side; none is taken for truth. */
export interface DateClaim {
  readonly kind: 'published' | 'modified';
  /** ISO 8601. A date without a time where the page gives no time; an offset only where the page gives one. */
  readonly value: string;
  readonly source: ClaimSource;
}

/** An address by which the page names itself or what it was made from. */
export interface SourceLink {
  readonly relation: 'canonical' | 'based-on' | 'translation-of' | 'syndicated-from' | 'alternate-language';
  /** Absolute http(s) address. */
  readonly url: string;
  readonly source: ClaimSource | 'link-element' | 'credit-line';
}

/** A line that credits an agency, an outlet or a photographer, as the page words it. */
export interface CreditLine {
  readonly text: string;
  /** Where it stands in `Article.text`, or null when it stood outside the body. */
  readonly span: Span | null;
}

/**
 * Text and metadata of one page. `text` is the body: paragraphs separated by exactly one empty line
 * ("\n\n"), no other line breaks at paragraph edges. The fields after `text` are missing in files that do
 * not have them; nothing may depend on their presence.
 */
export interface Article {
  readonly id: ArticleId;
  readonly url: string;
  /** The outlet's host or name, for display and for "same outlet". */
  readonly site: string;
  readonly title: string | null;
  readonly byline: string | null;
  /** The best-trusted of `claims`, ISO 8601. */
  readonly published: string | null;
  readonly lang: Language | null;
  readonly text: string;
  /** The outlet's own name where the page gives one ("abc13.com" is `site`, "ABC13 Houston" is `outlet`). */
  readonly outlet?: string | null;
  readonly claims?: readonly DateClaim[];
  readonly links?: readonly SourceLink[];
  readonly credits?: readonly CreditLine[];
  /** Of a page too long to be taken whole: how many of its first sentences these are. */
  readonly firstSentences?: number;
}

/** Why a page is not judged. `not-an-article` is sure; `unsure-cut` means the body's borders are doubtful. */
export type RefusalReason =
  | 'not-an-article'
  | 'unsure-cut'
  | 'empty'
  | 'private-page'
  | 'too-large'
  | 'live-blog'
  | 'unsupported-language'
  | 'truncated';

// ---------------------------------------------------------------- text

/** A sentence of an article. Sentences are in order, never overlap, and never cross a paragraph border. */
export interface Sentence extends Span {
  /** Index of its paragraph, from 0. */
  readonly paragraph: number;
}

export type TokenKind = 'word' | 'number' | 'punctuation' | 'symbol';

/** A token: the smallest unit that alignment moves. */
export interface Token extends Span {
  readonly kind: TokenKind;
  /** Lower case, NFKC, plain quotes, no soft hyphens; possessive 's split off. */
  readonly norm: string;
  /** Stem of `norm` for words of a language with a stemmer, else `norm`. */
  readonly stem: string;
}

// ---------------------------------------------------------------- matching

/** What is computed of a page for matching, and stored of each article as its sketch. Hashes are unsigned 32-bit integers. */
export interface Fingerprint {
  /** Version of the rules that made it; fingerprints of different versions are never compared. */
  readonly version: number;
  readonly lang: Language;
  /** Hashes of content stems (function words left out) in reading order, all sentences. */
  readonly stems: readonly number[];
  /** `stems[sentenceEnds[i-1] .. sentenceEnds[i])` belong to sentence i. */
  readonly sentenceEnds: readonly number[];
  /** Hashes of names, numbers and dates in reading order, normalised across languages. */
  readonly anchors: readonly number[];
}

export type Relation = 'verbatim' | 'edited' | 'reworded' | 'translated' | 'excerpt' | 'same-event';

/** A corpus article found for a query. `same-event` is shown on request and is never a witness. */
export interface Match {
  readonly id: ArticleId;
  /** 0 to 1, comparable across queries. */
  readonly score: number;
  readonly relation: Relation;
  /** True when it is shown as a sibling; false for candidates under the threshold and same-event reports. */
  readonly sibling: boolean;
}

// ---------------------------------------------------------------- comparing

/** Sentences `a` of one witness correspond to sentences `b` of the other (indexes). One to many, any order. */
export interface SentenceLink {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly score: number; // 0 to 1: weight in common ÷ weight of the lighter side
}

/** Which sentences of two witnesses correspond. A sentence stands in at most one link. */
export interface Alignment {
  readonly a: ArticleId;
  readonly b: ArticleId;
  readonly links: readonly SentenceLink[];
}

/**
 * A place of one sentence link where readings differ, without a verdict. `a` or `b` is an empty span at
 * the place of insertion when that side has nothing. `moved`: the same words stand elsewhere in the link.
 */
export interface Variant {
  readonly link: number;
  readonly kind: 'replaced' | 'missing' | 'added' | 'moved';
  readonly a: Span;
  readonly b: Span;
}

// ---------------------------------------------------------------- facts

export type FactType =
  | 'number'
  | 'ordinal'
  | 'percent'
  | 'money'
  | 'quantity'
  | 'duration'
  | 'age'
  | 'score'
  | 'time'
  | 'date'
  | 'weekday'
  | 'name'
  | 'role'
  | 'negation'
  | 'modality'
  | 'attribution'
  | 'quotation';

/** A typed value in the text. Two facts of one type are equal when `value` and `unit` are. */
export interface Fact {
  readonly type: FactType;
  /** Canonical value: "2", "16:30", "2023-06-19", "qin gang". */
  readonly value: string;
  /** Canonical unit for measured types ("day", "USD", "km"), else null. */
  readonly unit: string | null;
  /** Stem of the noun or verb it hangs on ("visit"), or null. */
  readonly head: string | null;
  /** "about", "nearly", "more than" … as a class, or null. */
  readonly approximator: 'about' | 'below' | 'above' | 'at-least' | 'at-most' | null;
  readonly span: Span;
  /** Index of its sentence. */
  readonly sentence: number;
  /** A measure as written, where `value` and `unit` are converted: "38 miles" is 61155.072 m. */
  readonly written?: { readonly value: number; readonly unit: string };
  /** The day that a date without a year, or a weekday, stands for by the page's own day (YYYY-MM-DD). */
  readonly day?: string;
  /** "Yesterday", "last month": counted from a day that versions may claim differently; it never contradicts. */
  readonly relative?: true;
}

// ---------------------------------------------------------------- judging

export type DeviationCategory =
  | 'number'
  | 'quantity'
  | 'money'
  | 'date'
  | 'time'
  | 'name'
  | 'role'
  | 'negation'
  | 'modality'
  | 'attribution'
  | 'quotation'
  | 'relation'
  | 'presence';

export type ArtifactCategory = 'calque' | 'transliteration' | 'order' | 'torn' | 'glued' | 'capital' | 'duplicate' | 'quotes' | 'grammar';

export type ResidueCategory =
  | 'ad'
  | 'related'
  | 'navigation'
  | 'widget'
  | 'tags'
  | 'promo'
  | 'caption'
  | 'comment'
  | 'contact'
  | 'credit'
  | 'source'
  | 'author';

/** A stretch of text that belongs to the site, not to the story, or that credits a source. */
export interface Residue {
  readonly category: ResidueCategory;
  readonly span: Span;
  /** What it says about descent: an agency or outlet ("AP"), or an address; null when nothing. */
  readonly source: { readonly name: string | null; readonly url: string | null } | null;
}

/** What one or more witnesses have at a place. The page's own reading names the page's id. */
export interface Reading {
  readonly text: string;
  readonly ids: readonly ArticleId[];
  /** Where each of `ids` has it, in the same order; null when the witness has nothing there. */
  readonly spans: readonly (Span | null)[];
  /** For showing (reading-context.ts): words around it where it says little; each one's own where spelt differently. */
  readonly inContext?: string;
  readonly own?: readonly string[];
}

/** Why a finding was made, as data; `wording.ts` turns it into one plain sentence. */
export type Reason =
  /** `agreeing` of `branches` independent branches that cover the place, the page's own left out, say `theirs`. */
  | { readonly code: 'others-agree'; readonly agreeing: number; readonly branches: number; readonly theirs: string; readonly here: string }
  /** Nobody can be called the odd one out: one sibling, a tie, or branches that all differ. */
  | { readonly code: 'versions-differ'; readonly theirs: string; readonly here: string }
  /** This page is better supported; the deviation is theirs. Listed, not drawn. */
  | {
      readonly code: 'others-deviate';
      readonly agreeing: number;
      readonly branches: number;
      readonly theirs: string;
      readonly here: string;
    }
  /** Two states of one moving story. */
  | { readonly code: 'written-before' | 'written-after'; readonly theirs: string; readonly here: string }
  /** Seen on this page alone: by its form, or by what it says elsewhere (`beside`, in its own words). */
  | { readonly code: 'one-page'; readonly pattern: string; readonly beside?: string }
  /** A damaged wording here where others have sound words. */
  | { readonly code: 'damaged-here'; readonly agreeing: number; readonly branches: number; readonly theirs: string; readonly here: string };

interface FindingBase {
  /** Stable within a report: kind, category and place. */
  readonly id: string;
  /** The words concerned, in the page's text. For a finding about absent words, an empty span at the place. */
  readonly span: Span;
  readonly text: string;
  /** 3 misleads, 2 plain, 1 slight. */
  readonly severity: 1 | 2 | 3;
  /** 0 to 1: calibrated probability that a careful reader agrees. */
  readonly confidence: number;
  /** Does the reader see it by default (mark, strip or list)? */
  readonly shown: boolean;
  /** False for what is only listed (presence, others-deviate) or only ticked in the strip (residue). */
  readonly drawn: boolean;
  readonly readings: readonly Reading[];
  readonly reason: Reason;
}

export type Finding = FindingBase &
  (
    | { readonly kind: 'deviation'; readonly category: DeviationCategory }
    | { readonly kind: 'artifact'; readonly category: ArtifactCategory }
    | { readonly kind: 'residue'; readonly category: ResidueCategory }
  );

export type FindingKind = Finding['kind'];
export type FindingCategory = Finding['category'];

/** A sentence as data: the key of a message and what stands in it, in order. */
export type Said = readonly [key: string, ...parts: string[]];

/** Something that speaks for a direction of descent, in the order of weight of METHODS §7. */
export interface Evidence {
  readonly kind: 'sound-reading' | 'shared-error' | 'credit' | 'source-link' | 'dateline' | 'time' | 'statistics';
  /** One plain sentence in English; `say` has it for other languages where there is a message. */
  readonly text: string;
  readonly say?: Said;
  readonly ids: readonly ArticleId[];
}

export type Grade = 'strong' | 'some' | 'none';

/** Which witness is likely the source among those here. `id` is null exactly when the grade is `none`. */
export interface Original {
  readonly id: ArticleId | null;
  readonly grade: Grade;
  readonly evidence: readonly Evidence[];
}

/** A witness, or a lost parent (`lost-1`, `lost-2`, …) inferred from shared errors. */
export interface StemmaNode {
  readonly id: string;
  readonly lost: boolean;
  /** Name of the branch, the unit that votes. A lost parent has its children's. */
  readonly branch: string;
  readonly siglum: string; // "A", "B" … for witnesses; "α", "β" … for lost parents
}

export interface StemmaEdge {
  readonly from: string;
  readonly to: string;
  readonly confidence: number; // 0 to 1
  /** False where nothing says which of the two came first. */
  readonly directed: boolean;
}

/** A tree over the page, its siblings and inferred lost parents. */
export interface Stemma {
  readonly nodes: readonly StemmaNode[];
  readonly edges: readonly StemmaEdge[];
}

/** The language that a text likely passed through on its way; `language` is null exactly when the grade is `none`. */
export interface Passage {
  readonly language: Language | null;
  readonly grade: Grade;
  /** The phrases of the page that speak for it. */
  readonly evidence: readonly string[];
}

/** Which stage of the analysis could not be done. */
export type Stage = 'match' | 'read' | 'align' | 'facts' | 'deviations' | 'artifacts' | 'residue' | 'original' | 'stemma' | 'tables';

/** What could not be computed, and why; shown, never swallowed. */
export interface Gap {
  readonly stage: Stage;
  /** The witness concerned, or null when it is the whole report. */
  readonly id: ArticleId | null;
  readonly reason: string;
  readonly say?: Said;
}

/** What the page's sentence corresponds to elsewhere. */
export interface SentenceReport extends Span {
  readonly aligned: readonly { readonly id: ArticleId; readonly start: number; readonly end: number; readonly score: number }[];
}

/** The outcome of comparing a page with its siblings. */
export interface Report {
  readonly page: ArticleId;
  /** Version of the rules; a cached report of another version is made anew. */
  readonly rules: number;
  readonly original: Original;
  /** All witnesses, the page among them, most original first. */
  readonly order: readonly ArticleId[];
  readonly stemma: Stemma;
  readonly sentences: readonly SentenceReport[];
  /** The language that the page's wording likely passed through; missing in reports of older rules. */
  readonly passage?: Passage;
  /** In page order. */
  readonly findings: readonly Finding[];
  readonly gaps: readonly Gap[];
}
