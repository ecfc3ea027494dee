/**
 * Turn the dates that pages write into ISO 8601 without adding knowledge: no time where the page gives none, an
 * offset only where the page gives one. Null when it is no date, or an impossible one.
 */
/** Languages whose month names are read, long and short, as the platform spells them. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'cs', 'sv', 'ru', 'uk'];
let months: Map<string, number> | null = null;

/** Month 1 to 12 of a name or of its beginning ("Jun", "Sept"), or undefined. */
function monthOf(name: string): number | undefined {
  months ??= new Map(
    LANGUAGES.flatMap((language) => {
      const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, i) => {
        const written = format.formatToParts(Date.UTC(2001, i, 5)).find((part) => part.type === 'month')?.value ?? '';
        return [written.toLowerCase(), i + 1] as const;
      });
    }),
  );
  const wanted = name.toLowerCase();
  const exact = months.get(wanted);
  if (exact !== undefined || wanted.length < 3 || wanted.length > 4) return exact;
  for (const [written, month] of months) if (written.startsWith(wanted)) return month;
  return undefined;
}

const ISO = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?/iu;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$/u;
const YEAR_FIRST = /(?<!\d)(\d{4})(?:\/|\.\s?|年)(\d{1,2})(?:\/|\.\s?|月)(\d{1,2})日?/u;
const DAY_MONTH = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+)?(\d{4})/iu;
const MONTH_DAY = /(?<!\p{L})(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/iu;
const DOTTED = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})/u;
const CLOCK = /(?<!\d)(\d{1,2})[:.h](\d{2})(?::(\d{2}))?\s*([ap]\.?\s?m\b\.?)?/iu;
const ZONE = /(?:^|[\s(])(Z|GMT|UTC|[+-]\d{2}:?\d{2})(?:\b|$)/u;

export function isoDate(written: string): string | null {
  const text = written.trim().slice(0, 200);
  if (/^\d{10}$/u.test(text)) return new Date(Number(text) * 1000).toISOString().replace('.000', '');
  if (/^\d{13}$/u.test(text)) return new Date(Number(text)).toISOString().replace('.000', '');
  const iso = ISO.exec(text) ?? COMPACT.exec(text);
  if (iso !== null) return build(iso[1], Number(iso[2]), iso[3], iso[4], iso[5], iso[6], iso[7]);
  const named = dayMonthYear(text);
  if (named === null) return null;
  const clock = CLOCK.exec(text.slice(named.end)) ?? CLOCK.exec(text.slice(0, named.start));
  if (clock === null) return build(named.year, named.month, named.day);
  let hour = Number(clock[1]);
  const half = (clock[4] ?? '').toLowerCase();
  if (half.startsWith('p') && hour < 12) hour += 12;
  if (half.startsWith('a') && hour === 12) hour = 0;
  const zone = ZONE.exec(text.slice(named.end));
  return build(named.year, named.month, named.day, String(hour), clock[2], clock[3], zone?.[1]);
}

interface Found {
  readonly year: string | undefined;
  readonly month: number;
  readonly day: string | undefined;
  readonly start: number;
  readonly end: number;
}

function dayMonthYear(text: string): Found | null {
  const found = (m: RegExpExecArray, year: string | undefined, month: number, day: string | undefined): Found => ({
    year,
    month,
    day,
    start: m.index,
    end: m.index + m[0].length,
  });
  const dayMonth = DAY_MONTH.exec(text);
  const dayMonthIs = monthOf(dayMonth?.[2] ?? '');
  if (dayMonth !== null && dayMonthIs !== undefined) return found(dayMonth, dayMonth[3], dayMonthIs, dayMonth[1]);
  const monthDay = MONTH_DAY.exec(text);
  const monthDayIs = monthOf(monthDay?.[1] ?? '');
  if (monthDay !== null && monthDayIs !== undefined) return found(monthDay, monthDay[3], monthDayIs, monthDay[2]);
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return found(yearFirst, yearFirst[1], Number(yearFirst[2]), yearFirst[3]);
  const dotted = DOTTED.exec(text);
  return dotted === null ? null : found(dotted, dotted[3], Number(dotted[2]), dotted[1]);
}

function build(year?: string, month?: number, day?: string, hour?: string, minute?: string, second?: string, zone?: string): string | null {
  const [y, mo, d] = [Number(year), month ?? 0, Number(day)];
  if (!(y >= 1600 && y <= 2200) || !(mo >= 1 && mo <= 12) || !(d >= 1 && d <= new Date(Date.UTC(y, mo, 0)).getUTCDate())) return null;
  const date = `${String(y)}-${two(mo)}-${two(d)}`;
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return date;
  const offset = zone === undefined || zone === '' ? '' : /^(?:z|gmt|utc)$/iu.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  return `${date}T${two(Number(hour))}:${two(Number(minute))}:${two(Number(second ?? 0))}${offset}`;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** The date in an article's address ("/2023/06/19/", "/2023/dec/22/", "20230619"), or null. */
export function dateInAddress(url: string): string | null {
  const path = url.replace(/[?#].*$/u, '');
  const m =
    /\/((?:19|20)\d{2})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?![\d])/iu.exec(path) ??
    /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/u.exec(path);
  if (m === null) return null;
  return build(m[1], monthOf(m[2] ?? '') ?? Number(m[2]), m[3]);
}
