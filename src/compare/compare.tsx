import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ArticleId } from '../core/model.ts';
import type { Comparison } from '../protocol/messages.ts';
import { articlesOf, citation, findingsJson, findingsMarkdown, pageCitation, type Hashes } from '../ui/cite.ts';
import { explain, failureOf, type Explained } from '../ui/explain-error.ts';
import { t } from '../ui/i18n.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Siglum } from '../ui/siglum.tsx';
import { Stemma } from '../ui/stemma.tsx';
import { teiApparatus } from '../ui/tei.ts';
import { Tips } from '../ui/tip.tsx';
import { bookView } from '../ui/view-book.ts';
import { coverageView } from '../ui/view-coverage.ts';
import { factsView } from '../ui/view-facts.ts';
import { isJudged } from '../ui/judged.ts';
import { nameOf, outletOf, siglaOf } from '../ui/view-sigla.ts';
import { stemmaView } from '../ui/view-stemma.ts';
import { timelineView } from '../ui/view-timeline.ts';
import { useWidth } from '../ui/width.ts';
import type { World } from '../ui/world.ts';
import { relationWords, saidWords } from '../ui/words.ts';
import '../ui/more-icons.ts';
import { Book } from './book.tsx';
import { Coverage } from './coverage.tsx';
import { Facts } from './facts.tsx';
import { saveReport } from './save-report.ts';
import { Timeline } from './timeline.tsx';

export interface CompareAddress {
  readonly page: ArticleId;
  readonly tab: number | null;
  readonly beside: ArticleId | null;
}

/** Load the comparison, then the open book and its apparatus. */
export function Compare({ world, address }: { world: World; address: CompareAddress | null }) {
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [trouble, setTrouble] = useState<Explained | null>(null);
  useEffect(() => {
    if (address === null) return;
    world
      .ask('compare.load', { tab: address.tab, page: address.page })
      .then(setComparison)
      .catch((thrown: unknown) => setTrouble(explain(failureOf(thrown))));
  }, []);
  if (address === null) return <Empty icon="book" title={t('compare_nothing')} text={t('compare_nothing_text')} />;
  if (trouble !== null) return <Empty icon="warning" title={trouble.title} text={trouble.text} />;
  if (comparison === null) return <Empty icon="tree" title={t('compare_loading')} text={t('popup_busy_text')} />;
  if (comparison.witnesses.length === 0) return <Empty icon="book" title={t('verdict_alone')} text={t('compare_alone_text')} />;
  return <Opened world={world} comparison={comparison} beside={address.beside} />;
}

function Empty({ icon, title, text }: { icon: IconName; title: string; text: string }) {
  return (
    <main class="compare">
      <section class="empty" role="status">
        <span class="empty-icon">
          <Icon name={icon} size={28} />
        </span>
        <h1>{title}</h1>
        <p>{text}</p>
      </section>
    </main>
  );
}

function Opened({ world, comparison, beside }: { world: World; comparison: Comparison; beside: ArticleId | null }) {
  const { page, report, witnesses } = comparison;
  const [chosen, setChosen] = useState(
    witnesses.some((one) => one.article.id === beside)
      ? beside
      : (witnesses.find((one) => one.article.id === report.original.id) ?? witnesses[0])?.article.id,
  );
  const [said, setSaid] = useState('');
  const width = useWidth(560, 32);
  const sigla = useMemo(
    () =>
      siglaOf(
        report,
        page,
        witnesses.map((one) => one.summary),
      ),
    [comparison],
  );
  const witness = (witnesses.find((one) => one.article.id === chosen) ?? witnesses[0])?.article ?? page;
  const book = useMemo(() => bookView(report, page, witness), [witness]);
  const facts = useMemo(() => {
    const texts = new Map([page, ...witnesses.map(({ article }) => article)].map(({ id, text }) => [id, text]));
    return factsView(report.findings, page.id, report.order, sigla, (id) => texts.get(id) ?? null);
  }, [comparison]);
  const coverage = useMemo(
    () =>
      coverageView(
        report,
        witnesses.map((one) => one.article.id),
        sigla,
      ),
    [comparison],
  );
  const dates = useMemo(
    () =>
      new Map<ArticleId, string | null>([
        [page.id, page.published],
        ...witnesses.map((one) => [one.article.id, one.article.published] as const),
      ]),
    [comparison],
  );
  const stemma = stemmaView(report, sigla, dates, width, 90);

  const today = new Date(world.now()).toISOString();
  const hand = (words: (hashes: Hashes) => string, done: string): void => {
    const work = async (): Promise<void> => {
      const articles = [page, ...witnesses.map((one) => one.article)];
      const hashes = new Map(await Promise.all(articles.map(async (one) => [one.id, await world.sha256(one.text)] as const)));
      await world.copy(words(hashes));
      setSaid(done);
    };
    work().catch((thrown: unknown) => setSaid(explain(failureOf(thrown)).title));
  };
  const formats: readonly (readonly [string, (hashes: Hashes) => string])[] = [
    ['Markdown', (hashes) => findingsMarkdown(comparison, sigla, hashes, today)],
    ['JSON', (hashes) => findingsJson(comparison, hashes, world.version())],
    ['TEI', (hashes) => teiApparatus(comparison, hashes)],
  ];
  const keep = (): void => {
    setSaid(t('saving_report'));
    saveReport(world, comparison)
      .then((seal) => setSaid(t('saved_report', seal.slice(0, 16))))
      .catch((thrown: unknown) => setSaid(explain(failureOf(thrown)).title));
  };
  const jump = (id: string): void => {
    const place = document.getElementById(id);
    place?.scrollIntoView({ block: 'center' });
    place?.focus({ preventScroll: true });
  };

  return (
    <main class="compare">
      <header class="compare-head">
        <div>
          <p class="wordmark">Urtext</p>
          <h1>
            <bdi dir="auto">{page.title ?? nameOf(page)}</bdi>
          </h1>
        </div>
        <div class="compare-tools">
          <button
            type="button"
            class="button"
            onClick={() => hand((hashes) => pageCitation(comparison, sigla, hashes, today), t('copied_citation'))}
          >
            <Icon name="copy" /> {t('copy_citation')}
          </button>
          <details class="menu">
            <summary class="button">
              {t('copy_findings')} <Icon name="down" />
            </summary>
            <span class="menu-list">
              {formats.map(([label, make]) => (
                <button
                  key={label}
                  type="button"
                  class="button quiet"
                  onClick={(event) => {
                    event.currentTarget.closest('details')?.removeAttribute('open');
                    hand(make, t('copied_findings'));
                  }}
                >
                  {label}
                </button>
              ))}
            </span>
          </details>
          <button type="button" class="button" data-tip={t('save_report_title')} onClick={keep}>
            <Icon name="save" /> {t('save_report')}
          </button>
          <button type="button" class="button" onClick={() => window.print()}>
            <Icon name="print" /> {t('print')}
          </button>
          <span class="said" role="status">
            {said}
          </span>
        </div>
      </header>

      <fieldset class="beside">
        <legend>{t('compare_beside')}</legend>
        {witnesses.map(({ article, summary }) => {
          const siglum = sigla.get(article.id);
          return (
            <label key={article.id}>
              <input type="radio" name="beside" checked={article.id === witness.id} onChange={() => setChosen(article.id)} />
              <span class="beside-card">
                {siglum !== undefined && <Siglum siglum={siglum} plain size={22} />}
                <span class="unseen">{summary.siglum} </span>
                <span>
                  <bdi>{nameOf(article)}</bdi>
                  <span class="beside-relation">
                    {relationWords(summary.relation)}
                    {article.id === report.original.id && <span class="is-original"> · {t('likely_original')}</span>}
                  </span>
                </span>
              </span>
            </label>
          );
        })}
      </fieldset>

      <Book view={book} page={page} witness={witness} sigla={sigla} />

      <section class="apparatus" aria-labelledby="facts-title">
        <h2 id="facts-title">{t('facts_title')}</h2>
        <p class="lead">{t('facts_lead')}</p>
        {facts.rows.length === 0 ? (
          <p class="aside">{t(isJudged(page.lang) ? 'facts_none' : 'facts_not_judged')}</p>
        ) : (
          <Facts
            view={facts}
            page={page.id}
            outlets={new Map(articlesOf(comparison).map((one) => [one.id, outletOf(one)]))}
            onCopy={(id) => {
              const finding = report.findings.find((one) => one.id === id);
              if (finding !== undefined)
                hand((hashes) => citation(finding, page.id, articlesOf(comparison), sigla, hashes, today), t('copied_citation'));
            }}
            onGo={(id) => jump(`w-${id}`)}
          />
        )}
      </section>

      <section class="apparatus" aria-labelledby="coverage-title">
        <h2 id="coverage-title">{t('coverage_title')}</h2>
        <p class="lead">{t('coverage_lead')}</p>
        <Coverage view={coverage} onGo={(sentence) => jump(`l${sentence}`)} />
      </section>

      <section class="apparatus" aria-labelledby="times-title">
        <h2 id="times-title">{t('timeline_title')}</h2>
        <p class="lead">{t('timeline_lead')}</p>
        <Timeline view={timelineView(articlesOf(comparison), sigla)} />
      </section>

      <section class="apparatus" aria-labelledby="descent-title">
        <h2 id="descent-title">{t('descent_title')}</h2>
        {stemma.isTimed && <p class="lead">{t('descent_lead')}</p>}
        <Stemma view={stemma} />
        <ul class="evidence">
          {report.original.evidence.map((one) => (
            <li key={one.text}>{saidWords(one)}</li>
          ))}
          {report.gaps.map((gap) => (
            <li key={gap.reason} class="aside">
              {saidWords({ ...gap, text: gap.reason })}
            </li>
          ))}
        </ul>
        <p class="aside">{t('compare_rules', report.rules)}</p>
      </section>
      <Tips />
    </main>
  );
}
