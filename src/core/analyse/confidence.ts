import type { DeviationCategory } from '../model.ts';

/** What the siblings that cover a place say there, counted by different texts. */
export interface Standing {
  /** The same as the page. */
  readonly same: number;
  /** The alternative that most share. */
  readonly alike: number;
  /** Something else again. */
  readonly otherwise: number;
  /** Nothing that answers it. */
  readonly silent: number;
}

/** How many branches share the alternative, and how many siblings the page has at all. */
export interface Voices {
  readonly branches: number;
  readonly siblings: number;
  /** All that say it have the page's sentence nearly word for word. */
  readonly verbatim: boolean;
}

/** Shares of right marks where the slot is a loose one, a fair one, and a sure one (`sure` 0.5, 0.7, 0.9). */
type Shares = readonly [loose: number, fair: number, sure: number];

/** By how many different texts share the alternative: one of at most two siblings, one of many, two, three and more. */
interface Measured {
  readonly one: Shares;
  readonly alone: Shares;
  readonly two: Shares;
  readonly more: Shares;
  /** What is left of it where a sibling has the page's reading though more than twice as many have the other. */
  readonly contested: number;
}

/*
 * Measured on real versions made into scraped pages, unaltered (what is found is counted as false, though a good part
 * is a true difference) and with an error put in: 94 stories, 188 pages, 2425 sentences, 1, 2 and 5 siblings, each kind of
 * error once a page (test/lab/versions-as-pages.ts; `npm run --silent lab -- score deviations` prints the outcome on
 * other stories). Found in unaltered : altered pages, for a sure slot / a fair one / a loose one:
 *
 *                      one sibling                     three and more of five agree
 *   numbers, dates…    15 : 209 /  3 : 45 /  2 : 15      6 : 211 /  2 : 13 /  –
 *   negation            3 : 112 /  5 : 70 / 20 : 53      3 : 157 /  7 : 59 /  5 : 21
 *   modality            1 : 27  /  1 : 10 /  –           1 : 33  /  1 : 3  /  –
 *   attribution         3 : 11  /  2 : 15 /  –           1 : 21  /  0 : 4  /  –
 *   role                0 : 15  / 14 : 22 /  9 : 7       0 : 19  /  7 : 12 /  –
 *   name               26 : 25  / 45 : 42 / 92 : 35     11 : 37  / 13 : 32 / 15 : 15
 *
 * Loose and fair slots are held lower than that: of 150 labelled differences of unaltered pages (`score marks`) most
 * numbers in them were of other things.
 *
 * A denial that a single sibling words otherwise was right in 1 of 16: its loose share is held at nothing on a page;
 * texts of a sentence or two have bars of their own (deviations.ts).
 *
 * Names are the noisy kind: translations spell and abbreviate them at will, so they need more agreement.
 */
const TYPED: Measured = {
  one: [0.48, 0.75, 0.93],
  alone: [0.3, 0.48, 0.8],
  two: [0.75, 0.88, 0.96],
  more: [0.86, 0.93, 0.97],
  contested: 0.55,
};
const MEASURED: Partial<Record<DeviationCategory, Measured>> = {
  negation: { one: [0.06, 0.85, 0.97], alone: [0.35, 0.45, 0.6], two: [0.7, 0.9, 0.98], more: [0.75, 0.9, 0.98], contested: 0.3 },
  modality: { one: [0.8, 0.9, 0.96], alone: [0.5, 0.7, 0.85], two: [0.8, 0.9, 0.95], more: [0.85, 0.92, 0.97], contested: 0.3 },
  attribution: { one: [0.45, 0.8, 0.82], alone: [0.4, 0.6, 0.75], two: [0.5, 0.85, 0.9], more: [0.55, 0.9, 0.93], contested: 0.3 },
  role: { one: [0.4, 0.6, 0.96], alone: [0.3, 0.45, 0.6], two: [0.4, 0.63, 0.97], more: [0.45, 0.66, 0.97], contested: 0.2 },
  name: { one: [0.27, 0.48, 0.58], alone: [0.2, 0.45, 0.5], two: [0.45, 0.62, 0.72], more: [0.5, 0.76, 0.8], contested: 0.15 },
  // no such errors are put in: held low, so that they need a sure slot and two who agree
  relation: { one: [0.2, 0.4, 0.6], alone: [0.1, 0.2, 0.3], two: [0.3, 0.55, 0.8], more: [0.4, 0.65, 0.85], contested: 0.2 },
  quotation: { one: [0.2, 0.35, 0.45], alone: [0.1, 0.2, 0.3], two: [0.3, 0.6, 0.8], more: [0.4, 0.65, 0.85], contested: 0.2 },
};

/** How likely a careful reader agrees that the two readings differ and that the page's is worth a look. 0 to 1. */
export function confidenceOf(category: DeviationCategory, sure: number, standing: Standing, voices: Voices): number {
  const { same, alike, otherwise, silent } = standing;
  const measured = MEASURED[category] ?? TYPED;
  if (same > 0) return alike >= 2 && alike > same * 2 ? measured.contested * sure : sure * 0.25;
  const lonely = same + alike + otherwise + silent <= 1 && voices.siblings >= 3;
  const outOfMany = alike <= 1 && voices.siblings >= 3;
  const shares = alike >= 3 ? measured.more : alike >= 2 ? measured.two : lonely || outOfMany ? measured.alone : measured.one;
  let certain = between(shares, sure);
  // three who agree and a fourth who says something else again: one of them guesses
  if (otherwise > 0) certain *= category === 'name' ? (alike >= 3 ? 0.85 : 0.75) : alike >= 2 ? 0.95 : 0.75;
  if (category === 'name') certain *= 0.93 ** silent;
  // many siblings of one lineage are one voice: what they share may be the mistake of their parent
  return category === 'name' && alike >= 2 && voices.branches < 1.49 && !voices.verbatim ? certain * 0.78 : certain;
}

/*
 * Of names on pages: weights of what all siblings say at one place, fitted (logistic, five folds by story) on what the pages of
 * test/lab/fit-names.ts gave with 1, 2 and 5 siblings (`node scripts/run-ts.mjs test/lab/fit-name-siblings.ts` fits anew); stories of `score deviations` and `score marks` had no part. Found
 * then on held-out stories, of names of another story / of other letters / of another of the story, where 1 % of the
 * unaltered sentences carry a mark for a name: human pages 25 / 17 / 16 % beside one sibling, 41 / 36 / 22 % beside five;
 * machine pages 33 / 28 / 28 % and 61 / 50 / 36 %. Half of those marks are true differences (`score marks`).
 *
 * Errors are far rarer than in the fit, so the odds are lowered, until the false marks by hand (1.5: 1 % of the sentences of
 * machine pages, 0.94 before) stayed about what they were; less so beside one sibling or two, where a difference is what the reader came for.
 */
const NAME_BASE = 0.2;
const NAME_WEIGHTS = {
  first: 0.83,
  second: 0.17,
  two: 0.21,
  three: 0.46,
  same: -0.7,
  sameShare: -1.47,
  otherwise: -0.28,
  silent: -0.42,
  many: -0.31,
  lonely: 0.45,
};
const NAME_PRIOR = { one: 0.75, two: 0.95, more: 1.5 } as const;

export const NAME_FEATURES = Object.keys(NAME_WEIGHTS);

/** What the siblings say of a name, in the order of `NAME_FEATURES`. `odds`: of the texts that share the alternative, the best first. */
export function nameFeatures(odds: readonly number[], { same, alike, otherwise, silent }: Standing, voices: Voices): number[] {
  const many = isMany({ same, alike, otherwise, silent }, voices);
  // many siblings of one lineage are one voice: what they share may be the mistake of their parent
  const agreeing = voices.branches < 1.49 && !voices.verbatim ? Math.min(1, alike) : alike;
  return [
    odds[0] ?? 0,
    odds[1] ?? -1,
    agreeing >= 2 ? 1 : 0,
    agreeing >= 3 ? 1 : 0,
    Math.min(2, same),
    same / Math.max(1, same + alike + otherwise + silent),
    Math.min(2, otherwise),
    Math.min(3, silent),
    many ? 1 : 0,
    many && alike <= 1 ? 1 : 0,
  ];
}

/** All there are say it, and are one lineage: what one sibling says is no less likely for its copies. */
const isOneVoice = ({ same, alike, otherwise, silent }: Standing, voices: Voices): boolean =>
  alike >= 2 && voices.branches < 1.49 && same + otherwise + silent === 0;

const isMany = (standing: Standing, voices: Voices): boolean => voices.siblings >= 3 && !isOneVoice(standing, voices);

/** How likely the page's name is another one than that of the texts that share the alternative. 0 to 1. */
export function confidenceOfName(odds: readonly number[], standing: Standing, voices: Voices): number {
  const weights = Object.values(NAME_WEIGHTS);
  const all = nameFeatures(odds, standing, voices).reduce((sum, value, i) => sum + value * (weights[i] ?? 0), NAME_BASE);
  const isTwo = voices.siblings === 2 && !isOneVoice(standing, voices);
  const prior = isMany(standing, voices) ? NAME_PRIOR.more : isTwo ? NAME_PRIOR.two : NAME_PRIOR.one;
  return 1 / (1 + Math.exp(prior - all));
}

/** The share for a slot so sure, on straight lines between the three measured. */
function between([loose, fair, sure]: Shares, at: number): number {
  if (at <= 0.5) return loose * (at / 0.5);
  if (at <= 0.7) return loose + ((fair - loose) * (at - 0.5)) / 0.2;
  return fair + (sure - fair) * Math.min(1, (at - 0.7) / 0.2);
}
