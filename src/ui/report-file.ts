import { fromBase64, toBase64 } from '../core/proof/base64.ts';
import type { Proof } from '../core/proof/proof.ts';
import { sha256, sha256Bytes } from '../core/proof/sha256.ts';

/** Ids of the parts of a saved report; each is one script element, and the browser runs only `core` and `check`. */
export const PARTS = {
  words: 'words',
  report: 'findings',
  tables: 'tables',
  seal: 'seal',
  core: 'core',
  check: 'check',
} as const;
/** `text-0` is the page, the others follow in the order in which they were compared. */
export const ARTICLE = 'text-';

/** What holds a report together: the hash of each part, and of each text alone, as citations name it. */
export interface Seal {
  readonly urtext: string;
  readonly made: string;
  readonly rules: number;
  readonly parts: Readonly<Record<string, string>>;
  readonly texts: readonly {
    readonly siglum: string;
    readonly url: string;
    readonly sha256: string;
    /** The first digits of each paragraph's hash, so that an altered place can be shown. */
    readonly paragraphs: readonly string[];
  }[];
}

const PARAGRAPH_DIGITS = 12;
export const paragraphSeals = (text: string): string[] => text.split('\n\n').map((one) => sha256(one).slice(0, PARAGRAPH_DIGITS));

export interface ReportIngredients {
  readonly proof: Proof;
  readonly title: string;
  readonly made: string;
  readonly version: string;
  readonly language: string;
  readonly direction: string;
  /** Messages by key. */
  readonly words: Readonly<Record<string, string>>;
  /** The packaged scripts and the style, as text; the analysis also as it travels, `packed` to a third. */
  readonly core: string;
  readonly packedCore: string;
  readonly check: string;
  readonly style: string;
}

/**
 * One HTML file that anybody can open offline and that compares the texts again. Data stands in script elements
 * that no browser runs, with every `<` written as an escape. The analysis lies packed in one of them: the check
 * unpacks it into a script element, and the policy lets that, the check and the style in only while their bytes are
 * the ones that were hashed. Nothing may be loaded from anywhere.
 */
export function reportFile(of: ReportIngredients): { readonly html: string; readonly seal: string } {
  const { proof } = of;
  const data: Record<string, string> = {
    [PARTS.words]: json(of.words),
    [PARTS.report]: json(proof.report),
    [PARTS.tables]: json(proof.tables),
  };
  proof.articles.forEach((article, i) => (data[`${ARTICLE}${i}`] = json(article)));
  const scripts = { [PARTS.core]: of.packedCore, [PARTS.check]: of.check };
  if (/<\/script|<!--/iu.test(of.check)) throw new RangeError('the check would end its own element');
  const seal: Seal = {
    urtext: of.version,
    made: of.made,
    rules: proof.report.rules,
    parts: Object.fromEntries(Object.entries({ ...data, ...scripts }).map(([name, text]) => [name, sha256(text)])),
    texts: proof.articles.map((article) => ({
      siglum: proof.report.stemma.nodes.find((node) => node.id === article.id)?.siglum ?? '?',
      url: article.url,
      sha256: sha256(article.text),
      paragraphs: paragraphSeals(article.text),
    })),
  };
  const sealText = json(seal);
  const policy = `default-src 'none'; script-src ${hashSource(of.core)} ${hashSource(of.check)}; style-src ${hashSource(of.style)}; base-uri 'none'; form-action 'none'`;
  const html = [
    '<!doctype html>',
    `<html lang="${escaped(of.language)}" dir="${escaped(of.direction)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(of.title)}</title>`,
    `<style>${of.style}</style>`,
    '</head>',
    '<body>',
    `<main class="report"><section class="state state-altered"><h1>${escaped(of.words['proof_not_checked'] ?? '')}</h1><p>${escaped(of.words['proof_not_checked_text'] ?? '')}</p></section></main>`,
    ...[...Object.entries(data), [PARTS.seal, sealText] as const].map(
      ([id, text]) => `<script type="application/json" id="${id}">${text}</script>`,
    ),
    `<script type="text/plain" id="${PARTS.core}">${of.packedCore}</script>`,
    `<script id="${PARTS.check}">${of.check}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
  return { html, seal: sha256(sealText) };
}

/** Nothing in it can end a script element, open a comment, or be changed by a parser's idea of line breaks. */
const json = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029\ufeff]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const escaped = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;').replace(/\0/gu, '\uFFFD');

const hashSource = (text: string): string => `'sha256-${toBase64(sha256Bytes(text))}'`;

/** A script as it travels in a report: gzip, in base64. */
export async function packed(script: string): Promise<string> {
  const stream = new Blob([script]).stream().pipeThrough(new CompressionStream('gzip'));
  return toBase64(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/** The script again; null when an altered byte has made it unreadable. */
export async function unpacked(text: string): Promise<string | null> {
  try {
    const bytes = fromBase64(text);
    const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
    return await new Response(stream).text();
  } catch (thrown) {
    if (thrown instanceof Error) return null;
    throw thrown;
  }
}
