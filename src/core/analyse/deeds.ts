import type { Fact, Span, Token } from '../model.ts';
import { FUNCTION_WORDS } from '../fingerprint/function-words.data.ts';
import { ROLES } from './roles.data.ts';
import { IRREGULAR } from '../text/irregular.data.ts';
import { wordsOf } from './names-alike.ts';
import { tokenRange, type WitnessWords } from './witness-words.ts';

/** A name, or a noun ("the union"), as somebody who does something, or suffers it. */
export interface Party {
  /** Tokens `[first, last)`. */
  readonly first: number;
  readonly last: number;
  /** The words of the name; of a noun its stem alone. */
  readonly words: readonly string[];
  readonly isNamed: boolean;
  readonly span: Span;
}

/** Who did what to whom, as the sentence has it once passives are undone: "A was sued by B" is B, sue, A. */
export interface Deed {
  readonly sentence: number;
  readonly agent: Party;
  readonly patient: Party;
  /** The verb, or the noun of one ("A's criticism of B"), and its key among words that mean the same. */
  readonly verb: Token;
  readonly key: number;
  /** The word that ties the patient to the verb ("lent to"); '' where it is the object. */
  readonly tie: string;
}

const made = new WeakMap<WitnessWords, readonly Deed[]>();

/** All deeds of a witness between two names or nouns, in page order; what is not read for sure is left out. */
export function deedsOf(words: WitnessWords): readonly Deed[] {
  let found = made.get(words);
  if (found === undefined) {
    found = words.factsIn.flatMap((facts, s) => deedsIn(words, s, facts));
    made.set(words, found);
  }
  return found;
}

/** So many words may stand between a verb and the name that does it, or suffers it. */
const REACH = 8;
/** Sentences with more names than this are lists. */
const MOST_NAMES = 16;

const BE = new Set('is are was were be been being am get gets got gotten getting'.split(' '));
const MODAL = new Set("will would can could may might must shall should do does did 'll cannot".split(' '));
const AUXILIARY = new Set([...BE, ...MODAL, ...'has have had having not never'.split(' ')]);
/** Past forms that are mostly nouns, adjectives, or no deed. */
const NO_DEED = new Set(
  `did done does made make taken took went gone came come got had men women people children more most less least better best worse worst read
  left born based called named known said`.split(/\s+/u),
);
/** Words with which another clause begins. */
const CLAUSE = new Set(
  'that which whom where when while because as if whether although though than and or but nor so after before since until'.split(' '),
);
/** A name after one of these tells where or when. */
export const ADJUNCT: ReadonlySet<string> = new Set(
  'in at near during since until after before outside inside across around amid along'.split(' '),
);
const OF = new Set('of for from'.split(' '));
const TIES = new Set('to from over against on for with at into about toward towards onto upon'.split(' '));
/** Words after which a name is no object. */
const OTHER = new Set(
  'by who between among under without within through despite per via like beside besides beyond above below'.split(' '),
);
const DETERMINERS = new Set('the a an his her its their this that these those'.split(' '));

function deedsIn(words: WitnessWords, sentence: number, facts: readonly Fact[]): Deed[] {
  const { witness } = words;
  const parties = facts
    .filter((fact) => fact.type === 'name')
    .map((fact): Party => ({ ...tokenRange(witness, fact.span), words: wordsOf(fact), isNamed: true, span: fact.span }))
    .sort((a, b) => a.first - b.first);
  if (parties.length > MOST_NAMES) return [];
  const from = witness.tokenBorders[sentence] ?? 0;
  const to = witness.tokenBorders[sentence + 1] ?? from;
  const line = new Line(words, from, to, parties);
  const found: Deed[] = [];
  for (let i = from; i < to; i++) {
    const told = line.partyAt(i) === undefined ? (verbal(line, i) ?? nominal(line, i)) : null;
    const verb = witness.tokens[i];
    if (told !== null && verb !== undefined && told.agent !== told.patient)
      found.push({ ...told, sentence, verb, key: words.keys[i] ?? 0 });
  }
  return found;
}

/** One sentence and its names. */
class Line {
  readonly #tokens: readonly Token[];
  readonly #at = new Map<number, Party>();
  readonly from: number;
  readonly to: number;

  constructor({ witness }: WitnessWords, from: number, to: number, parties: readonly Party[]) {
    this.#tokens = witness.tokens;
    this.from = from;
    this.to = to;
    for (const party of parties) for (let i = party.first; i < party.last; i++) this.#at.set(i, party);
  }

  partyAt(i: number): Party | undefined {
    return this.#at.get(i);
  }

  token(i: number): Token | undefined {
    return i >= this.from && i < this.to ? this.#tokens[i] : undefined;
  }

  norm(i: number): string {
    return this.token(i)?.norm ?? '';
  }

  /** Over adverbs, "not" and the like. */
  isFiller(i: number): boolean {
    const norm = this.norm(i);
    return AUXILIARY.has(norm) || norm.endsWith("n't") || (norm.length > 4 && norm.endsWith('ly')) || FILLERS.has(norm);
  }

  isPast(i: number): boolean {
    const token = this.token(i);
    return (
      token?.kind === 'word' &&
      this.partyAt(i) === undefined &&
      !AUXILIARY.has(token.norm) &&
      (/^\p{L}{2,}(?<!e)ed$|[gf]reed$/u.test(token.norm) || (IRREGULAR.has(token.norm) && !/(?:ing|[^s]s)$/u.test(token.norm)))
    );
  }
}

const FILLERS = new Set(
  'also now then later again still once today already just only even soon have has had been since jointly'.split(' '),
);

interface Told {
  readonly agent: Party;
  readonly patient: Party;
  readonly tie: string;
}

/** "A sued B", "A has not paid B", "A will meet B", "B, sued by A", "B was sued on Friday by A". */
function verbal(line: Line, i: number): Told | null {
  const token = line.token(i);
  if (token?.kind !== 'word' || AUXILIARY.has(token.norm) || NO_DEED.has(token.norm) || token.norm.length < 3) return null;
  let g = i;
  while (line.isFiller(g - 1)) g--;
  const group = Array.from({ length: i - g }, (_, k) => line.norm(g + k));
  const isPast = line.isPast(i);
  const isFinite =
    (isPast && (group.length === 0 || !group.some((norm) => MODAL.has(norm)) || group.some((norm) => BE.has(norm) || norm === 'have'))) ||
    (token.norm.endsWith('ing') && group.some((norm) => BE.has(norm))) ||
    group.some((norm) => MODAL.has(norm) || norm.endsWith("n't")) ||
    line.norm(g - 1) === 'to' ||
    (/[^s]s$/u.test(token.norm) && group.every((norm) => !AUXILIARY.has(norm)) && line.partyAt(g - 1) !== undefined);
  if (!isFinite) return null;
  const by = isPast ? byAfter(line, i) : null;
  const isPassive = isPast && group.some((norm) => BE.has(norm));
  if (isPassive || by?.isNext === true) {
    if (by === null) return null;
    const patient = (isPassive ? subjectBefore(line, g) : justBefore(line, g)) ?? nounBefore(line, g);
    return patient === null ? null : { agent: by.party, patient, tie: '' };
  }
  const agent = subjectBefore(line, g) ?? nounBefore(line, g);
  if (agent === null) return null;
  const object = objectAfter(line, i + 1) ?? objectNoun(line, i + 1);
  return object === null ? null : { agent, patient: object.party, tie: object.tie };
}

/** "The union", "protesters": a noun that ends its group right before a verb, or begins right after one. */
function nounAt(line: Line, i: number): Party | null {
  const token = line.token(i);
  if (token?.kind !== 'word' || token.norm.length < 3 || line.partyAt(i) !== undefined || line.isFiller(i) || line.isPast(i)) return null;
  if (FUNCTION_WORDS.has(token.norm) || token.norm === "'s") return null;
  return { first: i, last: i + 1, words: [token.stem], isNamed: false, span: { start: token.start, end: token.end } };
}

/** A noun right after the verb, or after one word that ties it. */
function objectNoun(line: Line, from: number): { party: Party; tie: string } | null {
  const tie = TIES.has(line.norm(from)) ? line.norm(from) : '';
  const party = nounAfter(line, tie === '' ? from : from + 1);
  return party === null ? null : { party, tie };
}

/** The noun before the verb group, where a determiner opens it, or a plural stands alone. */
function nounBefore(line: Line, g: number): Party | null {
  const noun = nounAt(line, g - 1);
  if (noun === null) return null;
  for (let k = g - 2; k >= g - 5; k--) {
    const norm = line.norm(k);
    if (DETERMINERS.has(norm))
      return ADJUNCT.has(line.norm(k - 1)) || TIES.has(line.norm(k - 1)) || OF.has(line.norm(k - 1)) || line.norm(k - 1) === 'by'
        ? null
        : noun;
    if (line.token(k) === undefined) return /[^s]s$/u.test(line.norm(g - 1)) || k === g - 2 ? noun : null;
    if (nounAt(line, k) === null) return null;
  }
  return null;
}

/** The noun that ends the group after the verb: "the striking workers". */
function nounAfter(line: Line, from: number): Party | null {
  const opens = DETERMINERS.has(line.norm(from));
  let k = opens ? from + 1 : from;
  let noun: Party | null = null;
  for (; k < from + 5; k++) {
    const next = nounAt(line, k);
    if (next === null) break;
    noun = next;
  }
  if (noun === null || line.partyAt(k) !== undefined || line.norm(k) === "'s") return null;
  return opens || (noun.first === from && /[^s]s$/u.test(line.norm(from))) ? noun : null;
}

/** "By B" after a participle, at once or over a few words that name nobody. */
function byAfter(line: Line, i: number): { party: Party; isNext: boolean } | null {
  for (let k = i + 1; k <= i + REACH; k++) {
    const token = line.token(k);
    if (token === undefined || token.kind === 'punctuation' || CLAUSE.has(token.norm)) return null;
    if (token.norm !== 'by') continue;
    const party = headAt(line, k + 1) ?? nounAfter(line, k + 1);
    return party === null ? null : { party, isNext: k === i + 1 || (k === i + 2 && line.isFiller(i + 1)) };
  }
  return null;
}

/** The name that a group of words from here on is about: "the Swedish carmaker Volvo", "President Macron". */
function headAt(line: Line, from: number): Party | null {
  for (let k = from; k < from + 6; k++) {
    const party = line.partyAt(k);
    if (party !== undefined) {
      // "the German minister Anna Berg": the person, not the land
      const next =
        line.norm(party.last) === "'s"
          ? undefined
          : (line.partyAt(party.last) ?? (ROLES.has(line.norm(party.last)) ? line.partyAt(party.last + 1) : undefined));
      return next ?? party;
    }
    const token = line.token(k);
    if (token === undefined || token.kind === 'punctuation' || AUXILIARY.has(token.norm) || CLAUSE.has(token.norm) || TIES.has(token.norm))
      return null;
  }
  return null;
}

/** The name right before, a comma between or not: "Volvo, sued by Saab". */
const justBefore = (line: Line, g: number): Party | null =>
  line.partyAt(g - 1) ?? (line.norm(g - 1) === ',' ? (line.partyAt(g - 2) ?? null) : null);

/** Who does what the verb group that begins at `g` tells. */
function subjectBefore(line: Line, g: number): Party | null {
  let k = g - 1;
  if (line.norm(k) === 'to') {
    const asked = line.partyAt(k - 1);
    if (asked !== undefined) return asked;
    if (!line.isPast(k - 1) && !/[^s]s$|^(?:have|had|need|want|going|plan|hope)$/u.test(line.norm(k - 1))) return null;
    let before = k - 1;
    while (line.isFiller(before - 1)) before--;
    return subjectBefore(line, before);
  }
  if (line.norm(k) === 'who' || line.norm(k) === 'which') return justBefore(line, k);
  if (line.norm(k) === ',') {
    // "A, head of C, sued B": what stands between two commas is left out
    let open = k - 1;
    while (open > line.from && line.norm(open) !== ',' && k - open < 25) open--;
    if (line.norm(open) !== ',') return null;
    k = open - 1;
  }
  for (let steps = 0; steps < REACH; steps++, k--) {
    const party = line.partyAt(k);
    if (party !== undefined) {
      let p = party.first - 1;
      while (DETERMINERS.has(line.norm(p)) || ROLES.has(line.norm(p))) p--;
      const before = line.norm(p);
      // "a spokesman for A", "Berg of A": who speaks is named, or belongs to the name
      if (OF.has(before)) return line.partyAt(p - 1) ?? party;
      if (!ADJUNCT.has(before) && !TIES.has(before) && before !== 'by') return party;
      k = p;
      continue;
    }
    const token = line.token(k);
    if (token === undefined || token.kind === 'punctuation' || CLAUSE.has(token.norm) || AUXILIARY.has(token.norm) || token.norm === 'to')
      return null;
    if (line.isPast(k) && !DETERMINERS.has(line.norm(k - 1))) return null;
  }
  return null;
}

/** Whom it is done to, and by which word. */
function objectAfter(line: Line, from: number): { party: Party; tie: string } | null {
  let tie = '';
  for (let k = from; k < from + REACH; k++) {
    const party = line.partyAt(k);
    if (party !== undefined) {
      if (!ADJUNCT.has(tie)) return { party: headAt(line, k) ?? party, tie };
      tie = '';
      k = party.last - 1;
      continue;
    }
    const token = line.token(k);
    if (token === undefined || (token.kind === 'punctuation' && !/^["“”'‘’$€£%]$/u.test(token.norm))) return null;
    const { norm } = token;
    if (CLAUSE.has(norm) || AUXILIARY.has(norm) || OTHER.has(norm)) return null;
    if (ADJUNCT.has(norm) || TIES.has(norm)) {
      // "to appoint B": another verb
      const next = line.token(k + 1);
      if (
        tie !== '' ||
        (norm === 'to' && line.partyAt(k + 1) === undefined && !DETERMINERS.has(next?.norm ?? '') && !ROLES.has(next?.norm ?? ''))
      )
        return null;
      tie = norm;
    } else if (line.isPast(k) && !DETERMINERS.has(line.norm(k - 1)) && !line.norm(k - 1).endsWith('ly')) return null;
  }
  return null;
}

/** "A's criticism of B", "A's win over B", "A's defeat by B", "an attack by A on B". */
function nominal(line: Line, i: number): Told | null {
  const token = line.token(i);
  if (token?.kind !== 'word' || token.norm.length < 4 || line.isFiller(i)) return null;
  let p = i - 1;
  while (p >= i - 2 && line.norm(p) !== "'s" && line.token(p)?.kind === 'word' && line.partyAt(p) === undefined) p--;
  const owner = line.norm(p) === "'s" ? line.partyAt(p - 1) : undefined;
  const tie = line.norm(i + 1);
  if (tie === 'by') {
    const agent = headAt(line, i + 2);
    if (agent === null) return null;
    if (owner !== undefined) return { agent, patient: owner, tie: '' };
    const next = line.norm(agent.last);
    const patient = TIES.has(next) || next === 'of' ? headAt(line, agent.last + 1) : null;
    return patient === null ? null : { agent, patient, tie: next === 'of' ? '' : next };
  }
  if (owner === undefined || (!TIES.has(tie) && tie !== 'of')) return null;
  const patient = headAt(line, i + 2);
  return patient === null ? null : { agent: owner, patient, tie: tie === 'of' ? '' : tie };
}
