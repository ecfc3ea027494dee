import { tn } from './i18n.ts';

/** What a strip draws: at most `cells` steps of 0 (nothing in common) to 4 (the same), in page order. */
export interface StripView {
  readonly levels: readonly (0 | 1 | 2 | 3 | 4)[];
  /** Sentences that the witness has, and all. */
  readonly covered: number;
  readonly sentences: number;
}

/** Under this a sentence counts as not there. */
const FLOOR = 0.05;
export const levelOf = (score: number): 0 | 1 | 2 | 3 | 4 => (score < FLOOR ? 0 : score < 0.4 ? 1 : score < 0.7 ? 2 : score < 0.9 ? 3 : 4);

/** The similarity of each sentence, thinned to `cells` by taking means. */
export function stripView(scores: readonly number[], cells = 24): StripView {
  const size = Math.max(1, Math.ceil(scores.length / cells));
  const levels: StripView['levels'][number][] = [];
  for (let from = 0; from < scores.length; from += size) {
    const part = scores.slice(from, from + size);
    levels.push(levelOf(part.reduce((sum, score) => sum + score, 0) / part.length));
  }
  return { levels, covered: scores.filter((score) => score >= FLOOR).length, sentences: scores.length };
}

const HEIGHT = [1, 4, 7, 10, 13] as const;

/** Similarity by sentence: the higher and darker, the more alike. Its words are "18 of 24 sentences". */
export function Strip({ view }: { view: StripView }) {
  const label = tn('strip_label', view.sentences, view.covered.toString());
  return (
    <span class="strip-holder" role="img" aria-label={label} data-tip={label}>
      <svg
        class="strip"
        viewBox={`0 0 ${Math.max(1, view.levels.length * 4)} 13`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        {view.levels.map((level, index) => (
          <rect key={index} class={`strip-${level}`} x={index * 4} y={13 - HEIGHT[level]} width="3" height={HEIGHT[level]} />
        ))}
      </svg>
    </span>
  );
}
