import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import type { Token } from '../model.ts';
import type { Tables } from '../tables.ts';
import { CARDINALS } from '../text/facts/number-words.data.ts';
import { IRREGULAR, PARTICIPLES } from '../text/irregular.data.ts';
import { formsOf } from '../text/lexicon.ts';

/** Which forms a word may be, as far as dictionary and model tell. */
export type WordClasses = (name: string, word: string) => boolean;

const isSpelled = (word: string): boolean => CARDINALS.has(word) || word === 'hundred' || word === 'thousand';

/** Forms that are their own past, or look like no verb in running text. */
const UNCHANGED: ReadonlySet<string> = new Set(
  'put set cut hit let cost hurt read shut split spread cast burst bet quit rid come become run overcome bid shed thrust upset beset broadcast forecast offset wet fit'.split(
    ' ',
  ),
);

/** How often a bare verb must have stood behind "to", and by how much more often than behind "the". */
const SEEN_AS_VERB = 6;
const VERB_LEAD = 3;

/** The classes that frames name; whoever asks for another gets a RangeError, so that a slip in the table shows. */
export function wordClasses({ lexicon, ngrams }: Tables): WordClasses {
  const isVerb = (word: string): boolean => lexicon.kinds(word).includes('v');
  /** Is it an inflection by `ending` of a verb, and no verb of its own ("bring")? */
  const inflects = (word: string, ending: string): boolean =>
    word.endsWith(ending) &&
    word.length > ending.length + 1 &&
    !isVerb(word) &&
    formsOf(word).some((form) => form !== word && isVerb(form));
  const irregular = (word: string): boolean => IRREGULAR.has(word) && isVerb(IRREGULAR.get(word) ?? '') && !/(?:s|ing)$/u.test(word);
  const behind = (left: string, word: string): number => ngrams.inARow([left, word]);
  const tests: Readonly<Record<string, (word: string) => boolean>> = {
    // a verb's bare form, noun or not
    INF: (word) => isVerb(word) && behind('to', word) > 0,
    // one that is hardly ever a noun or an adjective
    BARE: (word) =>
      isVerb(word) &&
      !UNCHANGED.has(word) &&
      !irregular(word) &&
      behind('to', word) >= SEEN_AS_VERB &&
      behind('to', word) >= VERB_LEAD * (behind('the', word) + behind('a', word)),
    ING: (word) => inflects(word, 'ing') && !NO_ING.has(word),
    THIRD: (word) => inflects(word, 's') && behind('to', word.replace(/s$/u, '')) >= SEEN_AS_VERB,
    PAST: (word) => !UNCHANGED.has(word) && (irregular(word) || inflects(word, 'ed')),
    // a past that is no participle: "went"
    PASTI: (word) => irregular(word) && (!PARTICIPLES.has(word) || /(?:came|^ran)$/u.test(word)) && !isVerb(word) && !NO_PASTI.has(word),
    PP: (word) => inflects(word, 'ed') || (PARTICIPLES.has(word) && !/(?:came|^ran)$/u.test(word) && isVerb(IRREGULAR.get(word) ?? '')),
    PLURAL: (word) =>
      word.endsWith('s') &&
      !/(?:ss|us|is)$/u.test(word) &&
      formsOf(word).some((form) => form !== word && lexicon.kinds(form).startsWith('n')),
    NUM: (word) => isSpelled(word) || /^\d/u.test(word),
    NUMS: (word) => (isSpelled(word) && word !== 'one') || (/^\d/u.test(word) && !/^1$|[.,]/u.test(word)),
    CARD: (word) => /^\d{1,2}$/u.test(word),
    YEAR: (word) => /^(?:1[89]|20)\d\d$/u.test(word),
    FN: (word) => FUNCTION_WORDS.has(word),
  };
  const known = new Map(Object.keys(tests).map((name) => [name, new Map<string, boolean>()]));
  return (name, word) => {
    const words = known.get(name);
    const test = tests[name];
    if (words === undefined || test === undefined) throw new RangeError(`grammar: no class ${name}`);
    let found = words.get(word);
    if (found === undefined) {
      if (words.size > MOST_REMEMBERED) words.clear();
      words.set(word, (found = test(word)));
    }
    return found;
  };
}

const MOST_REMEMBERED = 20_000;

/** Pasts that are participles as well, or no verb of their own. */
const NO_PASTI: ReadonlySet<string> = new Set('got struck borne became broke is are am was were'.split(' '));

const NO_ING: ReadonlySet<string> = new Set(
  'during evening morning wedding building meeting nothing something anything everything king'.split(' '),
);

/** Does a token belong to a class that only its spelling on the page tells? Undefined for classes of words. */
export function spelledAs(name: string, text: string, token: Token | undefined): boolean | undefined {
  switch (name) {
    // the end of a clause: a stop, a comma, a little word
    case 'END':
      return token === undefined || token.kind === 'punctuation' || FUNCTION_WORDS.has(token.norm);
    case 'WORD':
      return token?.kind === 'word' && token.norm !== "'s";
    case 'NAME':
      return token?.kind === 'word' && /^\p{Lu}\p{L}/u.test(text.slice(token.start, token.start + 2));
    default:
      return undefined;
  }
}
