import { isoDate, lineOf, parsed, saysOf, type Hit, type Provider } from './provider.ts';

/** The article list of GDELT's DOC 2.0 API: free, without a key. https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/ */
export const GDELT_ADDRESS = 'https://api.gdeltproject.org/api/v2/doc/doc';
const MOST = 75;
/** It asks for no more than one request in five seconds. */
const PAUSE_MS = 5_500;

export const gdelt = (address = GDELT_ADDRESS): Provider => ({
  id: 'gdelt',
  name: 'GDELT',
  pause: address === GDELT_ADDRESS ? PAUSE_MS : 0,
  addressFor(query, days) {
    const url = new URL(address);
    // An "or" stands in brackets there.
    const asked = /" OR "/u.test(query) && !query.startsWith('(') ? `(${query})` : query;
    const parameters: Readonly<Record<string, string>> = {
      query: asked,
      mode: 'artlist',
      format: 'json',
      maxrecords: String(MOST),
      sort: 'hybridrel',
      ...(days === null
        ? {}
        : { startdatetime: `${days.from.replaceAll('-', '')}000000`, enddatetime: `${days.to.replaceAll('-', '')}235959` }),
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url.href;
  },
  read(body) {
    if (body.trim() === '' || body.trim() === '{}') return [];
    const answer = parsed(body) ?? rowByRow(body);
    if (typeof answer !== 'object' || answer === null) return saysOf(body);
    const { articles } = answer as { articles?: unknown };
    return Array.isArray(articles) ? articles.flatMap(hitOf) : [];
  },
});

/**
 * GDELT writes titles into its JSON with backslashes and control characters as they come, so an answer of many pages
 * may not parse for one of them. Then each row is read by itself, and a bad one costs itself alone.
 */
function rowByRow(body: string): unknown {
  const list = /"articles"\s*:\s*\[\s*\{([^]*)\}\s*\]/u.exec(body)?.[1];
  if (list === undefined) return undefined;
  const mended = list.replace(/\\(?!["\\/bfnrt]|u[\da-f]{4})/giu, '').replace(/[\u0000-\u001f]/gu, ' ');
  return { articles: mended.split(/\}\s*,\s*\{/u).map((row) => parsed(`{${row}}`)) };
}

function hitOf(row: unknown): Hit[] {
  if (typeof row !== 'object' || row === null) return [];
  const { url, title, seendate, domain, language } = row as Readonly<Record<string, unknown>>;
  if (typeof url !== 'string' || !URL.canParse(url)) return [];
  return [{ url, title: lineOf(title), outlet: lineOf(domain), published: isoDate(seendate), language: lineOf(language) }];
}
