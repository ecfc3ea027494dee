import { direction, t, tn } from '../ui/i18n.ts';
import { Siglum } from '../ui/siglum.tsx';
import type { CoverageView } from '../ui/view-coverage.ts';

const CELL = 10;
const ROW = 18;
const LEVELS = [1, 2, 3, 4] as const;

/** Sentences × versions. A click goes to the sentence; the table below says the same in words. */
export function Coverage({ view, onGo }: { view: CoverageView; onGo: (sentence: number) => void }) {
  const width = Math.max(1, view.sentences) * CELL;
  const hatch = 'M-1 1l2-2M0 6l6-6M5 7l2-2';
  return (
    <figure class="coverage">
      {view.rows.map((row) => (
        <div key={row.siglum.id} class="coverage-row">
          <Siglum siglum={row.siglum} />
          <svg
            viewBox={`0 0 ${width} ${ROW}`}
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
            onClick={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              const along = (event.clientX - box.left) / box.width;
              onGo(Math.max(0, Math.min(view.sentences - 1, Math.floor((direction() === 'rtl' ? 1 - along : along) * view.sentences))));
            }}
          >
            <defs>
              <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse">
                <path class="hatch" d={hatch} />
              </pattern>
            </defs>
            <path class="coverage-ground" d={row.levels.map((_, k) => `M${k * CELL + 0.5} 0h${CELL - 1}v${ROW}h-${CELL - 1}z`).join('')} />
            {LEVELS.map((level) => (
              <path
                key={level}
                class={`strip-${level}`}
                d={row.levels.map((one, k) => (one === level ? `M${k * CELL + 0.5} 0h${CELL - 1}v${ROW}h-${CELL - 1}z` : '')).join('')}
              />
            ))}
            <path
              fill="url(#hatch)"
              d={row.levels.map((one, k) => (one === null ? `M${k * CELL + 0.5} 0h${CELL - 1}v${ROW}h-${CELL - 1}z` : '')).join('')}
            />
          </svg>
          <span class="coverage-sum">{tn('strip_label', view.sentences, row.covered.toString())}</span>
        </div>
      ))}
      <figcaption>
        <span class="key" aria-hidden="true">
          <svg viewBox="0 0 48 10" width="48" height="10">
            {LEVELS.map((level, k) => (
              <rect key={level} class={`strip-${level}`} x={k * 12} width="11" height="10" />
            ))}
          </svg>
        </span>
        {t('coverage_key')}
      </figcaption>
      <details>
        <summary>{t('coverage_as_list')}</summary>
        <ol class="coverage-list">
          {view.held.map((held, sentence) => (
            <li key={sentence}>
              <button type="button" class="link" onClick={() => onGo(sentence)}>
                {t('sentence_number', sentence + 1)}
              </button>{' '}
              {tn('held_by', held)}{' '}
              {view.rows
                .filter((row) => (row.levels[sentence] ?? 0) > 0)
                .map((row) => row.siglum.letter)
                .join(' ')}
            </li>
          ))}
        </ol>
      </details>
    </figure>
  );
}
