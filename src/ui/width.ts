import { useEffect, useState } from 'preact/hooks';

/**
 * Pixels that a drawing may take beside `margin`, at most `most`; follows the window. A drawing that is made for its
 * width keeps its words at their size, where one that is scaled would shrink them.
 */
export function useWidth(most: number, margin: number): number {
  const fitting = (): number => Math.max(200, Math.min(most, innerWidth - margin));
  const [width, setWidth] = useState(fitting);
  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener('resize', () => setWidth(fitting()), { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return width;
}
