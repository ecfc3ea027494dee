import type { ArticleId, Evidence, Said, SentenceLink, Span } from '../model.ts';
import { addressKey } from '../article-id.ts';
import { agencyIn, datelineOf } from './agencies.ts';
import type { Tables } from '../tables.ts';
import { offAddresses } from './addresses.ts';
import { surfaceMarksOf } from './artifacts.ts';
import { damageBeside, suspicionOf, type Suspicion } from './artifacts-slots.ts';
import { besideLink } from './counterpart.ts';
import type { SurfaceMark } from './surface-mark.ts';
import { tokensOfSentence, type Collation, type WitnessText } from './collation.ts';
import { dice } from './kinship.ts';
import { said } from './said.ts';
import { isPhotoCredit } from './residue.ts';
import { updateCluesOf } from './updates.ts';

/** A sign that `from` is older than `to`, in the order of weight of METHODS-matching §7. */
export interface Sign {
  readonly kind: Evidence['kind'];
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly text: string;
  readonly say?: Said;
}

/**
 * Weights keep the order errors, declarations, datelines, times: three broken readings outweigh a credit, no
 * number of dates outweighs one broken reading.
 */
const WEIGHT = { broken: 1, mostBroken: 4, link: 3, credit: 1.5, named: 1, dateline: 0.4, time: 0.3 } as const;

/** Damage is compared where the two sentences are this alike; elsewhere the damaged words were simply re-worded. */
const SAME_SENTENCE = 0.7;

/** Only damage this sure is heard: a mark that may be a matter of taste says nothing of descent. */
const SURE = 0.85;

/** More damage than this proves no more, and a hostile page must not cost time. */
const MOST_MARKS = 100;

/** What the witnesses declare and which damage each carries; made once per collation. */
export interface Descent {
  readonly marks: readonly (readonly SurfaceMark[])[];
  /** Signs between two witnesses, both directions. */
  between(i: number, j: number): readonly Sign[];
}

export function descentOf(collation: Collation, tables: Tables): Descent {
  const marks = collation.witnesses.map((w) =>
    (w.language === 'en' ? surfaceMarksOf(w, tables) : []).filter((m) => m.confidence >= SURE).slice(0, MOST_MARKS),
  );
  const made = new Map<number, readonly Sign[]>();
  const pairs = new SentencePairs();
  const n = collation.witnesses.length;
  const between = (i: number, j: number): readonly Sign[] => {
    const [a, b] = i < j ? [i, j] : [j, i];
    let known = made.get(a * n + b);
    if (known === undefined) {
      known = [
        ...broken(collation, marks, a, b, tables, pairs),
        ...broken(collation, marks, b, a, tables, pairs),
        ...declared(collation, a, b),
        ...declared(collation, b, a),
        ...dated(collation, a, b),
        ...refiled(collation, a, b),
      ];
      made.set(a * n + b, known);
    }
    return known;
  };
  return { marks, between };
}

/** Damage in `to` where `from` has the same sentence sound. */
function broken(
  collation: Collation,
  marks: readonly (readonly SurfaceMark[])[],
  from: number,
  to: number,
  tables: Tables,
  pairs: SentencePairs,
): Sign[] {
  const damaged = collation.witnesses[to];
  const sound = collation.witnesses[from];
  if (damaged === undefined || sound === undefined) return [];
  const signs: Sign[] = [];
  const own = marks[to] ?? [];
  const suspicions = suspicionsOf(damaged, tables);
  const isSuspect = (s: number, there: readonly number[]): boolean => {
    const suspicion = suspicions[s];
    return suspicion !== undefined && (suspicion.twice || suspicion.unknown.some((word) => !there.some((b) => hasWord(sound, b, word))));
  };
  // an outlet that files its story again mends its slips: there only gross damage tells
  const readable = damaged.language === 'en' && sound.language === 'en' && damaged.article.site !== sound.article.site;
  const links: SentenceLink[] = [];
  const beside: SurfaceMark[] = [];
  for (const link of collation.between(to, from).links) {
    const suspect = link.a.some((s) => isSuspect(s, link.b));
    if (!suspect && !link.a.some((s) => own.some((mark) => holds(damaged, s, mark.span)))) continue;
    const pair = pairs.of(damaged, sound, link, tables);
    if (pair.alike < SAME_SENTENCE || pair.alike >= 1) continue;
    links.push(link);
    if (readable && suspect) beside.push(...pair.damage());
  }
  const mine = [...own, ...offAddresses(damaged.article.text, beside)]
    .sort((x, y) => x.span.start - y.span.start || y.span.end - x.span.end)
    .filter((mark, k, all) => k === 0 || mark.span.start >= (all[k - 1]?.span.end ?? 0))
    .slice(0, MOST_MARKS);
  for (const mark of mine) {
    const link = links.find((l) => l.a.some((s) => holds(damaged, s, mark.span)));
    if (link === undefined) continue;
    const words = damaged.article.text.slice(mark.span.start, mark.span.end);
    const there = link.b.map((s) => sound.article.text.slice(sound.sentences[s]?.start ?? 0, sound.sentences[s]?.end ?? 0)).join(' ');
    if (there.includes(words)) continue;
    const alsoBroken = (marks[from] ?? []).some((m) => m.category === mark.category && link.b.some((s) => holds(sound, s, m.span)));
    if (alsoBroken) continue;
    signs.push({
      kind: 'sound-reading',
      from,
      to,
      weight: WEIGHT.broken,
      ...said('evidence_broken', nameOf(damaged), words, nameOf(sound)),
    });
  }
  const cap = Math.min(1, WEIGHT.mostBroken / Math.max(1, signs.length * WEIGHT.broken));
  return signs.map((sign) => ({ ...sign, weight: sign.weight * cap }));
}

/** Worked out once a witness, however many it is set beside. */
const suspicions = new WeakMap<WitnessText, { readonly tables: Tables; readonly sentences: readonly Suspicion[] }>();

function suspicionsOf(witness: WitnessText, tables: Tables): readonly Suspicion[] {
  const known = suspicions.get(witness);
  if (known?.tables === tables) return known.sentences;
  const sentences = witness.sentences.map((_, s) => suspicionOf(tokensOfSentence(witness, s), tables));
  suspicions.set(witness, { tables, sentences });
  return sentences;
}

const wordSets = new WeakMap<WitnessText, ReadonlySet<string>[]>();

/** Does the sentence have the word by itself? */
function hasWord(witness: WitnessText, sentence: number, word: string): boolean {
  let sets = wordSets.get(witness);
  if (sets === undefined) wordSets.set(witness, (sets = []));
  const known = (sets[sentence] ??= new Set(tokensOfSentence(witness, sentence).map((token) => token.norm)));
  return known.has(word);
}

const holds = (witness: WitnessText, s: number, span: Span): boolean => {
  const sentence = witness.sentences[s];
  return sentence !== undefined && sentence.start <= span.start && span.start < sentence.end;
};

/** Two sentences beside each other. */
interface SentencePair {
  /** How much of the words is common. */
  readonly alike: number;
  /** The damage of the first that the second shows, placed in the first's article. */
  damage(): SurfaceMark[];
}

/** Copies share most sentences word for word: what is known of two wordings holds wherever they stand. */
class SentencePairs {
  readonly #ids = new Map<string, number>();
  readonly #of = new WeakMap<WitnessText, number[]>();
  readonly #alike = new Map<number, number>();
  readonly #damage = new Map<number, readonly SurfaceMark[]>();

  of(damaged: WitnessText, sound: WitnessText, link: SentenceLink, tables: Tables): SentencePair {
    const [a, b] = [link.a[0] ?? 0, link.b[0] ?? 0];
    const key = link.a.length > 1 || link.b.length > 1 ? -1 : this.#id(damaged, a) * MOST_WORDINGS + this.#id(sound, b);
    const at = damaged.sentences[a]?.start ?? 0;
    return {
      alike: remembered(this.#alike, key, () => dice(norms(damaged, link.a), norms(sound, link.b))),
      damage: () =>
        remembered(this.#damage, key, () => {
          const one = besideLink(damaged, sound, 0, link);
          return damageBeside(damaged.article.text, one.mine, [one], tables)
            .filter((mark) => mark.confidence >= SURE)
            .map((mark) => moved(mark, -at));
        }).map((mark) => moved(mark, at)),
    };
  }

  #id(witness: WitnessText, sentence: number): number {
    let ids = this.#of.get(witness);
    if (ids === undefined) this.#of.set(witness, (ids = []));
    return (ids[sentence] ??= this.#number(witness, sentence));
  }

  #number(witness: WitnessText, sentence: number): number {
    const { start, end } = witness.sentences[sentence] ?? { start: 0, end: 0 };
    const words = witness.article.text.slice(start, end);
    let id = this.#ids.get(words);
    if (id === undefined) this.#ids.set(words, (id = this.#ids.size));
    return id;
  }
}

/** No story has so many different sentences in all its versions; two numbers below it make one exact number. */
const MOST_WORDINGS = 2 ** 26;

const moved = (mark: SurfaceMark, by: number): SurfaceMark => ({ ...mark, span: { start: mark.span.start + by, end: mark.span.end + by } });

/** Keys below zero are not kept. */
function remembered<T>(known: Map<number, T>, key: number, make: () => T): T {
  const found = key < 0 ? undefined : known.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (key >= 0) known.set(key, made);
  return made;
}

const norms = (witness: WitnessText, sentences: readonly number[]): string[] =>
  sentences.flatMap((s) =>
    tokensOfSentence(witness, s)
      .filter((t) => t.kind !== 'punctuation')
      .map((t) => t.norm),
  );

/** What `to` itself says of where it comes from, when that is `from`. */
function declared(collation: Collation, from: number, to: number): Sign[] {
  const source = collation.witnesses[from];
  const copy = collation.witnesses[to];
  if (source === undefined || copy === undefined) return [];
  const signs: Sign[] = [];
  const address = addressKey(source.article.url);
  const host = hostOf(source.article.url);
  const links = [
    ...(copy.article.links ?? []).filter((l) => l.relation !== 'alternate-language').map((l) => l.url),
    ...copy.residue.flatMap((r) => (r.category === 'source' && r.source?.url != null ? [r.source.url] : [])),
  ];
  if (links.some((url) => addressKey(url) === address))
    signs.push({
      kind: 'source-link',
      from,
      to,
      weight: WEIGHT.link,
      ...said('evidence_address', nameOf(copy), nameOf(source)),
    });
  else if (host !== '' && host !== hostOf(copy.article.url) && links.some((url) => hostOf(url) === host))
    signs.push({
      kind: 'source-link',
      from,
      to,
      weight: WEIGHT.link / 2,
      ...said('evidence_outlet_address', nameOf(copy), nameOf(source)),
    });
  const agency = agencyOf(source);
  if (agency !== null && agencyOf(copy) === null && creditsOf(copy).includes(agency))
    signs.push({
      kind: 'credit',
      from,
      to,
      weight: WEIGHT.credit,
      ...said('evidence_credits_own', nameOf(copy), agency, nameOf(source)),
    });
  const outlet = source.article.outlet ?? null;
  if (outlet !== null && agency === null && outlet !== copy.article.outlet && namesAsSource(copy.article.text, outlet))
    signs.push({ kind: 'credit', from, to, weight: WEIGHT.named, ...said('evidence_credits', nameOf(copy), outlet) });
  const own = datelineOf(source.article.text)?.agency ?? null;
  const other = datelineOf(copy.article.text)?.agency ?? null;
  if (own !== null && other === null)
    signs.push({
      kind: 'dateline',
      from,
      to,
      weight: WEIGHT.dateline,
      ...said('evidence_dateline_lacking', nameOf(source), own, nameOf(copy)),
    });
  return signs;
}

/** A name shorter than this is a word of the language as likely as an outlet's ("Time", "Metro"). */
const OUTLET_LETTERS = 6;

/** Does running text give an outlet as where it was reported: "Harbour Wire reported", "told the Harbour Wire"? */
function namesAsSource(text: string, outlet: string): boolean {
  const name = outlet.trim().replace(/^the\s+/iu, '');
  if (name.length < OUTLET_LETTERS || !text.includes(name)) return false;
  const words = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return new RegExp(
    `(?:\\b(?:[Aa]ccording to|(?:[Rr]eported|[Pp]ublished|[Cc]arried) (?:by|in)|[Tt]old|[Ss]ource:) (?:the |The )?${words}|${words} (?:(?:first )?reported|reports|wrote))(?![\\p{L}\\p{N}])`,
    'u',
  ).test(text);
}

/** The agency whose own page this is: by its host or outlet name. */
function agencyOf(witness: WitnessText): string | null {
  const host = hostOf(witness.article.url).replace(/^www\./u, '');
  const known: Readonly<Record<string, string>> = {
    'apnews.com': 'AP',
    'reuters.com': 'Reuters',
    'afp.com': 'AFP',
    'upi.com': 'UPI',
    'xinhuanet.com': 'Xinhua',
    'news.cn': 'Xinhua',
    'tass.com': 'TASS',
    'efe.com': 'EFE',
    'ansa.it': 'ANSA',
    'dpa.com': 'dpa',
    'kyodonews.net': 'Kyodo',
  };
  return known[host] ?? (witness.article.outlet == null ? null : exactAgency(witness.article.outlet));
}

const exactAgency = (name: string): string | null =>
  /^(?:the )?(?:AP|AP News|Associated Press|Reuters|AFP|Agence France-Presse|UPI|Xinhua|TASS|EFE|ANSA|dpa|Kyodo News)$/iu.test(name.trim())
    ? agencyIn(name)
    : null;

/** Agencies that a text credits for its words; picture credits say nothing. */
export function creditsOf(witness: WitnessText): string[] {
  const lines = [
    ...witness.residue.filter((r) => r.category === 'credit').map((r) => witness.article.text.slice(r.span.start, r.span.end)),
    ...(witness.article.credits ?? []).map((c) => c.text),
  ];
  return lines.filter((line) => !isPhotoCredit(line)).flatMap((line) => agencyIn(line) ?? []);
}

/** Two tellings that are near copies: clues of re-filing, and of an update by the same outlet. */
function refiled(collation: Collation, i: number, j: number): Sign[] {
  const a = collation.witnesses[i];
  const b = collation.witnesses[j];
  if (a === undefined || b === undefined || !nearCopies(collation, i, j)) return [];
  return updateCluesOf(a, b, collation.between(i, j).links).map((clue): Sign => {
    const [from, to, first, second] = clue.lead > 0 ? [i, j, a, b] : [j, i, b, a];
    return {
      kind: clue.kind,
      from,
      to,
      weight: clue.weight,
      text: (clue.text ?? '').replace(/\bE\b/gu, nameOf(first)).replace(/\bL\b/gu, nameOf(second)),
    };
  });
}

/** At least a third of the shorter text's sentences correspond. */
function nearCopies(collation: Collation, i: number, j: number): boolean {
  const { links } = collation.between(i, j);
  const shorter = Math.min(collation.witnesses[i]?.sentences.length ?? 0, collation.witnesses[j]?.sentences.length ?? 0);
  return links.filter((link) => link.score >= 0.5).length * 3 >= shorter;
}

/** Claimed times, a minute apart at least; the day alone counts as its end, so that it never wins by vagueness. */
function dated(collation: Collation, i: number, j: number): Sign[] {
  const a = collation.witnesses[i];
  const b = collation.witnesses[j];
  if (a?.article.published == null || b?.article.published == null) return [];
  const one = instant(a.article.published);
  const two = instant(b.article.published);
  if (one === null || two === null || Math.abs(one - two) < 60_000) return [];
  const [from, to, first, second] = one < two ? [i, j, a, b] : [j, i, b, a];
  const times = [first, second].map(({ article }) => article.published ?? '');
  return [{ kind: 'time', from, to, weight: WEIGHT.time, ...said('evidence_earlier', nameOf(first), nameOf(second), ...times) }];
}

/** Milliseconds of an ISO date; without an offset it is read as UTC, so that no machine's zone matters. */
export function instant(iso: string): number | null {
  const bare = /^\d{4}-\d{2}-\d{2}$/u.test(iso);
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/u.test(iso);
  const time = Date.parse(bare ? `${iso}T23:59:59Z` : zoned ? iso : `${iso}Z`);
  return Number.isNaN(time) ? null : time;
}

export const hostOf = (url: string): string => /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/iu.exec(url)?.[1]?.toLowerCase() ?? '';

/** How evidence names a witness: the outlet as the page gives it. */
export const nameOf = (witness: WitnessText): string => witness.article.outlet ?? witness.article.site;

export const idsOf = (collation: Collation, indexes: readonly number[]): ArticleId[] =>
  indexes.flatMap((i) => collation.witnesses[i]?.article.id ?? []);
