import type { Collation } from './collation.ts';
import type { SurfaceMark } from './artifacts-surface.ts';
import type { Beside } from './counterpart.ts';

/** Damage that shows only beside siblings. */
export function slotMarksIn(collation: Collation, beside: readonly (readonly Beside[])[]): SurfaceMark[] {
  const page = collation.witnesses[0];
  if (page === undefined) return [];
  return page.sentences.flatMap((_, s) => (page.body[s] === false ? [] : gluedBeside(page.article.text, beside[s] ?? [])));
}

/** "Lifor" where a sibling has "Li for": its two words in a row are letter by letter the page's one, which no sibling has. */
function gluedBeside(text: string, around: readonly Beside[]): SurfaceMark[] {
  const found: SurfaceMark[] = [];
  for (const b of around) {
    const theirs = b.theirs.filter((t) => t.kind === 'word');
    const pairs = new Set<string>();
    theirs.forEach((t, i) => {
      const next = theirs[i + 1];
      if (next !== undefined && t.norm.length > 1 && next.norm.length > 1 && next.start - t.end <= 2) pairs.add(t.norm + next.norm);
    });
    b.mine.forEach((t, i) => {
      if (t.kind !== 'word' || (b.pairs[i] ?? -1) >= 0 || t.norm.includes('-') || !pairs.has(t.norm)) return;
      if (around.some((other) => other.theirs.some((o) => o.norm === t.norm)) || COMPOUNDS.test(t.norm)) return;
      if (/^\p{L}+$/u.test(text.slice(t.start, t.end))) found.push({ category: 'glued', span: { start: t.start, end: t.end }, severity: 2, confidence: 0.9, pattern: 'lost-space' });
    });
  }
  return found;
}

/** Written in one word or in two, as the house likes: "healthcare", "lamppost", "anymore", "underway". */
const COMPOUNDS = /^(?:any|some|every|under|over|health|child|down|on|off|back|home|lamp|post|pay|wild|bird|foot|hand|head|news|web|data|air|sea|water|fire|rain|snow|sun|moon|land|house|school|day|night|week|work|life|time|police|business|sales|spokes|chair|vice|cross|counter|inter|multi|non|pre|re|co|anti|semi|sub|super|ultra|mid|out|up|in|to|may|not|can|face|book|you|micro|mega|super|birth|side|street|high|low|long|short|book|life|heart|sweet|wheel|cease|stock|share|world|country|market|ware|mail|line|phone|ball|board|room|ship|port|land|man|men|woman|women|person|people|wide|like|less|care|mate|mark|place|point|stream|stand|hold|shop|set|well|self|real|off|fund|fold|proof)/u;
