import { isoDate, parsed, saysOf, type Hit } from './provider.ts';

/** The Wayback Machine: one address tells whether there is a capture, another lists them. */
export const AVAILABILITY = 'https://archive.org/wayback/available';
export const CDX = 'https://web.archive.org/cdx/search/cdx';
export const CAPTURES = 'https://web.archive.org/web';
/** More captures than this are the same text again. */
const MOST = 200;
const CHOSEN = 4;

export const availabilityAddress = (page: string, base = AVAILABILITY): string => `${base}?url=${encodeURIComponent(page)}`;

/** Is there any capture? Null where the answer is none. */
export function readAvailability(body: string): boolean | null {
  const answer = parsed(body) as { archived_snapshots?: { closest?: { available?: boolean } } } | undefined;
  if (typeof answer !== 'object' || answer === null) return null;
  return answer.archived_snapshots?.closest?.available === true;
}

export function cdxAddress(page: string, base = CDX): string {
  const url = new URL(base);
  const parameters = { url: page, output: 'json', fl: 'timestamp,original,mimetype,digest', filter: 'statuscode:200', collapse: 'digest' };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  url.searchParams.set('limit', String(MOST));
  return url.href;
}

/**
 * The captures whose content differs, as pages of the archive without its own frame (`id_`): first and last, and some
 * between. Each names when it was taken.
 */
export function readCdx(body: string, captures = CAPTURES): readonly Hit[] | { readonly says: string } {
  if (body.trim() === '') return [];
  const rows = parsed(body);
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  if (!Array.isArray(rows)) return saysOf(body);
  const [head, ...rest] = rows as unknown[][];
  const at = (name: string): number => (Array.isArray(head) ? head.indexOf(name) : -1);
  const seen = new Set<string>();
  const found = rest.flatMap((row): Hit[] => {
    if (!Array.isArray(row)) return [];
    const [time, original, digest] = ['timestamp', 'original', 'digest'].map((name) => text(row[at(name)]));
    const type = at('mimetype') < 0 ? 'text/html' : text(row[at('mimetype')]);
    if (!/^\d{14}$/u.test(time ?? '') || !URL.canParse(original ?? '') || !/html/u.test(type) || seen.has(digest ?? '')) return [];
    if (digest !== '') seen.add(digest ?? '');
    return [{ url: `${captures}/${time}id_/${original}`, title: null, outlet: null, published: isoDate(time), language: null }];
  });
  if (found.length <= CHOSEN) return found;
  return Array.from({ length: CHOSEN }, (_, i) => found[Math.round((i * (found.length - 1)) / (CHOSEN - 1))] as Hit);
}
