import { day, hostOf } from '../ui/format.ts';
import { t, tn } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import type { Candidate } from './candidates.ts';
import type { Busy } from './find.tsx';
import type { Fate } from './hunt.ts';
import { clueWords, FATE_ICON, fateWords } from './words.ts';

interface Props {
  readonly listed: readonly Candidate[];
  /** Others of networks that are in the list already. */
  readonly left: number;
  readonly fates: ReadonlyMap<string, Fate>;
  readonly isTicked: (candidate: Candidate) => boolean;
  readonly count: number;
  readonly busy: Busy;
  /** Has anybody answered? Without an answer an empty list says nothing. */
  readonly isAnswered: boolean;
  readonly onTick: (url: string, on: boolean) => void;
  readonly onFetch: () => void;
  readonly onStop: () => void;
}

/** Addresses that may hold a version, surest first; the ticked ones are fetched on a click of their own. */
export function Candidates({ isAnswered, listed, left, fates, isTicked, count, busy, onTick, onFetch, onStop }: Props) {
  const all = [...fates.values()];
  const done = all.filter(({ is }) => !['waiting', 'fetching', 'comparing'].includes(is)).length;
  return (
    <section class="find-step" aria-labelledby="candidates-title">
      <h2 id="candidates-title">
        {listed.length > 0 ? tn('find_candidates', listed.length) : t(isAnswered ? 'find_no_candidates' : 'find_not_answered')}
      </h2>
      <p class="lead">
        {listed.length > 0 ? t('find_candidates_text') : t(isAnswered ? 'find_no_candidates_text' : 'find_not_answered_text')}
      </p>
      <ul class="candidates">
        {listed.map((candidate) => {
          const fate = fates.get(candidate.url);
          return (
            <li key={candidate.url} class={fate === undefined ? undefined : `fate-${fate.is}`}>
              <label>
                {fate === undefined ? (
                  <input
                    type="checkbox"
                    checked={isTicked(candidate)}
                    disabled={busy === 'fetching'}
                    onChange={(event) => onTick(candidate.url, event.currentTarget.checked)}
                  />
                ) : (
                  <span class="fate-icon">
                    <Icon name={FATE_ICON[fate.is]} />
                  </span>
                )}
                <span class="candidate-name">
                  <bdi dir="auto">{candidate.title ?? candidate.url}</bdi>
                </span>
                <span class="candidate-facts aside">
                  <bdi>{hostOf(candidate.url)}</bdi>
                  {candidate.published !== null && <span> · {day(candidate.published)}</span>}
                  {candidate.language !== null && (
                    <span>
                      {' · '}
                      <bdi>{candidate.language}</bdi>
                    </span>
                  )}
                </span>
                <span class="candidate-clue aside">
                  {fate === undefined ? candidate.clues.map(clueWords).join(' · ') : fateWords(fate)}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      {left > 0 && <p class="aside">{tn('find_left', left)}</p>}
      {(count > 0 || busy === 'fetching' || (listed.length > 0 && all.length === 0)) && (
        <div class="find-doors">
          {busy === 'fetching' ? (
            <>
              <progress class="progress" max={Math.max(1, all.length)} value={done} aria-label={t('find_progress')} />
              <span class="aside" role="status">
                {t('find_progress_of', done, all.length)}
              </span>
              <button type="button" class="button" onClick={onStop}>
                {t('cancel')}
              </button>
            </>
          ) : (
            <>
              <button type="button" class="button primary" id="fetch" disabled={count === 0 || busy !== 'idle'} onClick={onFetch}>
                <Icon name="save" /> {tn('find_fetch', count)}
              </button>
              {busy === 'may-fetch' && (
                <span class="aside" role="status">
                  {t('find_permission')}
                </span>
              )}
            </>
          )}
        </div>
      )}
    </section>
  );
}
