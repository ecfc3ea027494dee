import type { ArticleId, Report } from '../core/model.ts';
import type { WitnessSummary } from '../protocol/messages.ts';
import { day, hostOf } from './format.ts';
import { locale, t } from './i18n.ts';
import type { SiglumView } from './siglum.tsx';

const RINGS = ['solid', 'dashed', 'dotted', 'double'] as const;

/** What a witness is called beside its siglum. */
export interface Named {
  readonly site: string;
  readonly outlet?: string | null;
  readonly url: string;
  readonly published: string | null;
}

/** "ABC13 Houston", else the host. */
export const outletOf = (article: Named): string => article.outlet ?? (article.site === '' ? hostOf(article.url) : article.site);

export const nameOf = (article: Named): string => `${outletOf(article)} · ${day(article.published)}`;

/** A before B, Z before AA. */
export const bySiglum = (a: Pick<SiglumView, 'letter'>, b: Pick<SiglumView, 'letter'>): number =>
  a.letter.length - b.letter.length || (a.letter < b.letter ? -1 : a.letter > b.letter ? 1 : 0);

/**
 * The sigla of all nodes of a report's stemma, by id. Branches take ring and hue in the order of their first
 * siglum; the fifth branch has the first ring again, in the next hue.
 */
export function siglaOf(
  report: Pick<Report, 'page' | 'stemma' | 'original'>,
  page: Named,
  witnesses: readonly Pick<WitnessSummary, 'article' | 'siglum' | 'branch'>[],
): ReadonlyMap<ArticleId, SiglumView> {
  const names = new Map<string, Named>(witnesses.map((witness) => [witness.article.id, witness.article]));
  names.set(report.page, page);
  const nodes = report.stemma.nodes.length > 0 ? report.stemma.nodes : withoutStemma(report.page, witnesses);
  const branches = [
    ...new Set(nodes.toSorted((a, b) => Number(a.lost) - Number(b.lost) || a.siglum.localeCompare(b.siglum)).map((node) => node.branch)),
  ];
  return new Map(
    nodes.map((node) => {
      const branch = Math.max(0, branches.indexOf(node.branch));
      const named = names.get(node.id);
      const view: SiglumView = {
        id: node.id,
        letter: node.siglum,
        role: node.lost ? 'lost' : node.id === report.page ? 'page' : 'witness',
        ring: RINGS[branch % 4] ?? 'solid',
        hue: ((branch + Math.floor(branch / 4)) % 4) as SiglumView['hue'],
        original: node.id === report.original.id,
        name:
          node.lost || named === undefined
            ? lostName(report.stemma, node.id, nodes)
            : node.id === report.page
              ? `${t('this_page')} · ${nameOf(named)}`
              : nameOf(named),
      };
      return [node.id, view];
    }),
  );
}

/** A lost parent by whom it stands behind: "likely behind B and D". */
function lostName({ edges }: Report['stemma'], id: string, nodes: Report['stemma']['nodes']): string {
  const children = edges
    .filter((edge) => edge.from === id)
    .flatMap(({ to }) => nodes.find((node) => node.id === to)?.siglum ?? [])
    .toSorted();
  return children.length === 0 ? t('lost_parent') : t('lost_parent_of', new Intl.ListFormat(locale()).format(children));
}

/** A report without a stemma (one page alone, or a gap) still has sigla. */
const withoutStemma = (page: ArticleId, witnesses: readonly Pick<WitnessSummary, 'article' | 'siglum' | 'branch'>[]) => [
  { id: page, lost: false, branch: 'page', siglum: letterNotIn(new Set(witnesses.map((witness) => witness.siglum))) },
  ...witnesses.map((witness) => ({ id: witness.article.id, lost: false, branch: witness.branch, siglum: witness.siglum })),
];

const letterNotIn = (taken: ReadonlySet<string>): string => [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((letter) => !taken.has(letter)) ?? 'X';
