/** Arithmetic on days of the calendar, counted from 1970-01-01. No clock, no zone. */

const DAY_MS = 86_400_000;

const pad = (n: number): string => String(n).padStart(2, '0');

/** The number of a day; null for what is no day ("2023-02-30", "2023-06-?"). */
export function dayNumber(year: number, month: number, day: number): number | null {
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at / DAY_MS : null;
}

/** "2023-06-19…" → its number; null for anything else. */
export function dayOfIso(iso: string | null | undefined): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/u.exec(iso ?? '');
  return parts === null ? null : dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

export function isoOf(day: number): string {
  const date = new Date(day * DAY_MS);
  return `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
}

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** The year in which this month and day lie nearest to `today`. */
export function nearestYear(today: number, month: number, day: number): number | null {
  const year = new Date(today * DAY_MS).getUTCFullYear();
  let best: number | null = null;
  let least = Infinity;
  for (const one of [year - 1, year, year + 1]) {
    const at = dayNumber(one, month, day);
    if (at === null || Math.abs(at - today) >= least) continue;
    least = Math.abs(at - today);
    best = one;
  }
  return best;
}
