import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Article, ArticleId } from '../core/model.ts';
import { directionOf, hostOf, moment, safeLink } from '../ui/format.ts';
import { t, tn } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { Siglum, type SiglumView } from '../ui/siglum.tsx';
import type { BookRow, BookSentence, BookView, Words } from '../ui/view-book.ts';
import { outletOf } from '../ui/view-sigla.ts';
import { KIND_ICON, kindWords } from '../ui/words.ts';

interface Sides {
  readonly page: Article;
  readonly witness: Article;
  readonly sigla: ReadonlyMap<ArticleId, SiglumView>;
}

/** The open book. Each row is one place of the story; the gutter says who has it. */
export function Book({ view, page, witness, sigla }: Sides & { view: BookView }) {
  const frame = useRef<HTMLDivElement>(null);
  return (
    <section class="book" aria-label={t('book_title')}>
      <p class="book-sum">{tn('book_shared', view.sentences, view.shared.toString())}</p>
      <div class="book-frame" ref={frame}>
        <div class="book-row book-heads">
          <Head article={page} siglum={sigla.get(page.id)} />
          <span class="gutter" />
          <Head article={witness} siglum={sigla.get(witness.id)} />
        </div>
        {view.rows.map((row) => (
          <Row key={row.key} row={row} page={page} witness={witness} sigla={sigla} />
        ))}
        <Rules moved={view.moved} frame={frame} />
      </div>
    </section>
  );
}

function Head({ article, siglum }: { article: Article; siglum: SiglumView | undefined }) {
  const link = safeLink(article.url);
  return (
    <div class="book-head" dir={directionOf(article.text)}>
      {siglum !== undefined && <Siglum siglum={siglum} plain size={26} />}
      <div>
        <h2>
          <span class="unseen">{siglum?.letter} </span>
          <bdi dir="auto">{article.title ?? outletOf(article)}</bdi>
        </h2>
        <p>
          <bdi>{outletOf(article)}</bdi> · <bdi>{moment(article.published)}</bdi> ·{' '}
          {link === null ? (
            <bdi>{article.url}</bdi>
          ) : (
            <a href={link} target="_blank" rel="noreferrer noopener">
              <bdi>{hostOf(article.url)}</bdi>
            </a>
          )}
        </p>
        <p class="print-only">{article.url}</p>
      </div>
    </div>
  );
}

function Row({ row, page, witness, sigla }: Sides & { row: BookRow }) {
  const only = row.state === 'left' ? sigla.get(page.id) : row.state === 'right' ? sigla.get(witness.id) : undefined;
  return (
    <div class={`book-row row-${row.state}${row.opensParagraph ? ' opens-paragraph' : ''}`}>
      <Side sentences={row.left} lang={page.lang} />
      <span class="gutter">
        {only !== undefined && (
          <span class="gutter-only" data-tip={t('only_in', only.letter)}>
            <Siglum siglum={only} plain size={16} />
            <span class="unseen">{t('only_in', only.letter)}</span>
          </span>
        )}
        {row.state === 'moved' && (
          <span class="gutter-moved" data-tip={t('moved')}>
            <span aria-hidden="true">{t('moved_short')}</span>
            <span class="unseen">{t('moved')}</span>
          </span>
        )}
        {row.state === 'both' &&
          row.kinds.map((kind) => (
            <span key={kind} class={`kind-mark kind-${kind}`} data-tip={kindWords(kind)}>
              <Icon name={KIND_ICON[kind]} size={14} />
              <span class="unseen">{kindWords(kind)}</span>
            </span>
          ))}
      </span>
      <Side sentences={row.right} lang={witness.lang} />
    </div>
  );
}

function Side({ sentences, lang }: { sentences: readonly BookSentence[]; lang: string | null }) {
  return (
    <p class="side" dir="auto" lang={lang ?? undefined}>
      {sentences.map((sentence, k) => (
        <span key={sentence.id} id={sentence.id} tabIndex={-1} class="sentence">
          {k > 0 && ' '}
          {sentence.words.map((words, index) => (
            <Toned key={index} words={words} mine={sentence.id.startsWith('l')} />
          ))}
        </span>
      ))}
    </p>
  );
}

/** A word that differs in meaning leads to its line in the apparatus, as a note in an edition does. */
function Toned({ words, mine }: { words: Words; mine: boolean }) {
  if (words.tone === 'same') return <>{words.text}</>;
  if (words.tone === 'reworded') return <span class="reworded">{words.text}</span>;
  // What belongs to the site has no line in the apparatus.
  if (words.kind === 'residue') return <span class="word kind-residue">{words.text}</span>;
  return (
    <a
      class={`word word-${words.tone} kind-${words.kind ?? 'residue'}`}
      href={`#f-${words.finding ?? ''}`}
      id={mine && words.finding !== null ? `w-${words.finding}` : undefined}
    >
      {words.text}
    </a>
  );
}

/** Rules across the gutter that join the two places of a moved passage; measured after each change of layout. */
function Rules({ moved, frame }: { moved: BookView['moved']; frame: { readonly current: HTMLDivElement | null } }) {
  const [paths, setPaths] = useState<readonly string[]>([]);
  useLayoutEffect(() => {
    const box = frame.current;
    if (box === null) return undefined;
    const measure = (): void => {
      const origin = box.getBoundingClientRect();
      const gutter = box.querySelector('.gutter')?.getBoundingClientRect();
      if (gutter === undefined || gutter.width === 0) return setPaths([]);
      const middle = (id: string): number | null => {
        const found = document.getElementById(id)?.getBoundingClientRect();
        return found === undefined ? null : found.top + Math.min(found.height / 2, 12) - origin.top;
      };
      const rtl = getComputedStyle(box).direction === 'rtl';
      const from = (rtl ? gutter.right - 6 : gutter.left + 6) - origin.left;
      const to = (rtl ? gutter.left + 6 : gutter.right - 6) - origin.left;
      setPaths(
        moved.flatMap(({ left, right }) => {
          const a = middle(left);
          const b = middle(right);
          const mid = (from + to) / 2;
          return a === null || b === null
            ? []
            : [
                `M${from} ${a}C${mid} ${a} ${mid} ${a} ${mid} ${a + Math.sign(b - a) * 16}V${b - Math.sign(b - a) * 16}C${mid} ${b} ${mid} ${b} ${to} ${b}`,
              ];
        }),
      );
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, [moved]);
  return (
    <svg class="rules" aria-hidden="true" focusable="false">
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
