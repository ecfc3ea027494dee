import { analyse } from '../../src/core/analyse/report.ts';
import { hash32 } from '../../src/core/article-id.ts';
import type { Article, Finding } from '../../src/core/model.ts';
import { overlaps } from '../../src/core/span.ts';
import { labTables } from './lab-tables.ts';
import { injected, INJECTIONS, scraped, type InjectionKind } from './page-like.ts';
import { siblingSets } from './sibling-sets.ts';
import { spin } from './spinner.ts';
import { randomOf } from './traditions.ts';

/** Errors that are put into copies: those of page-like.ts, and such as need names of the story itself. */
export const COPY_ERRORS = [...INJECTIONS, 'exchange', 'speaker', 'surname', 'given', 'letter', 'status'] as const;
export type CopyError = (typeof COPY_ERRORS)[number];

/** Beside whom a copy stands: the text it was made from, or another copy of that, or four of them. */
export const BESIDE = ['source', 'reworded', 'four'] as const;
export type Beside = (typeof BESIDE)[number];

export interface CopyTrial {
  readonly beside: Beside;
  readonly error: CopyError | 'none';
  readonly page: Article;
  readonly siblings: readonly Article[];
  readonly sentences: number;
  /** What the reader sees by default, and the deviations among it. */
  readonly marks: readonly Finding[];
  readonly shown: readonly Finding[];
  /** Where the error stands; the later places of a name that is carried are told apart. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** So many of a hundred words of content are exchanged for a neighbour in the thesaurus. */
const SPUN = 20;
const SPUN_MORE = 45;

/** Words that a spinner turns into other facts are left alone: only errors that were put in are to be told. */
const FACTS =
  /(\b(?:hundred|thousand|million|billion|trillion|cents?|per|percent|vice|former|deputy|nothing|double|twice|half|first|second|third|last|quarter|week|month|year)\b)/u;

const spun = (text: string, salt: string, percent: number): string =>
  text
    .split(FACTS)
    .map((part, i) => (i % 2 === 1 ? part : spin(part, `${salt} ${i}`, percent)))
    .join('');

/**
 * Real news articles as careless copies: cut, moved and spun, unaltered and with one error. `first`: of every `every`
 * articles which one. Null where shared/eval is absent.
 */
export async function copyTrials(every: number, first: number, among: readonly Beside[] = BESIDE): Promise<CopyTrial[] | null> {
  const sets = await siblingSets();
  if (sets === null) return null;
  const names = [
    ...new Set(
      sets.distractors
        .slice(0, 400)
        .flatMap((article) => article.text.match(/(?<=\p{Ll} )\p{Lu}\p{Ll}{3,} \p{Lu}\p{Ll}{3,}(?= \p{Ll})/gu) ?? []),
    ),
  ];
  const tables = labTables();
  return sets.distractors
    .filter((article, i) => i % every === first && article.text.length > 1500 && article.text.length < 6000)
    .flatMap((source): CopyTrial[] => {
      const draw = (what: string): (() => number) => randomOf(hash32(`copies ${source.id} ${what}`));
      const reworded = (n: number, percent: number): Article => {
        const cut = scraped(source, draw(`copy ${n}`));
        return {
          ...cut,
          id: `copy-${n}`,
          url: `https://copy-${n}.example/`,
          site: `copy-${n}.example`,
          text: spun(cut.text, `${source.id} ${n}`, percent),
        };
      };
      const siblings: Readonly<Record<Beside, readonly Article[]>> = {
        source: [source],
        reworded: [reworded(1, SPUN_MORE)],
        four: [source, reworded(1, SPUN_MORE), reworded(2, SPUN), reworded(3, SPUN)],
      };
      const clean = { ...reworded(0, SPUN), id: 'page' };
      return (['none', ...COPY_ERRORS] as const).flatMap((error): CopyTrial[] => {
        const made = error === 'none' ? { page: clean, places: [] } : withError(clean, error, names, draw(error));
        if (made === null) return [];
        return among.map((beside) => {
          const report = analyse(made.page, siblings[beside], tables);
          const marks = report.findings.filter((finding) => finding.kind !== 'residue' && finding.shown && finding.drawn);
          const shown = marks.filter((finding) => finding.kind === 'deviation');
          return {
            beside,
            error,
            page: made.page,
            siblings: siblings[beside],
            sentences: report.sentences.length,
            marks,
            shown,
            places: made.places,
          };
        });
      });
    });
}

export const isFound = (trial: CopyTrial, which = 0, among = trial.shown): boolean => {
  const place = trial.places[which];
  return place !== undefined && among.some((finding) => overlaps({ start: place.start - 25, end: place.end + 25 }, finding.span));
};

interface Made {
  readonly page: Article;
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

const NAME = /(?<=[\p{Ll}\d,] )\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})*/gu;
const CALENDAR =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/u;

function withError(page: Article, error: CopyError, names: readonly string[], random: () => number): Made | null {
  const one = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const { text } = page;
  const put = (start: number, end: number, words: string): Made => ({
    page: { ...page, text: text.slice(0, start) + words + text.slice(end) },
    places: [{ start, end: start + words.length }],
  });
  const everywhere = (was: string, words: string): Made => {
    const places: { start: number; end: number }[] = [];
    const made = text.replace(new RegExp(`(?<![\\p{L}-])${was}(?![\\p{L}-])`, 'gu'), (_, at: number) => {
      places.push({ start: at + places.length * (words.length - was.length), end: 0 });
      return words;
    });
    return { page: { ...page, text: made }, places: places.map(({ start }) => ({ start, end: start + words.length })) };
  };
  const people = [...text.matchAll(/(?<=[\p{Ll},] )(\p{Lu}\p{Ll}{2,}) (\p{Lu}\p{Ll}{3,})(?= \p{Ll}|, |\. )/gu)].filter(
    (m) => !CALENDAR.test(m[2] ?? ''),
  );
  switch (error) {
    case 'exchange': {
      const pairs = [...text.matchAll(NAME)].filter((m) => !CALENDAR.test(m[0]));
      const places = pairs.flatMap((a, i) => {
        const b = pairs[i + 1];
        if (b === undefined || a[0] === b[0]) return [];
        const between = text.slice(a.index + a[0].length, b.index);
        return /^ \p{Ll}[^.;\n"“”]*\b\p{Ll}+(?:ed|s)\b[^.;\n"“”]* $/u.test(between) &&
          !/\b(?:and|or|between)\b/u.test(between) &&
          between.length < 70
          ? [{ a, b, between }]
          : [];
      });
      const place = one(places);
      if (place === undefined) return null;
      const { a, b, between } = place;
      return put(a.index, b.index + b[0].length, b[0] + between + a[0]);
    }
    case 'speaker': {
      const speakers = [
        ...text.matchAll(
          /(?<=[\p{Ll},.”"] )\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})?(?= (?:said|told|added)\b)|(?<=\bsaid )\p{Lu}\p{Ll}{2,} \p{Lu}\p{Ll}{2,}/gu,
        ),
      ].filter((m) => !/^(?:He|She|They|It|The|This|We|You|But|And)\b/u.test(m[0]));
      const speaker = one(speakers);
      const other = one(people.filter((m) => speaker !== undefined && m[0].split(' ').every((word) => !speaker[0].includes(word))));
      return speaker === undefined || other === undefined
        ? null
        : put(speaker.index, speaker.index + speaker[0].length, speaker[0].includes(' ') ? other[0] : (other[2] ?? ''));
    }
    case 'surname':
    case 'given':
    case 'letter': {
      const person = one(people);
      if (person === undefined) return null;
      const was = (error === 'given' ? person[1] : person[2]) ?? '';
      const i = 1 + Math.floor(random() * (was.length - 1));
      const letter = one([...('aeiou'.includes(was[i] ?? '') ? 'aeiou' : 'bdfgklmnprst')].filter((c) => c !== was[i])) ?? 'a';
      const made =
        error === 'letter' ? was.slice(0, i) + letter + was.slice(i + 1) : (one(names)?.split(' ')[error === 'given' ? 0 : 1] ?? '');
      return made === '' || text.includes(made) ? null : everywhere(was, made);
    }
    case 'status': {
      const places = [...text.matchAll(/\bwill (?:also )?(\p{Ll}{4,})\b(?! be)/gu)].filter(
        (m) => !/^(?:have|also|then|soon|need|only)$/u.test(m[1] ?? ''),
      );
      const place = one(places);
      const verb = place?.[1] ?? '';
      return place === undefined
        ? null
        : put(place.index, place.index + place[0].length, PAST[verb] ?? (verb.endsWith('e') ? `${verb}d` : `${verb}ed`));
    }
    default: {
      const wrong = injected(page, error satisfies InjectionKind, names, random);
      return wrong === null ? null : { page: wrong.page, places: [{ start: wrong.start, end: wrong.end }] };
    }
  }
}

const PAST: Readonly<Record<string, string>> = {
  meet: 'met',
  make: 'made',
  take: 'took',
  give: 'gave',
  begin: 'began',
  hold: 'held',
  come: 'came',
  become: 'became',
  find: 'found',
  keep: 'kept',
  bring: 'brought',
  sell: 'sold',
  send: 'sent',
  spend: 'spent',
  leave: 'left',
  lose: 'lost',
  build: 'built',
  speak: 'spoke',
  lead: 'led',
  rise: 'rose',
  fall: 'fell',
  know: 'knew',
  show: 'showed',
  seek: 'sought',
  continue: 'continued',
};
