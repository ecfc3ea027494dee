import type { DateClaim } from '../core/model.ts';
import { isoDate } from './dates.ts';

/** "BEIJING, June 19 (Reuters) - …": capitals first, then a day, then the dash that ends the dateline. */
const HEAD = /^\p{Lu}{2}[^\n]{0,100}?\s?(?:[—–]|-{1,2}\s)/u;
const DAY = /(?<month>\p{Lu}\p{L}{2,9})\.? (?<day>\d{1,2})(?:, (?<year>\d{4}))?(?!\d)/u;

/**
 * The day that the dateline names. It has no year as a rule; the page's other claims give it, the year before for
 * a dateline of December on a page of January. Null when there is no dateline, no day or no year.
 */
export function datelineClaim(text: string, claims: readonly DateClaim[]): DateClaim | null {
  const found = DAY.exec(HEAD.exec(text.slice(0, 160))?.[0] ?? '')?.groups;
  if (found === undefined) return null;
  const day = `${found['month'] ?? ''} ${found['day'] ?? ''}, `;
  const known = claims.find((claim) => claim.kind === 'published')?.value.slice(0, 10);
  const year = found['year'] ?? known?.slice(0, 4);
  if (year === undefined) return null;
  const value = isoDate(day + year);
  if (value === null) return null;
  const isLater = found['year'] === undefined && known !== undefined && Date.parse(value) - Date.parse(known) > 2 * 86_400_000;
  const right = isLater ? isoDate(day + String(Number(year) - 1)) : value;
  return right === null ? null : { kind: 'published', value: right, source: 'dateline' };
}
