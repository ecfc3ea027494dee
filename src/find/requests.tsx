import { useEffect, useState } from 'preact/hooks';
import { explain, failureOf } from '../ui/explain-error.ts';
import { hostOf, safeLink } from '../ui/format.ts';
import { bytes, happened } from '../ui/on-this-machine.ts';
import { t, tn } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import type { World } from '../ui/world.ts';
import { csvOf, type LoggedRequest, type RequestLog } from './request-log.ts';

/** More are in the files than any table can be read. */
const SHOWN = 500;

/** Every request that Urtext ever made, and why. */
export function Requests({ world, log }: { world: World; log: RequestLog }) {
  const [rows, setRows] = useState<readonly LoggedRequest[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    log.all().then(setRows, (thrown: unknown) => setTrouble(explain(failureOf(thrown)).title));
  }, []);
  const today = new Date(world.now()).toISOString().slice(0, 10);
  return (
    <main class="find requests">
      <header class="find-head">
        <p class="wordmark">Urtext</p>
        <h1>{t('requests_title')}</h1>
        <p class="lead">{t('requests_text')}</p>
      </header>
      {trouble !== null && (
        <p class="notice" role="alert">
          <Icon name="warning" /> <span>{trouble}</span>
        </p>
      )}
      {rows !== null && rows.length === 0 && (
        <section class="empty" role="status">
          <span class="empty-icon">
            <Icon name="lock" size={28} />
          </span>
          <h2>{t('requests_none')}</h2>
          <p>{t('requests_none_text')}</p>
        </section>
      )}
      {rows !== null && rows.length > 0 && (
        <>
          <p class="find-doors">
            <span class="aside">{tn('requests_count', rows.length)}</span>
            <button
              type="button"
              class="button"
              onClick={() => world.save(`urtext-requests-${today}.json`, [JSON.stringify(rows, null, 2)], 'application/json')}
            >
              <Icon name="save" /> JSON
            </button>
            <button type="button" class="button" onClick={() => world.save(`urtext-requests-${today}.csv`, [csvOf(rows)], 'text/csv')}>
              <Icon name="save" /> CSV
            </button>
          </p>
          <div class="request-table" role="region" aria-label={t('requests_title')} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('requests_when')}</th>
                  <th scope="col">{t('requests_what')}</th>
                  <th scope="col">{t('requests_why')}</th>
                  <th scope="col">{t('requests_answer')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, SHOWN).map((row) => (
                  <tr key={`${row.at} ${row.url}`}>
                    <td>{happened(row.at)}</td>
                    <td>
                      {row.cause.kind !== 'browser-search' && <bdi>{hostOf(row.url)}</bdi>}
                      <bdi class="request-url aside">{row.cause.query ?? row.url}</bdi>
                    </td>
                    <td>
                      {causeWords(row)}
                      {row.cause.page !== null && safeLink(row.cause.page) !== null && (
                        <bdi class="request-url aside">{row.cause.page}</bdi>
                      )}
                    </td>
                    <td>{answerWords(row)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </main>
  );
}

function causeWords({ cause }: LoggedRequest): string {
  switch (cause.kind) {
    case 'search':
      return t('cause_search');
    case 'candidate':
      return t('cause_candidate');
    case 'archive':
      return t('cause_archive');
    case 'description':
      return t('cause_description');
    case 'pack':
      return t('cause_pack');
    case 'browser-search':
      return t('cause_browser_search');
  }
}

function answerWords({ cause, outcome }: LoggedRequest): string {
  if (cause.kind === 'browser-search') return t('requests_by_browser');
  if (outcome === null) return t('requests_open');
  if (outcome.trouble !== null && outcome.status === null) return t('requests_no_answer');
  return `${outcome.status ?? ''} · ${bytes(outcome.bytes)}`;
}
