/** Two sites have a version: so long the comparison waits for another one before it opens. */
export const QUIET_MS = 3_000;
const ENOUGH_SITES = 2;

/**
 * When the comparison opens by itself: once, when all is read, or when two sites have a version and nothing more has
 * come for a while. One server that never answers keeps nobody from the versions that are here.
 */
export interface Opening {
  found(site: string): void;
  /** All is read, or was stopped by the reader, who stays where they are. */
  end(how: { readonly stopped: boolean }): void;
}

export function openingOf(open: () => void, after: (milliseconds: number, then: () => void) => () => void): Opening {
  const sites = new Set<string>();
  let isOver = false;
  let forget = (): void => undefined;
  const once = (): void => {
    if (isOver) return;
    isOver = true;
    open();
  };
  return {
    found: (site) => {
      sites.add(site);
      forget();
      if (!isOver && sites.size >= ENOUGH_SITES) forget = after(QUIET_MS, once);
    },
    end: ({ stopped }) => {
      forget();
      if (!stopped && sites.size > 0) once();
      isOver = true;
    },
  };
}
