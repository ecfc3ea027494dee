import { locale } from './i18n.ts';

/** When something happened on this machine, and how much room it takes: not for the popup. */

/** "19 Jun 2023, 16:30" in the reader's own time zone, for things that happened on this machine. */
export const happened = (at: number): string =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(at);

const UNITS = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** "3.4 MB"; decimal units, as disks are sold. Less than a kilobyte is a part of one: no reader counts bytes. */
export function bytes(size: number): string {
  const power = size < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(size) / 3) - 1);
  const value = size / 1000 ** (power + 1);
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: UNITS[power] ?? 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(size > 0 ? Math.max(0.1, value) : 0);
}
