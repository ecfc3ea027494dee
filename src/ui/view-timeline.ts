import type { Article, ArticleId, ClaimSource, DateClaim } from '../core/model.ts';
import { locale, t } from './i18n.ts';
import { moment } from './format.ts';
import type { SiglumView } from './siglum.tsx';
import { bySiglum, outletOf } from './view-sigla.ts';

/**
 * When each version says that it appeared and was updated. A claim without an hour, or without a time zone, is a
 * stretch of time and not a point: what lies within it may have been earlier or later than what another claims.
 */
export interface TimelineView {
  /** Earliest first; versions that claim nothing last. */
  readonly rows: readonly TimelineRow[];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

export interface TimelineRow {
  readonly siglum: SiglumView;
  readonly name: string;
  readonly claims: readonly TimelineClaim[];
}

export interface TimelineClaim {
  readonly kind: DateClaim['kind'];
  /** As the page claims it, with its own zone. */
  readonly text: string;
  readonly utc: string;
  readonly sources: string;
  /** Shares of the axis, 0 to 1; null where it cannot be drawn. `from` is `to` for a point in time. */
  readonly from: number | null;
  readonly to: number | null;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Clocks on earth are at most so far ahead of UTC, and so far behind it. */
const AHEAD = 14 * HOUR;
const BEHIND = 12 * HOUR;
/** Zones lie whole quarters of an hour apart. */
const QUARTER = HOUR / 4;
const STEPS = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 30 * DAY, 91 * DAY, 365 * DAY] as const;
const TICKS = 4;

/** First and last moment that a claim may mean, in milliseconds since 1970; null for what is no date. */
export function stretchOf(iso: string): readonly [number, number] | null {
  const found = /^\d{4}-\d{2}-\d{2}(?<time>T\d{2}:\d{2}[^Z+-]*(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/u.exec(iso);
  const { time, zone } = found?.groups ?? {};
  const at = Date.parse(zone === undefined && time !== undefined ? `${iso}Z` : iso);
  if (found === null || Number.isNaN(at)) return null;
  if (zone !== undefined) return [at, at];
  return [at - AHEAD, at + BEHIND + (time === undefined ? DAY : 0)];
}

export function timelineView(articles: readonly Article[], sigla: ReadonlyMap<ArticleId, SiglumView>): TimelineView {
  const read = articles.flatMap((article) => {
    const siglum = sigla.get(article.id);
    return siglum === undefined ? [] : [{ siglum, name: outletOf(article), claims: claimsOf(article) }];
  });
  const stretches = read.flatMap(({ claims }) => claims.flatMap(({ stretch }) => (stretch === null ? [] : [stretch])));
  const first = Math.min(...stretches.map(([from]) => from));
  // One single moment is drawn in the middle of an hour.
  const last = Math.max(...stretches.map(([, to]) => to));
  const [start, end] = first === last ? [first - HOUR / 2, last + HOUR / 2] : [first, last];
  const on = (at: number): number => (at - start) / (end - start);
  const earliest = ({ claims }: (typeof read)[number]): number => Math.min(...claims.map(middle));
  const rows = read
    .toSorted((a, b) => earliest(a) - earliest(b) || bySiglum(a.siglum, b.siglum))
    .map(({ siglum, name, claims }) => ({
      siglum,
      name,
      claims: claims.map(({ claim, sources, stretch, exact }) => {
        const drawn = exact === null ? stretch : null;
        return {
          kind: claim.kind,
          text: moment(claim.value),
          utc: exact !== null ? span(exact, exact) : stretch === null ? '' : span(...stretch),
          sources,
          from: drawn === null ? null : on(drawn[0]),
          to: drawn === null ? null : on(drawn[1]),
        };
      }),
    }));
  return { rows, ticks: stretches.length === 0 ? [] : ticksOf(start, end).map((at) => ({ at: on(at), label: tick(at, end - start) })) };
}

interface Claimed {
  readonly claim: Pick<DateClaim, 'kind' | 'value'>;
  readonly sources: string;
  readonly stretch: readonly [number, number] | null;
  /** The same said exactly: a claim with hour and zone that lies in this one's stretch. Then that one is drawn alone. */
  readonly exact: number | null;
}

/** Each claim once, with all places that make it; articles of files may have a date without saying where from. */
function claimsOf({ claims = [], published }: Article): Claimed[] {
  const by = new Map<string, { readonly claim: Claimed['claim']; readonly sources: Set<string> }>();
  for (const claim of claims) {
    const key = `${claim.kind} ${claim.value}`;
    const known = by.get(key) ?? { claim, sources: new Set<string>() };
    known.sources.add(claimWords(claim.source));
    by.set(key, known);
  }
  if (by.size === 0 && published !== null) by.set('', { claim: { kind: 'published', value: published }, sources: new Set<string>() });
  const all = [...by.values()].map(({ claim, sources }) => ({ claim, sources: [...sources].join(', '), stretch: stretchOf(claim.value) }));
  return all
    .map((one) => ({ ...one, exact: exactIn(all, one) }))
    .toSorted((a, b) => middle(a) - middle(b) || (a.claim.kind < b.claim.kind ? 1 : -1));
}

/**
 * A moment that `all` claim exactly, of the same kind and within the stretch of `one`, at a distance that a time zone may
 * have where `one` has an hour; null where there is none, or `one` is exact itself.
 */
function exactIn(all: readonly Omit<Claimed, 'exact'>[], { claim, stretch }: Omit<Claimed, 'exact'>): number | null {
  if (stretch === null || stretch[0] === stretch[1]) return null;
  const found = all.find(
    (other) =>
      other.claim.kind === claim.kind &&
      other.stretch !== null &&
      other.stretch[0] === other.stretch[1] &&
      stretch[0] <= other.stretch[0] &&
      other.stretch[0] <= stretch[1] &&
      (!claim.value.includes('T') || (other.stretch[0] - stretch[0]) % QUARTER === 0),
  );
  return found?.stretch?.[0] ?? null;
}

const middle = ({ stretch }: Pick<Claimed, 'stretch'>): number => (stretch === null ? Number.MAX_VALUE : (stretch[0] + stretch[1]) / 2);

/** Round moments between start and end, few enough to be read. */
function ticksOf(start: number, end: number): number[] {
  const step = STEPS.find((one) => (end - start) / one <= TICKS) ?? (end - start) / TICKS;
  const from = Math.ceil(start / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((end - from) / step) + 1) }, (_, i) => from + i * step);
}

function tick(at: number, width: number): string {
  const isClock = width <= 4 * DAY && at % DAY !== 0;
  return new Intl.DateTimeFormat(locale(), {
    timeZone: 'UTC',
    ...(isClock ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : { day: 'numeric', month: 'short' }),
    ...(width > 300 * DAY ? { year: 'numeric' } : {}),
  }).format(at);
}

export const kindOfClaim = (kind: DateClaim['kind']): string => t(`timeline_${kind}`);

/** Where on a page a time was read. */
const claimWords = (source: ClaimSource): string => t(`claim_${source.replaceAll('-', '_')}`);

/** A moment in UTC, or between which two it lies. */
function span(from: number, to: number): string {
  const words = (at: number): string =>
    new Intl.DateTimeFormat(locale(), {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: 'UTC',
    }).format(at);
  return from === to ? words(from) : t('timeline_between', words(from), words(to));
}
