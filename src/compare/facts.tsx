import type { ArticleId } from '../core/model.ts';
import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { Siglum, type SiglumView } from '../ui/siglum.tsx';
import type { FactsView } from '../ui/view-facts.ts';
import { gradeWords, KIND_ICON, kindWords } from '../ui/words.ts';

/** What is said (rows) by whom (columns); a cell that stands against the better supported reading wears the mark. */
export function Facts({
  view,
  page,
  outlets,
  onCopy,
  onGo,
}: {
  view: FactsView;
  page: ArticleId;
  /** Who stands behind each letter. */
  outlets: ReadonlyMap<ArticleId, string>;
  onCopy: (finding: string) => void;
  onGo: (finding: string) => void;
}) {
  return (
    <div class="table-holder" tabIndex={0} role="region" aria-label={t('facts_table')}>
      <table class="facts">
        <thead>
          <tr>
            <th scope="col">{t('facts_what')}</th>
            {view.columns.map((siglum) => (
              <th key={siglum.id} scope="col">
                <Siglum siglum={siglum} size={22} />
                <span class="column-name">
                  <bdi>{outlets.get(siglum.id)}</bdi>
                </span>
                {siglum.id === page && <span class="column-note">{t('this_page')}</span>}
                {siglum.original && <span class="column-note is-original">{t('likely_original')}</span>}
              </th>
            ))}
            <th scope="col">
              <span class="unseen">{t('copy_citation')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr key={row.finding} id={`f-${row.finding}`} class={`kind-${row.kind}`}>
              <th scope="row">
                <button type="button" class="link fact-head" onClick={() => onGo(row.finding)}>
                  <span class="kind-mark">
                    <Icon name={KIND_ICON[row.kind]} />
                    <span class="unseen">{kindWords(row.kind)}: </span>
                  </span>
                  {row.headline}
                </button>
                <span class="fact-why">{row.why}</span>
                <span class={`grade grade-${row.grade}`}>{gradeWords(row.grade)}</span>
              </th>
              {row.cells.map((cell, index) => (
                <td key={cell.id} class={cell.disagrees ? 'disagrees' : undefined}>
                  <Who siglum={view.columns[index]} outlet={outlets.get(cell.id)} />
                  {cell.text === null ? (
                    <span class="nothing" aria-label={t('nothing_here')}>
                      –
                    </span>
                  ) : (
                    <bdi class="reading" dir="auto">
                      {cell.disagrees ? <mark>{cell.text}</mark> : cell.text}
                    </bdi>
                  )}
                </td>
              ))}
              <td>
                <button
                  type="button"
                  class="button bare"
                  aria-label={`${t('copy_citation')}: ${row.headline}`}
                  data-tip={t('copy_citation')}
                  onClick={() => onCopy(row.finding)}
                >
                  <Icon name="copy" />
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** In a narrow window the columns stand below each other, and each cell names its own. */
function Who({ siglum, outlet }: { siglum: SiglumView | undefined; outlet: string | undefined }) {
  if (siglum === undefined) return null;
  return (
    <span class="cell-who">
      <Siglum siglum={siglum} plain size={18} /> <span class="unseen">{siglum.letter} </span>
      <bdi>{outlet}</bdi>
    </span>
  );
}
