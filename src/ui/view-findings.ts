import type { ArticleId, Finding, FindingKind, Grade, Reading } from '../core/model.ts';
import { t } from './i18n.ts';
import type { SiglumView } from './siglum.tsx';
import { categoryWords, gradeOf, reasonWords } from './words.ts';
import { siglaFor, wordingsOf, type Wording } from './wordings.ts';
import { exchangedDiff, readingsDiff, type Piece } from './words-diff.ts';

/** One row of a findings list: what is here, what others have, why. */
export interface FindingView {
  readonly id: string;
  readonly kind: FindingKind;
  readonly headline: string;
  readonly here: string;
  /** The reading that most others share, or null when there is none (a finding on this page alone). */
  readonly theirs: string | null;
  readonly others: readonly SiglumView[];
  /** The same with the words emphasised that say something else; theirs by spelling, each in its own words. */
  readonly herePieces: readonly Piece[];
  readonly theirWordings: readonly { readonly pieces: readonly Piece[]; readonly sigla: readonly SiglumView[] }[];
  /** Leads what others have: "others:", or the letters of those who have it where others again have something else. */
  readonly who: string;
  /** "As here: A, B", or null where nobody else has what the page has. */
  readonly asHere: string | null;
  readonly why: string;
  readonly grade: Grade;
  /** Only listed: no mark stands on the page. */
  readonly listedOnly: boolean;
  /** Another version has it otherwise, not this page. */
  readonly isElsewhere: boolean;
  /** Why no underline stands on the page, where none does. */
  readonly aside: string | null;
}

const KINDS: readonly FindingKind[] = ['deviation', 'artifact', 'residue'];

/** What a reader sees of the findings, the gravest kind first, then by severity, then in page order. */
export function findingsView(
  findings: readonly Finding[],
  page: ArticleId,
  sigla: ReadonlyMap<ArticleId, SiglumView>,
  weaker = false,
): FindingView[] {
  return findings
    .filter((finding) => finding.shown || weaker)
    .toSorted(
      (a, b) =>
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
        Number(b.drawn) - Number(a.drawn) ||
        b.severity - a.severity ||
        a.span.start - b.span.start,
    )
    .map((finding) => findingView(finding, page, sigla));
}

/** The readings of a negation, by their own words: one denies, or the two are opposites (raised, lowered). */
const NEGATOR = /(?<!\p{L})(?:not|no|never|neither|nor|none|nobody|nothing|nowhere|cannot)(?!\p{L})|n['’]t(?!\p{L})/iu;

/** A word that ties two statements, alone: a reason or a contrast, a choice, a condition. */
const TIES: readonly (readonly [string, RegExp])[] = [
  [
    'category_cause',
    /^(?:because|due|owing|thanks|therefore|hence|thus|although|though|despite|notwithstanding|nevertheless|nonetheless)$/iu,
  ],
  ['category_condition', /^(?:if|unless|provided)$/iu],
  ['category_choice', /^(?:and|or|either)$/iu],
];

const DURATION = /\b(?:second|minute|hour|day|night|week|fortnight|month|year|decade|centur)/iu;

/** "Duration differs": the category, named as what it is where a category holds several things. */
function headlineOf(finding: Finding): string {
  if (finding.category === 'quantity' && DURATION.test(finding.text)) return t('category_duration');
  if (finding.category === 'modality' && (finding.reason.code === 'written-before' || finding.reason.code === 'written-after'))
    return t('category_other_time');
  if (finding.category === 'negation' && !finding.readings.some((reading) => NEGATOR.test(reading.text))) return t('category_opposite');
  if (finding.category === 'relation') {
    // What is tied by such a word, else who did what: two names in each other's place.
    const words = [finding.text, ...finding.readings.map(({ text, own }) => own?.[0] ?? text)].map((one) => one.trim());
    return t(TIES.find(([, tie]) => words.some((word) => tie.test(word)))?.[0] ?? 'category_relation');
  }
  // A page alone shows that two stand for one, not which of them is the slip.
  if (finding.reason.code === 'one-page' && finding.reason.pattern === 'two-spellings') return t('category_two_spellings');
  return categoryWords(finding.category);
}

const isElsewhere = ({ shown, reason }: Finding): boolean => shown && reason.code === 'others-deviate';

export function findingView(finding: Finding, page: ArticleId, sigla: ReadonlyMap<ArticleId, SiglumView>): FindingView {
  const { here, alike, theirs } = wordedBy(finding, page);
  // Ids follow addresses and tell a reader nothing: who is many comes first, then by letters.
  const letterOf = ({ ids }: TheirWording): string => siglaFor(ids, sigla)[0]?.letter ?? '';
  const holders = theirs
    .filter((one) => one.isHeld)
    .toSorted((a, b) => b.ids.length - a.ids.length || letterOf(a).localeCompare(letterOf(b)));
  const first = holders[0]?.text ?? null;
  return {
    id: finding.id,
    kind: finding.kind,
    headline: headlineOf(finding),
    here: here.text,
    theirs: first,
    others: siglaFor(
      holders.flatMap((one) => one.ids),
      sigla,
    ),
    herePieces: first === null ? [{ text: here.text, differs: false }] : emphasised(finding, here.text, first, holders[0]?.cores).a,
    theirWordings: holders.map(({ text, ids, cores }) => ({
      pieces: emphasised(finding, here.text, text, cores).b,
      sigla: siglaFor(ids, sigla),
    })),
    ...sides(holders[0]?.ids ?? [], alike.flatMap((one) => one.ids).concat(here.ids.filter((id) => id !== page)), theirs, sigla),
    why: reasonWords(finding),
    grade: isGuess(finding) && gradeOf(finding.confidence) === 'strong' ? 'some' : gradeOf(finding.confidence),
    listedOnly: !finding.drawn,
    aside: finding.drawn || finding.kind === 'residue' ? null : t(isElsewhere(finding) ? 'in_another' : 'listed_only'),
    isElsewhere: isElsewhere(finding),
  };
}

/** Both sides of a finding with the words emphasised that it is about: where who did what is told, those who changed places. */
export const emphasised = (
  finding: Finding,
  here: string,
  theirs: string,
  cores: readonly [string, string] | undefined,
): { readonly a: readonly Piece[]; readonly b: readonly Piece[] } =>
  (finding.category === 'relation' ? exchangedDiff(here, theirs) : null) ?? readingsDiff(here, theirs, cores);

/** Who is meant by "others", by letters where that is not everybody else, and who has it as the page does. */
function sides(
  holders: readonly ArticleId[],
  alike: readonly ArticleId[],
  theirs: readonly TheirWording[],
  sigla: ReadonlyMap<ArticleId, SiglumView>,
): Pick<FindingView, 'who' | 'asHere'> {
  const letters = (ids: readonly ArticleId[]): string =>
    siglaFor(ids, sigla)
      .map(({ letter }) => letter)
      .join(', ');
  const all = new Set(theirs.flatMap((one) => one.ids)).size;
  const isEverybody = alike.length === 0 && holders.length >= all;
  const [them, us] = [letters(holders), letters(alike)];
  return { who: isEverybody || them === '' ? t('others_have') : `${them}:`, asHere: us === '' ? null : t('as_here', us) };
}

/** That two readings differ is sure; that they were written at different times is read out of them. */
const isGuess = ({ reason }: Finding): boolean => reason.code === 'written-before' || reason.code === 'written-after';

/** What some version writes so is quoted of that version alone. */
const isNoOnes = (said: string, { own }: Reading): boolean => own?.includes(said) !== true;

/** Words of versions other than the page. */
export interface TheirWording extends Wording {
  /** They belong to the reading that stands against the page's. */
  readonly isHeld: boolean;
  /** What the finding is about, where words around it are shown too. */
  readonly cores: readonly [string, string] | undefined;
}

/**
 * A finding by wordings: the page's own, with all that have it letter by letter; others that say the same in their
 * own words; and what the rest say, the reading that stands against the page's first.
 */
export function wordedBy(
  finding: Finding,
  page: ArticleId,
): { readonly here: Wording; readonly alike: readonly Wording[]; readonly theirs: readonly TheirWording[] } {
  const { reason } = finding;
  const said = reason.code === 'one-page' || finding.category === 'presence' ? null : reason.theirs;
  const mine = finding.readings.find((reading) => reading.ids.includes(page));
  const shown = mine?.own?.[mine.ids.indexOf(page)] ?? mine?.inContext;
  const here = shown ?? (reason.code === 'one-page' || reason.here === '' ? finding.text : reason.here);
  const spelt = mine === undefined ? [] : wordingsOf(mine);
  const others = finding.readings.filter((reading) => reading !== mine).toSorted((a, b) => b.ids.length - a.ids.length);
  const holders = said === null ? undefined : (others.find((reading) => reading.text === said) ?? others[0]);
  const theirs = [...(holders === undefined ? [] : [holders]), ...others.filter((one) => one !== holders)].flatMap((reading) =>
    wordingsOf(reading).map((one): TheirWording => {
      const isHeld = reading === holders;
      // Spelt as the reason has it: then with the noun that the reason names.
      const text =
        isHeld &&
        said?.includes(one.text) === true &&
        reading.inContext === undefined &&
        isNoOnes(said, reading) &&
        one.text === reading.text
          ? said
          : one.text;
      const isWider = mine?.inContext !== undefined && reading.inContext !== undefined;
      return { text, ids: one.ids, isHeld, cores: isWider ? [mine.text, reading.text] : undefined };
    }),
  );
  return {
    here: { text: here, ids: spelt.find((one) => one.ids.includes(page))?.ids ?? [page] },
    alike: spelt.filter((one) => !one.ids.includes(page)),
    theirs: theirs.length === 0 && said !== null ? [{ text: said, ids: [], isHeld: true, cores: undefined }] : theirs,
  };
}
