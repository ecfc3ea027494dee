import type { Token } from '../model.ts';
import { NEVER_CAPITAL } from './artifacts-words.data.ts';
import { raw, type KnownWords, type SurfaceMark } from './surface-mark.ts';

/** ", In which", "management It said": a function word with a capital between small-lettered words. */
export function capitals(text: string, part: readonly Token[]): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  for (let i = 1; i + 1 < part.length; i++) {
    const token = part[i];
    const before = part[i - 1];
    const after = part[i + 1];
    if (token === undefined || before === undefined || after === undefined || token.kind !== 'word') continue;
    const word = raw(text, token);
    if (!NEVER_CAPITAL.has(word) || !/^\p{Ll}/u.test(raw(text, after)) || !/^ $/u.test(text.slice(token.end, after.start))) continue;
    const previous = raw(text, before);
    const clean = /^\p{Ll}[\p{Ll}’'-]+$/u.test(previous) && previous !== 'vs';
    if (!clean && previous !== ',') continue;
    if (previous === ',' && /[”"’]$/u.test(raw(text, part[i - 2]))) continue;
    if (text.slice(before.end, token.start) !== ' ') continue;
    found.push({
      category: 'capital',
      span: { start: token.start, end: token.end },
      severity: word === 'He' || word === 'She' || word === 'It' ? 2 : 1,
      confidence: clean ? 0.86 : 0.88,
      pattern: 'capital-inside',
    });
  }
  return found;
}

/** A word must have been seen so often, and this seldom with a capital inside a sentence. */
const SEEN_SMALL = { count: 60, share: 0.035 } as const;

/** "the Tensions between": a word that sound text always writes small, with a capital between two small words. */
export function oddCapitals(text: string, part: readonly Token[], own: ReadonlyMap<string, number>, words: KnownWords): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  for (let i = 1; i + 1 < part.length; i++) {
    const token = part[i];
    const before = part[i - 1];
    const after = part[i + 1];
    if (token === undefined || before === undefined || after === undefined || token.kind !== 'word' || before.kind !== 'word') continue;
    const word = raw(text, token);
    if (
      !/^\p{Lu}\p{Ll}+$/u.test(word) ||
      NEVER_CAPITAL.has(word) ||
      !/^\p{Ll}/u.test(raw(text, before)) ||
      !/^\p{Ll}/u.test(raw(text, after)) ||
      (own.get(word) ?? 0) > 1
    )
      continue;
    if (text.slice(before.end, token.start) !== ' ' || text.slice(token.end, after.start) !== ' ') continue;
    if (/^(?:of|in|for|on|the|and|with|at|to)$/u.test(before.norm) && /^\p{Lu}/u.test(raw(text, part[i - 2]))) continue;
    const share = words.capitalShare(token.norm);
    if (words.count(token.norm) < SEEN_SMALL.count || share < 0 || share > SEEN_SMALL.share) continue;
    found.push({
      category: 'capital',
      span: { start: token.start, end: token.end },
      severity: 1,
      confidence: 0.62,
      pattern: 'capital-inside',
    });
  }
  return found;
}
