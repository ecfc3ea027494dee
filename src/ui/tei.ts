import type { ArticleId, Finding } from '../core/model.ts';
import type { Comparison } from '../protocol/messages.ts';
import type { Hashes } from './cite.ts';
import { outletOf } from './view-sigla.ts';
import { wordingsOf, type Wording } from './wordings.ts';

/**
 * The page's text with a critical apparatus as TEI P5, parallel segmentation: every place where readings differ
 * is an `app` with one `rdg` a reading, each naming its witnesses. Of findings that overlap, the first stands in
 * the text and the rest are left to the JSON.
 */
export function teiApparatus(comparison: Comparison, hashes: Hashes): string {
  const { page, report } = comparison;
  const articles = [page, ...comparison.witnesses.map((one) => one.article)];
  const names = new Map(articles.map((article, index) => [article.id, `w${index}`]));
  const witnesses = articles.map((article) => {
    const siglum = report.stemma.nodes.find((node) => node.id === article.id)?.siglum ?? '';
    return [
      `        <witness xml:id="${names.get(article.id) ?? ''}" n="${xml(siglum)}">`,
      `<title>${xml(article.title ?? '')}</title>, ${xml(outletOf(article))}, <date>${xml(article.published ?? '')}</date>, <ref target="${xml(article.url)}"/>, `,
      `<idno type="sha256">${xml(hashes.get(article.id) ?? '')}</idno></witness>`,
    ].join('');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>${xml(page.title ?? outletOf(page))}</title></titleStmt>
      <publicationStmt><p>Made by Urtext on the reader’s own machine.</p></publicationStmt>
      <sourceDesc>
        <listWit>
${witnesses.join('\n')}
        </listWit>
      </sourceDesc>
    </fileDesc>
    <encodingDesc><variantEncoding method="parallel-segmentation" location="internal"/></encodingDesc>
  </teiHeader>
  <text xml:lang="${xml(page.lang ?? 'und')}">
    <body>
${body(comparison, names)}
    </body>
  </text>
</TEI>
`;
}

function body(comparison: Comparison, names: ReadonlyMap<ArticleId, string>): string {
  const { text } = comparison.page;
  const places = comparison.report.findings
    .filter(
      (finding) =>
        finding.shown && finding.span.end > finding.span.start && !text.slice(finding.span.start, finding.span.end).includes('\n\n'),
    )
    .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let at = 0;
  let out = '';
  for (const finding of places) {
    if (finding.span.start < at) continue;
    out += xml(text.slice(at, finding.span.start)) + app(finding, comparison, names);
    at = finding.span.end;
  }
  out += xml(text.slice(at));
  return out
    .split('\n\n')
    .map((paragraph) => `      <p>${paragraph}</p>`)
    .join('\n');
}

function app(finding: Finding, { page, witnesses }: Comparison, names: ReadonlyMap<ArticleId, string>): string {
  const texts = new Map(witnesses.map(({ article }) => [article.id, article.text]));
  const wit = (ids: readonly ArticleId[]): string => ids.map((id) => `#${names.get(id) ?? ''}`).join(' ');
  const readings = finding.readings.flatMap(({ text, ids, spans }) => {
    // Each witness in its own words: one reading may be spelt in several ways.
    const own = ids.map((id, i) => {
      const span = spans[i];
      return id === page.id ? finding.text : ((span == null ? undefined : texts.get(id)?.slice(span.start, span.end)) ?? text);
    });
    return wordingsOf({ text, spans, ids, own }).filter((one) => one.ids.some((id) => names.has(id)));
  });
  const isHere = (one: Wording): boolean => one.ids.includes(page.id);
  const here = readings.find(isHere) ?? { ids: [page.id] };
  const rdgs = readings
    .filter((one) => !isHere(one))
    .map(({ ids, text }) => `<rdg wit="${wit(ids.filter((id) => names.has(id)))}">${xml(text)}</rdg>`);
  return `<app type="${finding.kind}" subtype="${finding.category}" cert="${String(Math.round(finding.confidence * 100) / 100)}"><rdg wit="${wit(here.ids)}">${xml(finding.text)}</rdg>${rdgs.join('')}</app>`;
}

/** Foreign text as character data: markup escaped, and what XML 1.0 cannot hold replaced. */
const xml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/gu, '\uFFFD')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;');
