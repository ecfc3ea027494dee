import { useRef, useState } from 'preact/hooks';
import { ago } from '../ui/format.ts';
import { happened } from '../ui/on-this-machine.ts';
import { t, tn } from '../ui/i18n.ts';
import { targetOf } from './settings-index.ts';
import { Icon } from '../ui/icons.tsx';
import { NOTHING_YET, restoreRows, storedRows, type Progress } from './import-job.ts';
import type { SectionDoors } from './options.tsx';

/** Everything into one file, and back. A damaged file is refused before anything is written. */
export function Backup({ world, files, corpus, refresh, attempt }: SectionDoors) {
  const [said, setSaid] = useState<string | null>(null);
  const [restoring, setRestoring] = useState<Progress | null>(null);
  const [working, setWorking] = useState(false);
  const stop = useRef<AbortController | null>(null);

  const write = (): void =>
    attempt(async () => {
      setWorking(true);
      try {
        const backup = await files.backupOf(storedRows(world, new AbortController().signal), world.now());
        world.save(backup.name, backup.parts, backup.type);
        await world.ask('corpus.backedUp', { count: backup.count });
        setSaid(tn('backup_written', backup.count));
        refresh();
      } finally {
        setWorking(false);
      }
    });
  const restore = (file: File): void =>
    attempt(async () => {
      const control = new AbortController();
      stop.current = control;
      setSaid(null);
      setRestoring(NOTHING_YET);
      try {
        const progress = await restoreRows(world, `restore-${world.now()}`, files.backupIn(file), setRestoring, control.signal);
        setSaid(
          `${tn('import_added', progress.added)} · ${tn('import_known', progress.known)}${control.signal.aborted ? ` · ${t('import_cancelled')}` : ''}`,
        );
      } finally {
        setRestoring(null);
        refresh();
      }
    });

  const last = corpus?.lastBackup ?? null;
  return (
    <section aria-labelledby="backup-title" {...targetOf('backup')}>
      <h1 id="backup-title">{t('section_backup')}</h1>
      <p class="lead">{t('backup_lead')}</p>
      <p class="fact">
        {corpus === null
          ? t('loading')
          : last === null
            ? t('backup_none_yet')
            : `${t('backup_last', ago(last.at, world.now()))} (${happened(last.at)}) · ${tn('articles', last.count)}`}
        {corpus !== null && last !== null && corpus.articles > last.count && (
          <span class="aside"> · {tn('backup_since', corpus.articles - last.count)}</span>
        )}
      </p>
      <p class="row">
        <button
          type="button"
          class="button primary"
          disabled={working || restoring !== null || corpus === null || corpus.articles === 0}
          onClick={write}
        >
          <Icon name="save" /> {working ? t('saving') : t('backup_now')}
        </button>
        <label class="button file">
          <Icon name="undo" /> {t('backup_restore')}
          <input
            type="file"
            accept=".jsonl,.ndjson,.gz,.urtext"
            disabled={working || restoring !== null}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file !== undefined) restore(file);
              event.currentTarget.value = '';
            }}
          />
        </label>
      </p>
      {restoring !== null && (
        <div class="jobs">
          <progress class="progress" max={1} value={restoring.done} aria-label={t('backup_restore')} />
          <p class="row">
            <span class="aside">{tn('import_added', restoring.added)}</span>
            <button type="button" class="button" onClick={() => stop.current?.abort()}>
              {t('cancel')}
            </button>
          </p>
        </div>
      )}
      <p role="status">{said}</p>
      <p class="lead">{t('backup_what')}</p>
    </section>
  );
}
