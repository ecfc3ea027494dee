import { analyse } from '../../../src/core/analyse/report.ts';
import { fingerprintOf } from '../../../src/core/fingerprint/fingerprint.ts';
import { matchArticle } from '../../../src/core/match/match.ts';
import { MemoryCorpus } from '../../../src/core/match/memory-corpus.ts';
import type { Article, Finding, Report } from '../../../src/core/model.ts';
import { say } from '../command.ts';
import { labTables } from '../lab-tables.ts';
import type { ScoreRow } from '../score-row.ts';
import { unseenArticle, unseenStories, type UnseenGold, type UnseenStory } from '../unseen.ts';

/** A version as the open page beside some of the others. */
interface Trial {
  readonly story: UnseenStory;
  readonly version: string;
  readonly page: Article;
  readonly report: Report;
  /** What the reader sees by default: marks on the text, and the ticks of residue. */
  readonly marks: readonly Finding[];
}

/**
 * `UNSEEN=kinds` says how many of each category were found, `UNSEEN=rows` the single rows. Whoever reads the rows and
 * then changes a rule has spent the set: see its README.
 */
const asked = process.env['UNSEEN'] ?? '';

/** The held-out stories: what is found in the damaged versions, and what is marked in the sound ones. */
export async function score(): Promise<readonly ScoreRow[]> {
  const stories = unseenStories();
  const all = stories.flatMap((story) => ['A', 'B', 'C', 'D', 'E'].map((id) => trial(story, id, 'ABCDE')));
  const one = (pages: string, sibling: string): Trial[] => stories.flatMap((story) => [...pages].map((id) => trial(story, id, sibling)));
  return [
    ...found('4 siblings', all),
    ...falseMarks('4 siblings', all),
    ...found('A alone beside', one('DE', 'A')),
    ...falseMarks('A alone beside', one('BCDE', 'A')),
    ...found('C alone beside', one('DE', 'C')),
    ...falseMarks('C alone beside', one('ABDE', 'C')),
    passedThrough(all),
    ...(await recognised(stories)),
    ...lineage(all),
    ...lineage(
      stories.flatMap((story) => ['A', 'B', 'C', 'D', 'E'].map((id) => trial(story, id, 'ABCDE', false))),
      'times hidden',
    ),
  ];
}

function trial(story: UnseenStory, version: string, among: string, times = true): Trial {
  const articles = story.versions.map((v): Article => {
    const article = unseenArticle(story, v);
    return times ? article : { ...article, published: null };
  });
  const at = story.versions.findIndex((v) => v.id === version);
  const page = articles[at] as Article;
  const siblings = articles.filter((_, i) => i !== at && among.includes(story.versions[i]?.id ?? '?'));
  const report = analyse(page, siblings, labTables());
  return { story, version, page, report, marks: report.findings.filter((f) => f.shown && (f.drawn || f.kind === 'residue')) };
}

const touches = (finding: Finding, start: number, end: number): boolean =>
  finding.span.start < end && start < Math.max(finding.span.end, finding.span.start + 1);

function standsAt(page: Article, words: string, finding: Finding): boolean {
  for (let at = page.text.indexOf(words); at >= 0; at = page.text.indexOf(words, at + 1))
    if (touches(finding, at, at + words.length)) return true;
  return false;
}

const explains = (page: Article, row: UnseenGold, finding: Finding): boolean =>
  standsAt(page, row.at, finding) || (row.again !== undefined && standsAt(page, row.again, finding));

function found(set: string, trials: readonly Trial[]): ScoreRow[] {
  const outcomes = trials.flatMap(({ story, version, page, marks, report }) =>
    story.gold
      .filter((row) => row.version === version)
      .map((row) => ({
        story: story.name,
        row,
        hits: marks.filter((finding) => explains(page, row, finding)),
        weak: report.findings.some((finding) => explains(page, row, finding)),
      })),
  );
  type Outcome = (typeof outcomes)[number];
  const own = ({ row, hits }: Outcome): boolean => hits.some((finding) => finding.kind === row.kind);
  const any = ({ hits }: Outcome): boolean => hits.length > 0;
  const share = (measure: string, list: readonly Outcome[], is: (one: Outcome) => boolean): ScoreRow => ({
    set,
    measure,
    value: list.filter(is).length / Math.max(1, list.length),
    n: list.length,
  });
  const of = (kind: UnseenGold['kind'], severity: number, version = 'DE'): Outcome[] =>
    outcomes.filter(({ row }) => row.kind === kind && row.severity >= severity && version.includes(row.version));
  sayOutcomes(set, outcomes, own);
  return [
    share('deviations, severity 2 and 3, found as a deviation', of('deviation', 2), own),
    share('the same, found as anything', of('deviation', 2), any),
    share('the same on D, found as anything', of('deviation', 2, 'D'), any),
    share('the same on E, found as anything', of('deviation', 2, 'E'), any),
    share('the same, weaker findings among them', of('deviation', 2), ({ weak }) => weak),
    share('deviations, severity 3, found as anything', of('deviation', 3), any),
    share('deviations, all, found as a deviation', of('deviation', 1), own),
    share('deviations, all, found as anything', of('deviation', 1), any),
    share('artifacts, severity 2 and 3, found as an artifact', of('artifact', 2), own),
    share('the same, found as anything', of('artifact', 2), any),
    share('artifacts, all, found as anything', of('artifact', 1), any),
    share('residue found', of('residue', 1), own),
  ];
}

function sayOutcomes<O extends { story: string; row: UnseenGold; hits: readonly Finding[] }>(
  set: string,
  outcomes: readonly O[],
  own: (one: O) => boolean,
): void {
  if (asked === 'kinds')
    for (const name of [...new Set(outcomes.map(({ row }) => `${row.kind} ${row.category}`))].sort()) {
      const list = outcomes.filter(({ row }) => `${row.kind} ${row.category}` === name);
      const any = list.filter(({ hits }) => hits.length > 0).length;
      say(`  ${set}: ${name}: ${list.filter(own).length} found as such, ${any} as anything, of ${list.length}`);
    }
  if (asked === 'rows')
    for (const { story, row, hits } of outcomes)
      say(
        `  ${set}: ${story} ${row.version} ${row.kind} ${row.category} ${row.severity} “${row.at}”: ${hits.map((f) => `${f.kind} ${f.category} “${f.text}”`).join(', ') || 'missed'}`,
      );
}

function falseMarks(set: string, trials: readonly Trial[]): ScoreRow[] {
  const rows: ScoreRow[] = [];
  const count = (measure: string, value: number, n: number, note?: string): void => {
    rows.push({ set, measure, value, n, unit: 'count', ...(note === undefined ? {} : { note }) });
  };
  for (const version of ['A', 'B', 'C']) {
    const pages = trials.filter((one) => one.version === version);
    if (pages.length === 0) continue;
    const marks = pages.flatMap((one) => one.marks.map((finding) => ({ one, finding })));
    for (const { one, finding } of marks) sayMark(set, one, finding, 'false');
    const differ = marks.filter(({ finding }) => finding.reason.code === 'versions-differ').length;
    count(
      `false marks on ${version}, a page`,
      marks.length / pages.length,
      pages.length,
      `${marks.length}; ${differ} say that versions differ`,
    );
  }
  const damaged = trials.filter((one) => 'DE'.includes(one.version));
  const unproven = damaged.flatMap((one) =>
    one.marks
      .filter((finding) => !one.story.gold.some((row) => row.version === one.version && explains(one.page, row, finding)))
      .map((finding) => ({ one, finding })),
  );
  for (const { one, finding } of unproven) sayMark(set, one, finding, 'unproven');
  const marked = damaged.reduce((sum, one) => sum + one.marks.length, 0);
  count(
    'marks on D and E that touch no gold row (unproven), a page',
    unproven.length / damaged.length,
    damaged.length,
    `${unproven.length} of ${marked} marks`,
  );
  const harmless = trials.flatMap((one) => one.story.harmless.filter((row) => row.version === one.version).map((row) => ({ one, row })));
  const hit = harmless.filter(({ one, row }) =>
    one.marks.some(
      (finding) =>
        finding.kind !== 'residue' &&
        standsAt(one.page, row.at, finding) &&
        !one.story.gold.some((gold) => gold.version === one.version && explains(one.page, gold, finding)),
    ),
  );
  if (asked === 'rows') for (const { one, row } of hit) say(`  ${set}: ${one.story.name} ${one.version} harmless, yet marked: “${row.at}”`);
  count('harmless rows marked', hit.length, harmless.length);
  return rows;
}

function sayMark(set: string, one: Trial, finding: Finding, what: string): void {
  if (asked === 'kinds') say(`  ${set}: ${what} on ${one.version}: ${finding.kind} ${finding.category}`);
  if (asked === 'rows')
    say(
      `  ${set}: ${what} on ${one.story.name} ${one.version}: ${finding.kind} ${finding.category} “${finding.text}” ${JSON.stringify(finding.reason)}`,
    );
}

/** Every version against a corpus of all the others, those of the other stories among them. */
async function recognised(stories: readonly UnseenStory[]): Promise<ScoreRow[]> {
  const tables = labTables();
  const all = stories.flatMap((story) => story.versions.map((version) => ({ story, article: unseenArticle(story, version) })));
  let right = 0;
  let wrong = 0;
  for (const page of all) {
    const corpus = new MemoryCorpus(tables.df);
    for (const other of all) if (other !== page) corpus.add(other.article, fingerprintOf(other.article));
    const matches = await matchArticle({ article: page.article, fingerprint: fingerprintOf(page.article) }, corpus);
    for (const match of matches.filter(({ sibling }) => sibling))
      if (all.find(({ article }) => article.id === match.id)?.story === page.story) right++;
      else wrong++;
  }
  const pairs = all.length * 4;
  return [
    { set: 'matching', measure: 'versions recognised as siblings', value: right / pairs, n: pairs },
    { set: 'matching', measure: 'other stories taken for siblings', value: wrong, n: all.length * (all.length - 5), unit: 'count' },
  ];
}

/** The language that D, and E where it copied D, came back through: by what each story's first line says. */
function passedThrough(trials: readonly Trial[]): ScoreRow {
  const languageOf = (story: UnseenStory): string => LANGUAGES[/came back through (\p{L}+)/u.exec(story.about)?.[1] ?? ''] ?? '';
  const named = trials.flatMap(({ story, version, report }) => {
    const said = report.passage?.language ?? null;
    const real = version === 'D' || (version === 'E' && story.lineage['E'] === 'D') ? languageOf(story) : null;
    return said === null ? [] : [said === real];
  });
  const damaged = trials.filter(({ story, version }) => version === 'D' || (version === 'E' && story.lineage['E'] === 'D')).length;
  return {
    set: '4 siblings',
    measure: 'language passed through named right, where one is named',
    value: named.filter((right) => right).length / Math.max(1, named.length),
    n: named.length,
    note: `of ${damaged} pages that came back through one and ${trials.length - damaged} others`,
  };
}

const LANGUAGES: Readonly<Record<string, string>> = {
  Spanish: 'es',
  German: 'de',
  Portuguese: 'pt',
  Russian: 'ru',
  French: 'fr',
  Arabic: 'ar',
  Turkish: 'tr',
  Chinese: 'zh',
};

/** Is A named as the likely original; does E stand in the branch of D where it was copied from it, and only there? */
function lineage(trials: readonly Trial[], how = 'times known'): ScoreRow[] {
  const set = `lineage, ${how}`;
  const named = trials.filter(({ report }) => report.original.id !== null);
  const right = named.filter(({ story, report }) => report.original.id === `${story.name}-A`);
  const strong = named.filter(({ report }) => report.original.grade === 'strong');
  const strongRight = strong.filter((one) => right.includes(one)).length;
  const branches = trials.map(({ story, report }) => {
    const branch = (id: string): string | undefined => report.stemma.nodes.find((node) => node.id === `${story.name}-${id}`)?.branch;
    return { copied: story.lineage['E'] === 'D', together: branch('D') === branch('E') };
  });
  const copied = branches.filter((one) => one.copied);
  const apart = branches.filter((one) => !one.copied);
  if (asked === 'rows')
    for (const { story, version, report } of trials)
      say(
        `  ${set}: ${story.name} ${version}: ${report.original.id ?? 'abstains'} ${report.original.grade}, order ${report.order.map((id) => id.slice(-1)).join(' ')}`,
      );
  return [
    {
      set,
      measure: 'pages that name A as likely original',
      value: right.length / trials.length,
      n: trials.length,
      note: `${named.length - right.length} name another, ${trials.length - named.length} abstain; strong: ${strongRight} of ${strong.length} right`,
    },
    {
      set,
      measure: 'E in the branch of D, where it copied D',
      value: copied.filter((one) => one.together).length / copied.length,
      n: copied.length,
    },
    {
      set,
      measure: 'E in another branch, where it copied A',
      value: apart.filter((one) => !one.together).length / apart.length,
      n: apart.length,
    },
  ];
}
