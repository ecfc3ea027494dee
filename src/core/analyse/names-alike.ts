import type { Fact } from '../model.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { romanised, sounds } from '../text/romanised.ts';
import { nearSpelling } from './spelling.ts';
import type { WitnessWords } from './witness-words.ts';

/** No common noun or adjective in any of its parts: "western-based" is none. */
export const isNameWord = (word: string, lexicon: Lexicon): boolean =>
  word.startsWith('@') || word.split('-').some((part) => part.length > 1 && !lexicon.has(part));

/** Does the witness name something that is spelt nearly so, anywhere? Short words prove nothing. */
export function isSpeltIn(words: WitnessWords, word: string): boolean {
  if (word.length < 5 || word.startsWith('@')) return false;
  const known = SPELT.get(words) ?? new Map<string, boolean>();
  SPELT.set(words, known);
  let found = known.get(word);
  if (found === undefined) {
    found = [...nameWordsOf(words).keys()].some((other) => other !== word && other.length >= 5 && nearSpelling(word, other));
    known.set(word, found);
  }
  return found;
}

const SPELT = new WeakMap<WitnessWords, Map<string, boolean>>();
const NAME_WORDS = new WeakMap<WitnessWords, ReadonlyMap<string, number>>();

/** All words of all names of a witness, and how often. */
export function nameWordsOf(words: WitnessWords): ReadonlyMap<string, number> {
  let found = NAME_WORDS.get(words);
  if (found === undefined) NAME_WORDS.set(words, (found = countedWords(words.factsIn.flat())));
  return found;
}

/** The words of the names among `facts`, and how often. */
export function countedWords(facts: readonly Fact[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const fact of facts) if (fact.type === 'name') for (const word of wordsOf(fact)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** One word of a name in two spellings, cut short ("J", "Dan"), or as friends say it ("Bill" for William). */
export const isOneWord = (a: string, b: string): boolean => nearSpelling(a, b) || sharesPart(a, b) || isShort(a, b);

/** Two double names ("Meyer-Lund", "Lund") that have one of their longer parts in common. */
const sharesPart = (a: string, b: string): boolean =>
  (a.includes('-') || b.includes('-')) && a.split('-').some((part) => part.length >= 4 && b.split('-').includes(part));

const isShort = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a) || isCalled(a, b);

/** The same word of a name however it came into Latin letters, cut short ("J", "Dan"), or as friends say it ("Bill"). */
export const isSameWord = (a: string, b: string): boolean =>
  a === b ||
  (!a.startsWith('@') && !b.startsWith('@') && (isShort(a, b) || romanised(a) === romanised(b) || isDemonym(a, b))) ||
  sharesPart(a, b);

/** "Texan", "Texas"; "Londoner", "London"; "Karviná", "Karvinsko". */
const isDemonym = (a: string, b: string): boolean => {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [x, y] = [a.slice(same), b.slice(same)];
  return same >= 4 && (PEOPLE.test(`${x}>${y}`) || PEOPLE.test(`${y}>${x}`));
};

/** What a land ends in, and what its people do, after the letters that both have. */
const PEOPLE =
  /^(?:>(?:n|an|ian|er|ish|ese|nese|i|ic|isch|sk[aiy]?|sko)s?|[aeosy]>(?:an|ian|ese|ic|ish|i|sko|sk[aiy])s?|s>ns?|y>ies|i?a>(?:ns?|ic|is?)|ia>(?:n|an|i|s)s?)$/u;

/** In texts that are no copies a name may have come by another way from another alphabet: "Capz", "Caps"; "Teheran", "Tehran". */
export const isSoundedAlike = (a: string, b: string): boolean =>
  isSameWord(a, b) ||
  (!a.startsWith('@') &&
    !b.startsWith('@') &&
    ((sounds(a).length > 1 && sounds(a) === sounds(b) && nearSpelling(a, b)) || isInflected(a, b)));

/** "Mýrargata", "Mýrargötunni"; "Hlaváčka", "Hlaváčkova": another ending in the language that the name is from. */
function isInflected(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same >= 6 && Math.min(a.length, b.length) - same <= 3 && Math.max(a.length, b.length) - same <= 5;
}

/** Is one of them what friends call the other? */
const isCalled = (a: string, b: string): boolean => (CALLED.get(a) ?? []).includes(b) || (CALLED.get(b) ?? []).includes(a);

/** Short names that are no beginning of the long one. */
const CALLED: ReadonlyMap<string, readonly string[]> = new Map(
  `abby abigail|andy andrew|bella isabella|bernie bernard|bert albert robert|beth elizabeth|betty elizabeth|bill william|billy william|bob robert|bobby robert|
  charlie charles|chuck charles|debbie deborah|dick richard|eddie edward|frankie frank francis|gina regina|hank henry|harry henry harold|jack john|jamie james|
  jenny jennifer|jerry gerald jerome|jim james|jimmy james|joe joseph|johnny john|kate katherine catherine|kathy katherine catherine|ken kenneth|kim kimberly|
  larry lawrence|liz elizabeth|lizzie elizabeth|maggie margaret|mike michael|mick michael|nick nicholas nicolas|nancy anne|peggy margaret|penny penelope|rick richard|
  ricky richard|rob robert|ron ronald|sasha alexander aleksandr|sandy alexander|steve stephen steven|sue susan|ted edward theodore|terry terence|tom thomas|tommy thomas|
  tony anthony antony|will william|liam william|volodya vladimir|olya olga|misha mikhail|dima dmitry dmitri|kolya nikolai|vanya ivan|
  katya ekaterina|masha maria|natasha natalia|petya pyotr|lena elena|zhenya yevgeny evgeny`
    .split('|')
    .map((line) => line.trim().split(/\s+/u))
    .map(([short = '', ...long]) => [short, long] as const),
);

const MOST_REMEMBERED = 20_000;
const forms = new Map<string, NameForm>();

/** What is read of a name again and again. */
interface NameForm {
  readonly words: readonly string[];
  /** In one word. */
  readonly squeezed: string;
  /** "-" for a name of one word. */
  readonly initials: string;
}

/** Remembered: names are held against each other again and again. */
export function formOf({ value }: Fact): NameForm {
  let known = forms.get(value);
  if (known === undefined) {
    const words = value.split(' ');
    const initials = words.length < 2 ? '-' : words.map((word) => word.replace('@', '')[0] ?? '').join('');
    if (forms.size > MOST_REMEMBERED) forms.clear();
    forms.set(value, (known = { words, squeezed: value.replace(/[ @]/gu, ''), initials }));
  }
  return known;
}

export const wordsOf = (fact: Fact): readonly string[] => formOf(fact).words;

/** Words that say what kind of thing is named; one version has them, another does not. */
export const DESIGNATORS = new Set(
  `party city river state province region territory krai oblast county district town village island islands sea ocean mountain lake street road square airport station park stadium
  university college school institute academy hospital church museum company co corp corporation inc ltd llc plc group holding bank fund office bureau ministry
  department service services agency authority administration committee commission council board court parliament assembly senate house union league cup
  association federation foundation organization organisation center centre club team army navy force forces police republic kingdom federal national
  international general new great north south east west northern southern eastern western central`.split(/\s+/u),
);

/** Do two names of places or bodies share a word that is no common one? */
export const sharesHouse = (a: Fact, b: Fact, lexicon: Lexicon): boolean =>
  [...wordsOf(a), ...wordsOf(b)].some((word) => DESIGNATORS.has(word)) &&
  wordsOf(a).some((word) => !DESIGNATORS.has(word) && !lexicon.has(word) && wordsOf(b).includes(word));

/** One spelling for all alternatives that name the same: they share a proper word, or are spelt alike. By alternative. */
export function oneNameEach(values: readonly string[]): ReadonlyMap<string, string> {
  const sorted = [...new Set(values)].sort();
  const first = new Map<string, string>(sorted.map((value) => [value, value]));
  for (const a of sorted)
    for (const b of sorted)
      if (a < b && isOneName(a, b)) {
        const low = [first.get(a) ?? a, first.get(b) ?? b].sort()[0] ?? a;
        const gone = new Set([first.get(a), first.get(b)]);
        for (const [value, known] of first) if (gone.has(known)) first.set(value, low);
      }
  return first;
}

const isOneName = (a: string, b: string): boolean =>
  a
    .split(' ')
    .some(
      (word) =>
        !DESIGNATORS.has(word) &&
        word.length >= 3 &&
        b.split(' ').some((other) => word === other || (word.length >= 5 && nearSpelling(word, other))),
    );
