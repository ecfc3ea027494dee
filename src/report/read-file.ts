import type { Article, Report } from '../core/model.ts';
import type { PackedTables } from '../core/proof/packed-tables.ts';
import { sha256 } from '../core/proof/sha256.ts';
import { ARTICLE, paragraphSeals, PARTS, type Seal } from '../ui/report-file.ts';

/** A saved report as its own script finds it: each part parsed and hashed. Whatever cannot be read is null. */
export interface ReportFile {
  readonly title: string;
  readonly language: string;
  readonly words: Readonly<Record<string, string>>;
  readonly seal: Seal | null;
  /** SHA-256 of the seal's text: one number for the whole report. */
  readonly sealHash: string;
  readonly articles: readonly (SavedArticle | null)[];
  readonly report: Report | null;
  readonly tables: PackedTables | null;
  /** Parts whose text is not what the seal says, by name. */
  readonly altered: readonly string[];
  readonly core: string;
}

export interface SavedArticle {
  readonly article: Article;
  readonly siglum: string;
  /** SHA-256 of its text, as found. */
  readonly hash: string;
  /** Is it the text that was sealed? */
  readonly same: boolean;
  /** Paragraphs that are not what was sealed, from 0. */
  readonly altered: ReadonlySet<number>;
}

/** `core` is the analysis as unpacked, null when it could not be. */
export function readFile(document: Document, core: string | null): ReportFile {
  const raw = (id: string): string => document.getElementById(id)?.textContent ?? '';
  const seal = parsed<Seal>(raw(PARTS.seal));
  const names = Object.keys(seal?.parts ?? {});
  const many = seal?.texts.length ?? document.querySelectorAll(`[id^="${ARTICLE}"]`).length;
  const articles = Array.from({ length: many }, (_, i) => savedArticle(parsed<Article>(raw(`${ARTICLE}${i}`)), seal?.texts[i]));
  return {
    title: document.title,
    language: document.documentElement.lang,
    words: parsed<Record<string, string>>(raw(PARTS.words)) ?? {},
    seal,
    sealHash: sha256(raw(PARTS.seal)),
    articles,
    report: parsed<Report>(raw(PARTS.report)),
    tables: parsed<PackedTables>(raw(PARTS.tables)),
    altered: seal === null ? [PARTS.seal] : names.filter((name) => sha256(raw(name)) !== seal.parts[name]),
    core: sha256(core ?? ''),
  };
}

function savedArticle(article: Article | null, sealed: Seal['texts'][number] | undefined): SavedArticle | null {
  if (article === null || typeof article.text !== 'string') return null;
  const hash = sha256(article.text);
  const same = hash === sealed?.sha256;
  const now = paragraphSeals(article.text);
  const altered = same ? [] : now.flatMap((one, i) => (one === sealed?.paragraphs[i] ? [] : [i]));
  return { article, siglum: sealed?.siglum ?? '?', hash, same, altered: new Set(altered) };
}

/** The part's data, or null when an altered byte has made it unreadable. */
function parsed<T>(text: string): T | null {
  try {
    return JSON.parse(text) as T;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null;
    throw thrown;
  }
}
