export const PATIENCE_MS = 20_000;

/** Ask until `probe` gives something other than null, undefined or false. */
export async function until<T>(probe: () => Promise<T>, what: string, patienceMs = PATIENCE_MS): Promise<NonNullable<T>> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const value = await probe();
    if (value !== null && value !== undefined && value !== false) return value as NonNullable<T>;
    if (Date.now() > end) throw new Error(`waited ${String(patienceMs)} ms in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
