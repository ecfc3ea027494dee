/**
 * Small things that one of our pages remembers for its next opening (the theme for the first paint, the list of
 * imports). Losing them loses nothing that matters; where the browser blocks storage they are simply not kept.
 */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch (thrown) {
    // SecurityError: storage is blocked, as it may be for a frame inside another site.
    if (thrown instanceof DOMException) return null;
    throw thrown;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch (thrown) {
    // Blocked, or full.
    if (!(thrown instanceof DOMException)) throw thrown;
  }
}
