import { CARDINALS } from '../text/facts/number-words.data.ts';
import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import type { Token } from '../model.ts';
import type { Tables } from '../tables.ts';
import type { Beside } from './counterpart.ts';
import type { SurfaceMark } from './surface-mark.ts';

/** A word must stand so often in sound text to be a half of a glued one that siblings do not have in two. */
const HALF_SEEN = 20;

const GLUED = 0.9;
/** No sibling has the halves, nor the model side by side: it has the little one beside its neighbour. */
const BY_NEIGHBOURS = 0.8;
/** Two plain nouns that a sibling has apart: shown, though now and then a house writes them in one. */
const TWO_NOUNS = 0.74;

/**
 * "Lifor" where a sibling has "Li for", "dyingin" where the language has "dying in": an unknown word that no sibling
 * has, and a cut makes two known ones that stand side by side. Two plain nouns may be a compound that a house writes
 * as one; those with a usual first half ("healthcare", "lamppost") are left alone. On 1,568 untouched sentences two
 * compounds are marked for all that (wmt21 de-en, `lab score artifacts`). Each part of a hyphenated word counts alone.
 */
export function runTogether(
  text: string,
  tokens: readonly Token[],
  around: readonly Beside[],
  elsewhere: readonly ReadonlySet<string>[],
  tables: Tables,
): SurfaceMark[] {
  const { ngrams, lexicon } = tables;
  if (around.length === 0) return [];
  // only a word that nobody knows asks what the siblings have
  let siblings: Heard | null = null;
  const ask = (): Heard => (siblings ??= heardIn(around));
  const known = (word: string): boolean => ask().words.has(word) || ngrams.count(word) >= (lexicon.has(word) ? 2 : HALF_SEEN);
  const standsTogether = (head: string, tail: string): boolean =>
    elsewhere.some((set) => set.has(`${head} ${tail}`)) ||
    ngrams.inARow([head, tail]) > 0 ||
    (ask().words.has(head) && ask().words.has(tail));
  /** The model has seen the little half beside what stands next to it. */
  const fitsIn = (head: string, tail: string, at: number): boolean => {
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    return isSmall(tail)
      ? after?.kind === 'word' && ngrams.inARow([tail, after.norm]) > 0
      : before?.kind === 'word' && ngrams.inARow([before.norm, head]) > 0;
  };
  /** How sure it is that `word` is two. */
  const gluedness = (word: string, name: boolean, at: number): number => {
    const { words: heard, pairs } = ask();
    let best = 0;
    for (let cut = 2; cut <= word.length - 2; cut++) {
      const head = word.slice(0, cut);
      const tail = word.slice(cut);
      const small = isSmall(head) || isSmall(tail);
      if (pairs.has(`${head} ${tail}`))
        best = Math.max(best, small || !mayBeCompound(head, tail) ? GLUED : COMPOUNDS.test(word) ? 0 : TWO_NOUNS);
      else if (name && !(heard.has(head) && heard.has(tail))) continue;
      else if (small && !mayBePrefixed(head, tail) && known(head) && known(tail) && standsTogether(head, tail)) best = GLUED;
      else if (heard.has(head) && heard.has(tail) && !mayBeCompound(head, tail)) best = GLUED;
      else if (name) continue;
      else if (head === tail && head.length >= 4 && known(head)) best = GLUED;
      else if (small && !mayBePrefixed(head, tail) && known(head) && known(tail) && fitsIn(head, tail, at))
        best = Math.max(best, BY_NEIGHBOURS);
    }
    return best;
  };
  return tokens.flatMap((token, index): SurfaceMark[] => {
    const parts = token.norm.split('-');
    if (token.kind !== 'word' || token.norm.length !== token.end - token.start) return [];
    let at = token.start;
    let best = 0;
    for (const part of parts) {
      const written = text.slice(at, at + part.length);
      at += part.length + 1;
      if (part.length < 4 || !/^\p{L}+$/u.test(part) || ngrams.count(part) > 0 || lexicon.has(part) || ask().words.has(part)) continue;
      best = Math.max(best, gluedness(part, /^\p{Lu}/u.test(written), index));
    }
    const span = { start: token.start, end: token.end };
    return best === 0 ? [] : [{ category: 'glued', span, severity: 2, confidence: best, pattern: 'lost-space' }];
  });
}

/** Words of the siblings' sentences, parted at hyphens, and those that stand side by side. */
interface Heard {
  readonly words: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
}

function heardIn(around: readonly Beside[]): Heard {
  const words = new Set<string>();
  const pairs = new Set<string>();
  for (const b of around) {
    const parts = b.theirs.flatMap((t) => (t.kind === 'word' ? t.norm.split('-') : []));
    parts.forEach((part, i) => {
      words.add(part);
      pairs.add(`${part} ${parts[i + 1] ?? ''}`);
    });
  }
  return { words, pairs };
}

const isSmall = (word: string): boolean => FUNCTION_WORDS.has(word) && word !== 'us' && word !== 'like';

/** Two plain nouns, as far as their endings tell: no plural or verb form before, no participle or adverb behind. */
const mayBeCompound = (head: string, tail: string): boolean =>
  head.length >= 3 &&
  tail.length >= 3 &&
  !CARDINALS.has(head) &&
  !/(?:ed|ing|ly|ful|ous|ive|able|al|ic|[^s]s|most|ready)$/u.test(head) &&
  !/(?:ed|ly)$/u.test(tail);

/** "onlooker", "overfill", "shutdown": small words that make compounds at one end or the other. */
const mayBePrefixed = (head: string, tail: string): boolean =>
  /^(?:over|under|out|off|on|in|up|down|after|before|by|through|non|some|any|every|no|all|more|most)$/u.test(head)
    ? !/^(?:the|a|an|his|her|their|its|this|that|these|our|my)$/u.test(tail)
    : /^(?:over|out|off|on|up|down|through|by|like|most|ever|self|one|more|while)$/u.test(tail) && !/(?:ed|ing|ly|s)$/u.test(head);

/** Written in one word or in two, as the house likes. */
const COMPOUNDS =
  /^(?:on|in|any|some|every|under|over|health|child|down|off|back|home|lamp|post|pay|bird|foot|hand|head|news|web|data|air|sea|water|fire|rain|snow|sun|moon|land|house|school|day|night|week|work|life|time|police|business|sales|spokes|chair|vice|cross|counter|inter|multi|non|pre|anti|semi|sub|super|ultra|mid|out|not|can(?=not)|face|book|micro|mega|birth|side|street|high|low|long|short|heart|sweet|wheel|cease|stock|share|world|country|market|ware|mail|line|phone|ball|board|room|ship|port|woman|person|people|wide|like|less|care|mark|place|point|stream|stand|hold|shop|well|self|fund|proof)\p{L}/u;
