import { useEffect, useRef, useState } from 'preact/hooks';
import { percent } from '../ui/format.ts';
import { t, tn } from '../ui/i18n.ts';
import { targetOf } from './settings-index.ts';
import { Icon } from '../ui/icons.tsx';
import { recall, remember } from '../ui/remembered.ts';
import { importRows, NOTHING_YET, outcomeOf, skippedIn, storedRows, type Progress } from './import-job.ts';
import type { SectionDoors } from './options.tsx';

interface Job {
  readonly name: string;
  readonly file: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'broken-off' | 'undone';
  readonly progress: Progress;
}

/** Where past imports are listed, so that one can be taken back after this page was closed. */
const REMEMBERED = 'imports';
const MOST_REMEMBERED = 20;
/** Skipped rows that are kept of a past import. */
const MOST_SKIPPED = 20;

function rememberedJobs(): readonly Job[] {
  const kept: unknown = JSON.parse(recall(REMEMBERED) ?? '[]');
  const jobs = Array.isArray(kept) ? (kept as readonly Job[]) : [];
  // An import ran on when this page was closed: it stopped there, what was on its way was added uncounted, and all can be taken back.
  return jobs.map((job) => (job.state === 'running' ? { ...job, state: 'broken-off' } : job));
}

function rememberJobs(jobs: readonly Job[]): void {
  const short = jobs.slice(0, MOST_REMEMBERED).map((job) => {
    const { skipped, skippedMore } = job.progress;
    return {
      ...job,
      progress: {
        ...job.progress,
        skipped: skipped.slice(0, MOST_SKIPPED),
        skippedMore: skippedMore + Math.max(0, skipped.length - MOST_SKIPPED),
      },
    };
  });
  remember(REMEMBERED, JSON.stringify(short));
}

/** How the end of a job is told, beside its file. */
function doneWords({ progress }: Job): string {
  const outcome = outcomeOf(progress);
  if (outcome === 'all') return t('import_done');
  return outcome === 'some' ? tn('import_done_skipped', skippedIn(progress)) : t('import_nothing');
}

/** Why nothing was brought and what to do next; a saved page has its one reason in the list. */
function nothingWords({ state, file, progress }: Job): string | null {
  if (state !== 'done') return null;
  const outcome = outcomeOf(progress);
  if (outcome === 'empty') return t('import_nothing_empty');
  return outcome === 'nothing' && !/\.html?$/iu.test(file) ? t('import_nothing_lines') : null;
}

/** Articles from files and back into files. An import can be stopped, and taken back as a whole. */
export function Import({ world, files, corpus, refresh, attempt }: SectionDoors) {
  const [jobs, setJobs] = useState<readonly Job[]>(rememberedJobs);
  useEffect(() => rememberJobs(jobs), [jobs]);
  const stop = useRef<AbortController | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const running = jobs.some((job) => job.state === 'running');
  const change = (name: string, part: Partial<Job>): void =>
    setJobs((all) => all.map((job) => (job.name === name ? { ...job, ...part } : job)));

  const read = (chosen: readonly File[]): void =>
    attempt(async () => {
      const control = new AbortController();
      stop.current = control;
      for (const file of chosen) {
        if (control.signal.aborted) break;
        const name = `import-${world.now()}-${file.name}`;
        setJobs((all) => [{ name, file: file.name, state: 'running', progress: NOTHING_YET }, ...all]);
        try {
          const progress = await importRows(world, name, files.articlesIn(file), (now) => change(name, { progress: now }), control.signal);
          change(name, { progress, state: control.signal.aborted ? 'cancelled' : 'done' });
        } catch (thrown) {
          change(name, { state: 'cancelled' });
          throw thrown;
        } finally {
          refresh();
        }
      }
    });
  const undo = (job: Job): void =>
    attempt(async () => {
      await world.ask('corpus.undoImport', { job: job.name });
      change(job.name, { state: 'undone' });
      refresh();
      await world.ask('corpus.purge', null);
      refresh();
    });
  const save = (): void =>
    attempt(async () => {
      setSaid(null);
      const parts = await files.exportOf(storedRows(world, new AbortController().signal));
      world.save(`urtext-articles-${new Date(world.now()).toISOString().slice(0, 10)}.jsonl`, parts, 'application/x-ndjson');
      setSaid(tn('exported', parts.length));
    });

  return (
    <section aria-labelledby="import-title" {...targetOf('import')}>
      <h1 id="import-title">{t('section_import')}</h1>
      <p class="lead">{t('import_lead')}</p>
      <p class="row">
        <label class="button primary file">
          <Icon name="save" /> {t('import_choose')}
          <input
            type="file"
            multiple
            accept=".jsonl,.ndjson,.json,.html,.htm"
            disabled={running}
            onChange={(event) => {
              read([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        </label>
        <button type="button" class="button" disabled={corpus === null || corpus.articles === 0} onClick={save}>
          {t('export_jsonl')}
        </button>
      </p>
      <p role="status">{said}</p>
      <ul class="jobs">
        {jobs.map((job) => (
          <li key={job.name}>
            <p class="job-head">
              <strong>
                <bdi>{job.file}</bdi>
              </strong>
              <span class="aside" role="status">
                {job.state === 'running' && percent(job.progress.done)}
                {job.state === 'done' && doneWords(job)}
                {job.state === 'cancelled' && t('import_cancelled')}
                {job.state === 'broken-off' && t('import_broken_off')}
                {job.state === 'undone' && t('import_undone')}
              </span>
              {job.state === 'running' ? (
                <button type="button" class="button" onClick={() => stop.current?.abort()}>
                  <Icon name="close" /> {t('cancel')}
                </button>
              ) : (
                job.state !== 'undone' &&
                (job.progress.added > 0 || job.state === 'broken-off') && (
                  <button type="button" class="button" onClick={() => undo(job)}>
                    <Icon name="undo" /> {t('import_undo')}
                  </button>
                )
              )}
            </p>
            {job.state === 'running' && <progress class="progress" max={1} value={job.progress.done} aria-label={job.file} />}
            {nothingWords(job) !== null && <p>{nothingWords(job)}</p>}
            <p class="aside">
              {tn('import_added', job.progress.added)} · {tn('import_known', job.progress.known)} ·{' '}
              {tn('import_skipped', skippedIn(job.progress))}
            </p>
            {job.progress.skipped.length > 0 && (
              <details>
                <summary>{t('import_skipped_list')}</summary>
                <ul class="skipped">
                  {job.progress.skipped.map((row) => (
                    <li key={row.where}>
                      <bdi>{row.where}</bdi>: <bdi>{row.reason}</bdi>
                    </li>
                  ))}
                  {job.progress.skippedMore > 0 && <li>{tn('show_more', job.progress.skippedMore)}</li>}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
      <h2>{t('import_format')}</h2>
      <p class="lead">{t('import_format_text')}</p>
      <pre class="sample" tabIndex={0}>
        {
          '{"url": "https://example.com/a", "site": "example.com", "title": "A title", "published": "2024-05-14", "lang": "en", "text": "First paragraph.\\n\\nSecond paragraph."}'
        }
      </pre>
    </section>
  );
}
