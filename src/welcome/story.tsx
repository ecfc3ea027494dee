import { useMemo, useState } from 'preact/hooks';
import type { Finding } from '../core/model.ts';
import type { Comparison } from '../protocol/messages.ts';
import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { Reading } from '../ui/reading.tsx';
import { Siglum } from '../ui/siglum.tsx';
import { findingView, type FindingView } from '../ui/view-findings.ts';
import { siglaOf } from '../ui/view-sigla.ts';
import { gradeWords, KIND_ICON, kindWords } from '../ui/words.ts';

/** So many paragraphs are enough to see what it does; the whole story is in Compare. */
const PARAGRAPHS = 6;

interface Piece {
  readonly text: string;
  readonly finding: Finding | null;
}

/** The paragraphs of a text, cut at its drawn findings. Findings that overlap an earlier one are left out. */
export function piecesOf(text: string, findings: readonly Finding[]): readonly (readonly Piece[])[] {
  const paragraphs: Piece[][] = [];
  let at = 0;
  for (const paragraph of text.split('\n\n')) {
    const end = at + paragraph.length;
    const pieces: Piece[] = [];
    let from = at;
    for (const finding of findings) {
      const { span } = finding;
      if (span.start < from || span.end > end || span.start === span.end) continue;
      if (span.start > from) pieces.push({ text: text.slice(from, span.start), finding: null });
      pieces.push({ text: text.slice(span.start, span.end), finding });
      from = span.end;
    }
    if (from < end) pieces.push({ text: text.slice(from, end), finding: null });
    if (pieces.length > 0) paragraphs.push(pieces);
    at = end + 2;
  }
  return paragraphs;
}

/** The demo story, read here as on its own page: marked words open what the other versions have. */
export function Story({ comparison, onCompare }: { comparison: Comparison; onCompare: () => void }) {
  const { page, report, witnesses } = comparison;
  const paragraphs = useMemo(
    () =>
      piecesOf(
        page.text,
        report.findings.filter((finding) => finding.shown && finding.drawn && finding.kind !== 'residue'),
      ).slice(0, PARAGRAPHS),
    [comparison],
  );
  const sigla = siglaOf(
    report,
    page,
    witnesses.map(({ summary }) => summary),
  );
  const marked = paragraphs.flat().flatMap(({ finding }) => finding ?? []);
  const [open, setOpen] = useState<string | null>(marked[0]?.id ?? null);
  const chosen = marked.find((finding) => finding.id === open);

  return (
    <div class="story">
      <article lang={page.lang ?? undefined} aria-label={t('story_title')}>
        <h3>
          <bdi dir="auto">{page.title}</bdi>
        </h3>
        <p class="aside">
          <bdi>{page.outlet ?? page.site}</bdi>
        </p>
        {paragraphs.map((pieces, index) => (
          <p key={index} dir="auto">
            {pieces.map(({ text, finding }, place) =>
              finding === null ? (
                text
              ) : (
                <button
                  key={place}
                  type="button"
                  class={`story-mark kind-${finding.kind}`}
                  aria-pressed={finding.id === open}
                  onClick={() => setOpen(finding.id)}
                >
                  {text}
                  <span class="unseen"> ({kindWords(finding.kind)})</span>
                </button>
              ),
            )}
          </p>
        ))}
      </article>
      <div class="story-side">
        <div class="story-card" role="status">
          {chosen === undefined ? <p class="aside">{t('story_none')}</p> : <Shown view={findingView(chosen, report.page, sigla)} />}
        </div>
        <p class="aside">{t('story_text', witnesses.length)}</p>
        <p class="row">
          <button type="button" class="button primary" onClick={onCompare}>
            <Icon name="book" /> {t('story_compare')}
          </button>
        </p>
      </div>
    </div>
  );
}

function Shown({ view }: { view: FindingView }) {
  return (
    <div class={`kind-${view.kind}`}>
      <p class="sample-head">
        <span class="kind-mark">
          <Icon name={KIND_ICON[view.kind]} />
        </span>
        {view.headline}
        <span class={`grade grade-${view.grade}`}>{gradeWords(view.grade)}</span>
      </p>
      <dl>
        <div>
          <dt>{t('card_here')}</dt>
          <dd>
            <Reading pieces={view.herePieces} />
          </dd>
        </div>
        {view.theirWordings.map((one, index) => (
          <div key={index}>
            <dt>{index === 0 ? t('card_others') : ''}</dt>
            <dd>
              <Reading pieces={one.pieces} />{' '}
              <span class="sigla">
                {one.sigla.map((siglum) => (
                  <Siglum key={siglum.id} siglum={siglum} size={16} />
                ))}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p class="aside">{view.why}</p>
    </div>
  );
}
