import { distance } from 'fastest-levenshtein';

/** Are the two one name in two spellings (Anthony, Antony; Schäuble, Schauble)? Symmetric. */
export function nearSpelling(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.startsWith('@') || b.startsWith('@')) return false;
  const longer = Math.max(a.length, b.length);
  const shorter = Math.min(a.length, b.length);
  if (shorter >= 4 && shorter / longer >= 0.5 && (a.startsWith(b) || b.startsWith(a))) return true;
  if (longer <= 3) return false;
  const ratio = distance(a, b) / longer;
  if (ratio <= 0.34) return true;
  return ratio <= 0.42 && shorter >= 6 && a[0] === b[0];
}
