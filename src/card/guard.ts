/**
 * Nothing is done for a reader who could not see what was pressed. A page can cover our frame, fade it, or
 * move it under a click at the last moment; so an action needs a trusted event and a card that has been
 * seen as it is for 300 ms. Chromium tells real visibility (`trackVisibility`); elsewhere the time since the
 * card was filled and came into view stands for it.
 */
export interface Guard {
  /** The content changed: the time begins anew. */
  renew(): void;
  allows(event: Event): boolean;
}

export const SEEN_MS = 300;

interface SeenEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

export function guardOf(page: Document, now: () => number = () => performance.now()): Guard {
  let filled = now();
  let seenSince: number | null = null;
  const settle = (entries: readonly SeenEntry[]): void => {
    const last = entries.at(-1);
    if (last === undefined) return;
    const isSeen = last.isVisible ?? last.isIntersecting;
    if (!isSeen) seenSince = null;
    else seenSince ??= now();
  };
  const options = { threshold: [0, 0.5, 1], trackVisibility: true, delay: 100 };
  new IntersectionObserver(settle, options).observe(page.documentElement);
  return {
    renew: () => {
      filled = now();
    },
    allows: (event) => event.isTrusted && seenSince !== null && now() - Math.max(filled, seenSince) >= SEEN_MS,
  };
}
