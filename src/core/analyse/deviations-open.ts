import type { Fact } from '../model.ts';
import type { Tables } from '../tables.ts';
import { valueKey } from '../text/facts/equality.ts';
import type { Contrast } from './contrast.ts';
import { CATEGORY } from './deviations-quantities.ts';
import { DESIGNATORS } from './names-alike.ts';
import { openNames } from './open-names.ts';
import { openPairs, type OpenPair } from './open-values.ts';
import type { WitnessWords } from './witness-words.ts';

/** Odds of names (see confidence.ts) that stand beside the same words, and of a lone pair. */
const ODDS = 1.3;
const ODDS_OF_LONE = 1.05;
const NAMES_LIKELY = 1;
const NAMES_LONE = 0.5;
/** A name of one word may be anything, a site’s or a crop’s (`score marks` had two below this). */
const NAMES_SINGLE = 1.8;

/**
 * Somebody whom the page alone names, in the stead of somebody whom the sibling alone names (open-names.ts). `isClose`: do
 * the sentences correspond word by word? Then the slot tells.
 */
export function openNameContrasts(
  page: WitnessWords,
  sibling: WitnessWords,
  index: number,
  isClose: (a: number, b: number) => boolean,
  tables: Tables,
): Contrast[] {
  return openNames(page, sibling, tables).flatMap(({ ours, theirs, context, margin, rivals }): Contrast[] => {
    const isSingle = ours.value.split(' ').filter((word) => !DESIGNATORS.has(word)).length === 1;
    const least = isSingle ? NAMES_SINGLE : rivals === 0 ? NAMES_LONE : NAMES_LIKELY;
    if (context < least || margin < LEAST_MARGIN) return [];
    if (isClose(ours.sentence, theirs.sentence)) return [];
    return [
      {
        category: 'name',
        span: ours.span,
        sibling: index,
        stance: 'differs',
        theirs: theirs.value,
        theirSpan: theirs.span,
        severity: 3,
        sure: 0.7,
        odds: context >= NAMES_LIKELY ? ODDS : ODDS_OF_LONE,
      },
    ];
  });
}

/** Values of a sibling that no sentence link set beside the page's (open-values.ts). */
export function openContrasts(page: WitnessWords, sibling: WitnessWords, index: number, tables: Tables): Contrast[] {
  return openPairs(page, sibling, tables).flatMap((pair): Contrast[] => {
    const unlike = isPart(page, pair.ours) !== isPart(sibling, pair.theirs);
    const sure = unlike && pair.context < SURE ? 0 : sureOf(pair);
    if (sure === 0) return [];
    return [
      {
        category: CATEGORY[pair.ours.type] ?? 'number',
        span: pair.ours.span,
        sibling: index,
        stance: 'differs',
        theirs: valueKey(pair.theirs),
        theirSpan: pair.theirs.span,
        severity: 3,
        sure,
      },
    ];
  });
}

/** "45 of them" is a part of something told before. */
const isPart = ({ witness }: WitnessWords, { span }: Fact): boolean =>
  /^ of (?:them|those|these)\b/u.test(witness.article.text.slice(span.end, span.end + 9));

/*
 * Words in common that make two values one thing's, for sure and likely; a lone pair of its kind needs fewer. Pairs that
 * honest re-wordings leave have 0.1 and less (0.9 where the one counts a part), those of changed values mostly 0.4 to 4
 * (`node scripts/run-ts.mjs test/lab/told-anew.ts` prints what is found: 31 of 76 instead of 8, unaltered none).
 */
const SURE = 1.6;
const LIKELY = 0.8;
/** Held-out stories: 26 % instead of 14 found beside a re-wording alone, 0.7 instead of 0.3 false marks a page (`score unseen`). */
const LONE = 0.3;
/** Another value that would do about as well leaves it open. */
const LEAST_MARGIN = 0.3;

function sureOf({ context, margin, rivals }: OpenPair): number {
  if (margin < LEAST_MARGIN || context < (rivals === 0 ? LONE : LIKELY)) return 0;
  return context >= SURE ? 0.85 : context >= LIKELY ? 0.7 : 0.62;
}
