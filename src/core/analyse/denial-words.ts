import type { Lexicon } from '../text/lexicon.ts';

/** Words that deny by themselves: a negation on one side and one of these on the other balance. */
export const DENYING: ReadonlySet<string> = new Set(
  `forget forgets forgot forgotten fail fails failed failing failure refuse refuses refused refusal deny denies denied denial reject rejects rejected lack lacks lacked lacking
  without unable impossible unlikely hardly barely scarcely seldom rarely little few unless except avoid avoids avoided prevent prevents prevented
  absence absent missing stop stops stopped ruled rather instead against unclear unknown uncertain dismiss dismissed decline declined doubt
  nor neither none nothing nobody until hard difficult free contrary ban banned forbid forbidden prohibit prohibited
  zero loss lost exclude excluded deprive deprived incapable ignore ignored cease ceased negative invalid`.split(/\s+/u),
);

/** Does the word deny by itself, as listed or by its form ("useless", "unready")? */
export function denies(norm: string, lexicon: Lexicon): boolean {
  if (DENYING.has(norm)) return true;
  if (norm.endsWith('less') && norm.length > 6) return true;
  const prefix = /^(?:un|(?:in|im|il|ir)(?=\p{L}+(?:able|ible|ent|ence|al|ate|ive|ous|ity|ly)$)|non-?)(?=\p{L}{4})/u.exec(norm);
  return prefix !== null && (lexicon.has(norm.slice(prefix[0].length)) || /^un.{4,}[ai]ble$/u.test(norm));
}
