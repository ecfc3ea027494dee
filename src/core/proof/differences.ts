import type { Report } from '../model.ts';

/** Where two reports on the same texts are not the same. */
export type Difference =
  | { readonly what: 'rules' | 'original' | 'order' | 'stemma' | 'passage' | 'gaps' | 'page' }
  | { readonly what: 'finding-gone' | 'finding-new' | 'finding-changed'; readonly finding: string };

/** Both browsers compute alike but for the last digits of logarithms. */
const DIGITS = 9;

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'number' ? Number(inner.toPrecision(DIGITS)) : inner)) ?? 'null';

/** What `again` has otherwise than `stored`; nothing when the verdict is the same. */
export function differencesOf(stored: Report, again: Report): Difference[] {
  const found: Difference[] = [];
  for (const what of ['page', 'rules', 'original', 'order', 'stemma', 'passage', 'gaps'] as const)
    if (canonical(stored[what] ?? null) !== canonical(again[what] ?? null)) found.push({ what });
  const before = new Map(stored.findings.map((finding) => [finding.id, finding]));
  const after = new Map(again.findings.map((finding) => [finding.id, finding]));
  for (const [id, finding] of before) {
    const now = after.get(id);
    if (now === undefined) found.push({ what: 'finding-gone', finding: id });
    else if (canonical(finding) !== canonical(now)) found.push({ what: 'finding-changed', finding: id });
  }
  for (const id of after.keys()) if (!before.has(id)) found.push({ what: 'finding-new', finding: id });
  return found;
}
