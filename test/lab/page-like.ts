import type { Article } from '../../src/core/model.ts';
import { sentencesOf } from '../../src/core/text/sentences.ts';

/**
 * What scraping and editing do to a text, without touching a fact: sentences cut, paragraphs merged and moved,
 * boilerplate in between. Single clean sentences flatter every rule; calibration is done on these.
 */
export function scraped(article: Article, random: () => number): Article {
  const sentences = sentencesOf(article.text, article.lang ?? 'en');
  const paragraphs: string[][] = [];
  sentences.forEach((sentence, i) => {
    if (sentences.length > 4 && random() < 0.12) return;
    const words = article.text.slice(sentence.start, sentence.end);
    const fresh = paragraphs.length === 0 || sentence.paragraph !== sentences[i - 1]?.paragraph;
    if (fresh && random() > 0.15) paragraphs.push([words]);
    else if (paragraphs.length === 0) paragraphs.push([words]);
    else paragraphs.at(-1)?.push(words);
  });
  if (paragraphs.length > 3 && random() < 0.4) {
    const from = 1 + Math.floor(random() * (paragraphs.length - 1));
    const [moved] = paragraphs.splice(from, 1);
    if (moved !== undefined) paragraphs.splice(1 + Math.floor(random() * paragraphs.length), 0, moved);
  }
  const lines = paragraphs.map((words) => words.join(' '));
  if (random() < 0.5)
    lines.splice(1 + Math.floor(random() * lines.length), 0, BOILERPLATE[Math.floor(random() * BOILERPLATE.length)] ?? '');
  if (random() < 0.3) lines.push('Related posts');
  return { ...article, text: lines.join('\n\n') };
}

const BOILERPLATE = [
  'See also  Ministers to meet again after the summer break',
  '[ad_1]',
  'Advertisement',
  'Read more: What we know about the storm so far',
  'Share this article',
  '(Photo: Agency)',
];

/** An error put into one sentence of a page: the kind, and the words that are wrong now. */
export interface Injection {
  readonly kind: InjectionKind;
  readonly page: Article;
  readonly start: number;
  readonly end: number;
}

export const INJECTIONS = ['number', 'unit', 'weekday', 'name', 'negation', 'opposite', 'modality', 'attribution', 'role'] as const;
export type InjectionKind = (typeof INJECTIONS)[number];

/** Put one error of a kind into the page, or null where the page has no place for it. `names`: of other stories. */
export function injected(page: Article, kind: InjectionKind, names: readonly string[], random: () => number): Injection | null {
  const found = placesFor(page.text, kind, names, random);
  const place = found[Math.floor(random() * found.length)];
  if (place === undefined) return null;
  const text = page.text.slice(0, place.start) + place.words + page.text.slice(place.end);
  return { kind, page: { ...page, text }, start: place.start, end: place.start + place.words.length };
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['January', 'February', 'April', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const UNITS: Readonly<Record<string, string>> = {
  days: 'weeks',
  weeks: 'months',
  months: 'years',
  years: 'months',
  hours: 'days',
  minutes: 'hours',
  kilometers: 'meters',
  kilometres: 'metres',
  meters: 'kilometers',
  percent: 'percentage points',
  million: 'billion',
  billion: 'million',
};
const OPPOSITES: Readonly<Record<string, string>> = {
  increased: 'decreased',
  increase: 'decrease',
  rose: 'fell',
  fell: 'rose',
  higher: 'lower',
  lower: 'higher',
  before: 'after',
  after: 'before',
  won: 'lost',
  lost: 'won',
  first: 'last',
  last: 'first',
  more: 'less',
  support: 'oppose',
  supported: 'opposed',
  accepted: 'rejected',
  rejected: 'accepted',
  open: 'close',
  opened: 'closed',
  closed: 'opened',
  strong: 'weak',
  success: 'failure',
  successful: 'unsuccessful',
  possible: 'impossible',
  north: 'south',
  south: 'north',
  east: 'west',
  west: 'east',
  began: 'ended',
  arrived: 'left',
  largest: 'smallest',
  best: 'worst',
  good: 'bad',
  positive: 'negative',
  negative: 'positive',
  allowed: 'banned',
  men: 'women',
  women: 'men',
  old: 'new',
  early: 'late',
  buy: 'sell',
  bought: 'sold',
  public: 'private',
  victory: 'defeat',
  defeat: 'victory',
  improve: 'worsen',
  improved: 'worsened',
  dead: 'alive',
  guilty: 'innocent',
};
const MODALS: Readonly<Record<string, string>> = {
  will: 'may',
  would: 'might',
  can: 'must',
  must: 'may',
  could: 'will',
  may: 'will',
  should: 'could',
  might: 'will',
};
const ROLES: Readonly<Record<string, string>> = {
  president: 'vice president',
  minister: 'deputy minister',
  chairman: 'former chairman',
  director: 'deputy director',
  spokesman: 'lawyer',
  spokeswoman: 'lawyer',
  coach: 'captain',
  professor: 'student',
  mayor: 'governor',
  governor: 'senator',
  highest: 'lowest',
  largest: 'second-largest',
  secretary: 'adviser',
  leader: 'founder',
  captain: 'coach',
  doctor: 'patient',
  manager: 'owner',
};

function placesFor(text: string, kind: InjectionKind, names: readonly string[], random: () => number): Place[] {
  const name = names[Math.floor(random() * names.length)] ?? 'Robert Hansen';
  const swap = (words: Readonly<Record<string, string>>): Place[] =>
    each(text, new RegExp(`\\b(?:${Object.keys(words).join('|')})\\b`, 'gu'), (word) => words[word] ?? null);
  switch (kind) {
    case 'number':
      return each(text, /(?<![\p{L}\d.,:$€£-])\d{1,3}(?:,\d{3})*(?![\d.,:]?\d|[\p{L}-])/gu, (word) => changedNumber(word, random));
    case 'unit':
      return each(
        text,
        /(?<=\d |\b(?:two|three|four|five|six|seven|eight|nine|ten) )(?:days|weeks|months|years|hours|minutes|kilometers|kilometres|meters|million|billion)\b/gu,
        (word) => UNITS[word] ?? null,
      );
    case 'weekday':
      return each(text, new RegExp(`\\b(?:${[...WEEKDAYS, ...MONTHS].join('|')})\\b`, 'gu'), (word) => {
        const list = WEEKDAYS.includes(word) ? WEEKDAYS : MONTHS;
        return list[(list.indexOf(word) + 1 + Math.floor(random() * (list.length - 1))) % list.length] ?? null;
      });
    case 'name':
      return each(text, /(?<=\p{Ll},? )\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})*/gu, (word) =>
        WEEKDAYS.includes(word) || MONTHS.includes(word) || text.includes(name) ? null : name,
      );
    case 'negation':
      return each(
        text,
        /\b(?:is|was|are|were|will|would|can|could|has|have|had|should)\b(?! not|n't| no\b| n’t)/gu,
        (word) => `${word} not`,
      );
    case 'opposite':
      return swap(OPPOSITES);
    case 'modality':
      return swap(MODALS);
    case 'attribution':
      return each(
        text,
        /\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*(?= (?:said|says|told|added|stated))|(?<=\b(?:said|says|added) )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/gu,
        (word) => (/^(?:He|She|They|It|The|This|We|I|You)\b/u.test(word) || text.includes(name) ? null : name),
      );
    case 'role':
      return swap(ROLES);
  }
}

const each = (text: string, pattern: RegExp, change: (word: string) => string | null): Place[] =>
  [...text.matchAll(pattern)].flatMap((m) => {
    const words = change(m[0]);
    return words === null || words === m[0] ? [] : [{ start: m.index, end: m.index + m[0].length, words }];
  });

function changedNumber(word: string, random: () => number): string | null {
  const value = Number(word.replaceAll(',', ''));
  if (!Number.isFinite(value) || value < 2) return null;
  const changed =
    value < 10
      ? ((value + 1 + Math.floor(random() * 7)) % 9) + 2
      : Math.round(value * (random() < 0.5 ? 0.4 + random() * 0.4 : 1.3 + random()));
  if (changed === value) return null;
  return word.includes(',') ? changed.toLocaleString('en-US') : String(changed);
}
