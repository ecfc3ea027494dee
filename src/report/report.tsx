import { inContext } from '../core/reading-context.ts';
import type { ArticleId, Finding } from '../core/model.ts';
import type { Difference } from '../core/proof/differences.ts';
import { PARTS } from '../ui/report-file.ts';
import { moment, safeLink } from '../ui/format.ts';
import { t, tn } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { Reading } from '../ui/reading.tsx';
import { Siglum, type SiglumView } from '../ui/siglum.tsx';
import { findingsView, wordedBy, type FindingView } from '../ui/view-findings.ts';
import { outletOf, siglaOf } from '../ui/view-sigla.ts';
import { gradeWords, KIND_ICON, kindWords, saidWords } from '../ui/words.ts';
import { readingsDiff } from '../ui/words-diff.ts';
import { siglaFor } from '../ui/wordings.ts';
import '../ui/more-icons.ts';
import { Pasted } from './pasted.tsx';
import type { ReportFile, SavedArticle } from './read-file.ts';
import type { Verdict } from './verdict.ts';

/** A saved report as its reader sees it: is it whole, what does it find, in which texts. */
export function Report({ file, verdict }: { file: ReportFile; verdict: Verdict | null }) {
  const [page, ...others] = file.articles;
  const sigla = siglaIn(file);
  return (
    <main class="report">
      <header>
        <p class="wordmark">
          Urtext <span>{file.seal?.urtext}</span>
        </p>
        <h1>
          <bdi dir="auto">{page?.article.title ?? file.title}</bdi>
        </h1>
        <p class="aside">
          {t('proof_made', moment(file.seal?.made ?? null))} · {tn('proof_versions', others.length + 1)}
        </p>
      </header>
      <State file={file} verdict={verdict} />
      <Pasted file={file} />
      <Descent file={file} sigla={sigla} />
      <Findings file={file} sigla={sigla} verdict={verdict} />
      <section aria-labelledby="texts-title">
        <h2 id="texts-title">{t('proof_texts')}</h2>
        {file.articles.map((saved, i) =>
          saved === null ? (
            <p key={i} class="altered">
              {t('proof_text_unreadable', i + 1)}
            </p>
          ) : (
            <Text key={saved.article.id} saved={saved} siglum={sigla.get(saved.article.id)} isPage={i === 0} />
          ),
        )}
      </section>
      <footer class="aside">
        <p>{t('proof_limits')}</p>
        <p>
          {t('proof_core_hash')} <code>{file.core}</code>
        </p>
      </footer>
    </main>
  );
}

const PART_WORDS = [
  [PARTS.report, 'proof_findings_same', 'proof_findings_altered'],
  [PARTS.tables, 'proof_tables_same', 'proof_tables_altered'],
  [PARTS.core, 'proof_core_same', 'proof_core_altered'],
  [PARTS.check, 'proof_check_same', 'proof_check_altered'],
] as const;

const STATE_WORDS = {
  comparing: 'proof_state_comparing',
  same: 'proof_state_same',
  altered: 'proof_state_altered',
  differs: 'proof_state_differs',
  'not-made': 'proof_state_not_made',
} as const;

/** Sealed or altered, and what comparing the texts again gave. */
function State({ file, verdict }: { file: ReportFile; verdict: Verdict | null }) {
  const intact = file.articles.filter((one) => one?.same === true).length;
  const rows: readonly (readonly [boolean, string])[] = [
    [
      intact === file.articles.length,
      intact === file.articles.length ? tn('proof_texts_same', intact) : tn('proof_texts_altered', file.articles.length - intact),
    ],
    ...PART_WORDS.map(([part, same, altered]) => {
      const isSame = !file.altered.includes(part) && !file.altered.includes(PARTS.seal);
      return [isSame, t(isSame ? same : altered)] as const;
    }),
    ...(verdict === null ? [] : [anew(verdict)]),
  ];
  const state = verdict?.state ?? 'comparing';
  return (
    <section class={`state state-${state}`} role="status">
      <h2>
        <Icon name={state === 'same' ? 'saved' : state === 'comparing' ? 'clock' : 'warning'} size={20} /> {t(STATE_WORDS[state])}
      </h2>
      <ul>
        {rows.map(([isFine, text]) => (
          <li key={text} class={isFine ? 'fine' : 'altered'}>
            <Icon name={isFine ? 'saved' : 'warning'} /> {text}
          </li>
        ))}
      </ul>
      <p class="seal">
        {t('proof_seal')} <code>{file.sealHash}</code>
      </p>
    </section>
  );
}

function anew(verdict: Verdict): readonly [boolean, string] {
  if (verdict.state === 'not-made') return [false, t('proof_anew_not_made', verdict.reason)];
  if (verdict.state === 'same') return [true, t('proof_anew_same')];
  if (verdict.differences === null) return [false, t('proof_anew_not_made', '')];
  if (verdict.differences.length === 0) return [true, t('proof_anew_same')];
  return [false, t('proof_anew_differs', differenceWords(verdict.differences))];
}

const DIFFERENCE_WORDS = {
  page: 'proof_part_page',
  rules: 'proof_part_rules',
  original: 'proof_part_original',
  order: 'proof_part_order',
  stemma: 'proof_part_stemma',
  passage: 'proof_part_passage',
  gaps: 'proof_part_gaps',
} as const;

/** "who is likely the original; 2 findings changed" */
function differenceWords(differences: readonly Difference[]): string {
  const found = differences.filter((one) => 'finding' in one).length;
  const rest = differences.flatMap((one) => ('finding' in one ? [] : [t(DIFFERENCE_WORDS[one.what])]));
  return [...(found === 0 ? [] : [tn('proof_part_findings', found)]), ...rest].join(' · ');
}

function siglaIn({ report, articles }: ReportFile): ReadonlyMap<string, SiglumView> {
  const page = articles.find((one) => one?.article.id === report?.page)?.article;
  if (report === null || page === undefined) return new Map();
  const witnesses = articles.flatMap((one) =>
    one === null || one.article === page
      ? []
      : [{ article: { ...one.article, outlet: one.article.outlet ?? null } as never, siglum: one.siglum, branch: '' }],
  );
  return siglaOf(report, page, witnesses);
}

/** Which text is likely the source among these, and what speaks for it. */
function Descent({ file, sigla }: { file: ReportFile; sigla: ReadonlyMap<string, SiglumView> }) {
  const { report } = file;
  if (report === null || file.articles.length < 2) return null;
  const original = file.articles.find((one) => one?.article.id === report.original.id);
  const siglum = sigla.get(report.original.id ?? '');
  return (
    <section class="descent" aria-labelledby="descent-title">
      <h2 id="descent-title">
        {original == null || siglum === undefined ? (
          t('proof_no_original')
        ) : (
          <>
            <Siglum siglum={siglum} plain size={24} /> <bdi>{t('proof_original', outletOf(original.article))}</bdi>{' '}
            <span class={`grade grade-${report.original.grade}`}>{gradeWords(report.original.grade)}</span>
          </>
        )}
      </h2>
      <ul class="evidence">
        {report.original.evidence.map((one) => (
          <li key={one.text}>
            <bdi dir="auto">{saidWords(one)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Findings({ file, sigla, verdict }: { file: ReportFile; sigla: ReadonlyMap<string, SiglumView>; verdict: Verdict | null }) {
  const { report } = file;
  if (report === null) return null;
  const texts = new Map(file.articles.flatMap((one) => (one === null ? [] : [[one.article.id, one.article.text] as const])));
  const findings = report.findings.map((finding) => inContext(finding, (id) => texts.get(id)));
  const rows = findingsView(findings, report.page, sigla).filter((row) => row.kind !== 'residue');
  const changed = new Set(
    verdict !== null && 'differences' in verdict ? (verdict.differences ?? []).flatMap((one) => ('finding' in one ? one.finding : [])) : [],
  );
  return (
    <section aria-labelledby="findings-title">
      <h2 id="findings-title">{rows.length === 0 ? t('findings_none') : tn('findings_title', rows.length)}</h2>
      <ol class="rows">
        {rows.map((row) => {
          const finding = findings.find(({ id }) => id === row.id);
          return (
            <li key={row.id} class={`kind-${row.kind}${changed.has(row.id) ? ' altered' : ''}`}>
              <h3>
                <Icon name={KIND_ICON[row.kind]} /> <span class="unseen">{kindWords(row.kind)}: </span>
                {row.headline} <span class={`grade grade-${row.grade}`}>{gradeWords(row.grade)}</span>
                {changed.has(row.id) && <em> {t('proof_finding_changed')}</em>}
              </h3>
              {finding !== undefined && <Wordings finding={finding} row={row} page={report.page} sigla={sigla} />}
              <p class="aside">{row.why}</p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** What each version has there, by spellings, as the card shows it: the page's own first, nobody in another's words. */
function Wordings({
  finding,
  row,
  page,
  sigla,
}: {
  finding: Finding;
  row: FindingView;
  page: ArticleId;
  sigla: ReadonlyMap<string, SiglumView>;
}) {
  const { here, alike, theirs } = wordedBy(finding, page);
  const lines = [
    { ids: here.ids, pieces: row.herePieces },
    ...alike.map(({ ids, text }) => ({ ids, pieces: [{ text, differs: false }] })),
    ...theirs.map(({ ids, text, cores }) => ({ ids, pieces: readingsDiff(here.text, text, cores).b })),
  ];
  return lines.map(({ ids, pieces }, index) => (
    <p key={index} class="line">
      {siglaFor(ids, sigla).map((one) => (
        <Siglum key={one.id} siglum={one} size={18} />
      ))}
      <Reading pieces={pieces} />
    </p>
  ));
}

function Text({ saved, siglum, isPage }: { saved: SavedArticle; siglum: SiglumView | undefined; isPage: boolean }) {
  const { article } = saved;
  const link = safeLink(article.url);
  return (
    <details class="text" open={!saved.same}>
      <summary>
        {siglum !== undefined && <Siglum siglum={siglum} plain size={24} />}
        <span class="unseen">{saved.siglum} </span>
        <span class="who">
          <bdi>{outletOf(article)}</bdi>
          {isPage && <span class="aside"> · {t('this_page')}</span>}
          {siglum?.original === true && <span class="is-original"> · {t('likely_original')}</span>}
          <span class="aside">
            {' '}
            · {moment(article.published)}
            {saved.same ? '' : ' · '}
          </span>
          {!saved.same && <strong class="altered">{t('proof_text_altered')}</strong>}
        </span>
        <code>{saved.hash}</code>
      </summary>
      <p class="aside address">
        {link === null ? (
          <bdi>{article.url}</bdi>
        ) : (
          <a href={link}>
            <bdi>{article.url}</bdi>
          </a>
        )}
      </p>
      <h3>
        <bdi dir="auto">{article.title}</bdi>
      </h3>
      {article.text.split('\n\n').map((paragraph, i) => (
        <p key={i} dir="auto" lang={article.lang ?? undefined} class={saved.altered.has(i) ? 'words altered' : 'words'}>
          {paragraph}
        </p>
      ))}
    </details>
  );
}
