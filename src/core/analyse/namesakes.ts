import type { Contrast } from './contrast.ts';
import { DESIGNATORS, isOneWord, wordsOf } from './names-alike.ts';
import type { WitnessWords } from './witness-words.ts';

/** A name found far from its sentence, by the half that it shares. */
const ODDS_OF_NAMESAKES = 1;

/**
 * A sibling that does not cover the page's sentence may still name the person elsewhere under a namesake: the
 * page has "Chen Gang" only, the sibling "Qin Gang" only.
 */
export function namesakeContrasts(page: WitnessWords, sibling: WitnessWords, index: number, covered: ReadonlySet<number>): Contrast[] {
  const theirs = sibling.witness
    .facts()
    .filter((fact) => fact.type === 'name' && sibling.witness.body[fact.sentence] === true && wordsOf(fact).length === 2);
  if (theirs.length === 0) return [];
  return page.factsIn.flatMap((facts, sentence) =>
    covered.has(sentence)
      ? []
      : facts.flatMap((fact): Contrast[] => {
          const ours = wordsOf(fact);
          if (fact.type !== 'name' || ours.length !== 2 || !ours.some((word) => !sibling.words.has(word))) return [];
          const other = theirs.find((one) => {
            const words = wordsOf(one);
            const extra = words.filter((word) => !ours.includes(word));
            const own = ours.filter((word) => !words.includes(word));
            // the given name is shared and the family names differ, or the other way round; both new to the other text
            return (
              extra.length === 1 &&
              own.length === 1 &&
              !page.words.has(extra[0] ?? '') &&
              !sibling.words.has(own[0] ?? '') &&
              !isOneWord(own[0] ?? '', extra[0] ?? '') &&
              !DESIGNATORS.has(own[0] ?? '') &&
              !(own[0] ?? '').startsWith('@') &&
              !(extra[0] ?? '').startsWith('@')
            );
          });
          return other === undefined
            ? []
            : [
                {
                  category: 'name',
                  span: fact.span,
                  sibling: index,
                  stance: 'differs',
                  theirs: other.value,
                  theirSpan: other.span,
                  severity: 3,
                  sure: 0.7,
                  odds: ODDS_OF_NAMESAKES,
                },
              ];
        }),
  );
}
