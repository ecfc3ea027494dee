import { FINGERPRINT_VERSION } from '../../src/core/fingerprint/version.ts';
import type { Fingerprint } from '../../src/core/model.ts';
import { randomFrom } from './synthetic.ts';

/**
 * Fingerprints of made-up news without the text, for corpora of a million: twelve sentences of eighteen stems, one
 * in five of them from a topic of twenty rare words, the others by Zipf's law. The words grow in number with the
 * corpus as they do in real news (Heaps): the vocabulary of article n is 300,000 · √(n / 20,000), 300,000 at least.
 */
const SENTENCES = 12;
const WORDS = 18;
const TOPIC = 20;
const VOCABULARY = 300_000;

/** The hash of the word of a rank. */
export function hashOfRank(rank: number): number {
  let h = Math.imul(rank + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

const vocabularyAt = (index: number): number => Math.floor(VOCABULARY * Math.max(1, Math.sqrt(index / 20_000)));

/** `hashOf`: the word of each rank; real words stand in where real articles are asked. */
export function syntheticFingerprint(index: number, hashOf: (rank: number) => number = hashOfRank): Fingerprint {
  const random = randomFrom(index * 7919 + 29);
  const words = vocabularyAt(index);
  const topic = Array.from({ length: TOPIC }, () => hashOf(5_000 + Math.floor(random() * (words - 5_000))));
  const stems = Array.from({ length: SENTENCES * WORDS }, () =>
    random() < 0.2 ? (topic[Math.floor(random() * TOPIC)] ?? 0) : hashOf(Math.floor(words ** random()) - 1),
  );
  return {
    version: FINGERPRINT_VERSION,
    lang: 'en',
    stems,
    sentenceEnds: Array.from({ length: SENTENCES }, (_, s) => (s + 1) * WORDS),
    anchors: topic.slice(0, 6),
  };
}

/** A version: every fifth sentence left out, the first three moved to the end, every fourth word another one. */
export function fingerprintOfVersion({ stems, anchors, ...rest }: Fingerprint, seed: number): Fingerprint {
  const random = randomFrom(seed * 104_729 + 31);
  const sentences = Array.from({ length: SENTENCES }, (_, s) => stems.slice(s * WORDS, (s + 1) * WORDS)).filter((_, s) => s % 5 !== 4);
  const moved = [...sentences.slice(3), ...sentences.slice(0, 3)].flat();
  const changed = moved.map((stem) => (random() < 0.25 ? hashOfRank(Math.floor(VOCABULARY ** random()) - 1) : stem));
  return { ...rest, stems: changed, anchors, sentenceEnds: sentences.map((_, s) => (s + 1) * WORDS) };
}
