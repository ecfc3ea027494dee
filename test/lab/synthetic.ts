import { fingerprintOf } from '../../src/core/fingerprint/fingerprint.ts';
import { byteOfShare, countTerms, FREQUENCY_BUCKETS, readPrior, type PriorFrequency } from '../../src/core/match/document-frequency.ts';
import type { Article } from '../../src/core/model.ts';

/**
 * Made-up news for benchmarks, the same on every machine: words by Zipf's law from a vocabulary of 300,000
 * made-up words, twelve sentences an article, and a topic of twenty rare words that come back in it.
 */
const VOCABULARY = 300_000;
const TOPIC = 20;
const SENTENCES = 12;
const WORDS = 18;

/** Numbers in [0, 1) that come out the same every time (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SYLLABLES =
  'ba be bi bo bu da de di do du fa fe fi fo ga ge go ka ke ki ko la le li lo lu ma me mi mo mu na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo za ze zo'.split(
    ' ',
  );

/** The made-up word of a rank; frequent words are short. */
function word(rank: number): string {
  let spelled = '';
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    spelled += SYLLABLES[rest % SYLLABLES.length] ?? '';
  return `${spelled}k`;
}

/** Zipf: rank r is met in proportion to 1 / r. */
const zipf = (random: () => number): number => Math.floor(VOCABULARY ** random()) - 1;

export function syntheticArticle(index: number, sentences = SENTENCES): Article {
  const random = randomFrom(index * 7919 + 17);
  const topic = Array.from({ length: TOPIC }, () => word(5_000 + Math.floor(random() * (VOCABULARY - 5_000))));
  const spoken = Array.from({ length: sentences }, () => {
    const words = Array.from({ length: WORDS }, () =>
      random() < 0.2 ? (topic[Math.floor(random() * TOPIC)] as string) : word(zipf(random)),
    );
    return `${(words[0] ?? '').replace(/^./u, (letter) => letter.toUpperCase())} ${words.slice(1).join(' ')}.`;
  });
  const id = `synthetic-${index}`;
  return {
    id,
    url: `https://synthetic-${index}.example/`,
    site: `synthetic-${index % 500}.example`,
    title: null,
    byline: null,
    published: null,
    lang: 'en',
    text: spoken.join(' '),
  };
}

/** A version of an article: sentences in another order, every fifth left out, every fourth word another one. */
export function versionOf(article: Article, index: number): Article {
  const random = randomFrom(index * 104_729 + 3);
  const sentences = article.text.split('. ').filter((_, i) => i % 5 !== 4);
  const moved = [...sentences.slice(3), ...sentences.slice(0, 3)].map((sentence) =>
    sentence
      .split(' ')
      .map((old) => (random() < 0.25 ? word(zipf(random)) : old))
      .join(' '),
  );
  return { ...article, id: `version-${index}`, url: `https://version-${index}.example/`, text: moved.join('. ') };
}

/** The prior that such news would have: counted over the first `many` articles. */
export function syntheticPrior(many = 3_000): PriorFrequency {
  const counts = new Uint32Array(FREQUENCY_BUCKETS);
  for (let i = 0; i < many; i++) countTerms(counts, fingerprintOf(syntheticArticle(i)));
  return readPrior(Uint8Array.from(counts, (count) => (count < 3 ? 0 : byteOfShare(count / many))));
}
