import { formatter, isolated, locale, t } from './i18n.ts';

/** Dates, sizes and addresses as a reader sees them, in the reader's language. */

const CALENDAR = /^(\d{4})-(\d{2})-(\d{2})/u;

/**
 * "19 Jun 2023". A page's date is a calendar date where the page was written: it is never moved into the
 * reader's time zone, which would make another day of it. What is no date stands as it is.
 */
export function day(iso: string | null): string {
  if (iso === null) return t('date_unknown');
  const found = CALENDAR.exec(iso);
  if (found === null) return iso;
  const words = formatter(
    'day',
    locale(),
    (language) => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
  );
  return isolated(words.format(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]))));
}

/** "19 Jun 2023, 16:30 UTC+2" on the page's own clock, or that it names no zone; without a claimed time only the day. */
export function moment(iso: string | null): string {
  const clock = iso === null ? null : /T(\d{2}:\d{2})[^Z+-]*(?:(Z)|([+-])(\d{2}):?(\d{2}))?$/u.exec(iso);
  if (clock === null) return day(iso);
  const [, time = '', utc, sign, hours = '', minutes] = clock;
  const said = `${day(iso)}, ${time}`;
  if (utc === undefined && sign === undefined) return t('no_zone', said);
  const offset =
    utc !== undefined || /^0+$/u.test(hours + (minutes ?? ''))
      ? ''
      : `${sign ?? ''}${Number(hours)}${minutes === '00' ? '' : `:${minutes ?? ''}`}`;
  return `${said} UTC${offset}`;
}

/** Milliseconds since 1970 of a claimed date, or null. Used for order and for the time axis only. */
export function instant(iso: string | null): number | null {
  if (iso === null) return null;
  const at = Date.parse(iso);
  return Number.isNaN(at) ? null : at;
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "12 days ago"; under a minute "now". */
export function ago(at: number, now: number): string {
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  const passed = Math.max(0, now - at);
  const step = STEPS.find(([, size]) => passed >= size);
  return step === undefined ? words.format(0, 'second') : words.format(-Math.floor(passed / step[1]), step[0]);
}

export const percent = (share: number): string => new Intl.NumberFormat(locale(), { style: 'percent' }).format(share);

/** The host that an address really leads to, without "www."; the address itself when it is none. */
export function hostOf(address: string): string {
  try {
    return new URL(address).host.replace(/^www\./u, '');
  } catch (thrown) {
    if (thrown instanceof TypeError) return address;
    throw thrown;
  }
}

/** `address` when a link may lead there (http and https only), else null. */
export function safeLink(address: string): string | null {
  return /^https?:\/\//iu.test(address) ? address : null;
}

/** Which way a text runs, by its first letter: its head stands on the side where its lines begin. */
export const directionOf = (text: string): 'ltr' | 'rtl' =>
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(/\p{L}/u.exec(text)?.[0] ?? '')
    ? 'rtl'
    : 'ltr';
