import type { DeviationCategory, Span, Token } from '../model.ts';
import type { Tables } from '../tables.ts';
import type { Contrast } from './contrast.ts';
import { gapsOf, type Gap } from './gaps.ts';
import { RANKING, superlative } from './roles.data.ts';
import { isVerbatim, type LinkView } from './slots.ts';

/** How a connective ties two statements. Only what a sentence means one way or the other: "since" and "while" do both. */
const TIES: ReadonlyMap<string, string> = new Map(
  (
    [
      ['cause', 'because due owing thanks therefore hence thus'],
      ['despite', 'although though despite notwithstanding nevertheless nonetheless'],
      ['condition', 'if unless provided'],
      ['both', 'and'],
      ['either', 'or'],
    ] as const
  ).flatMap(([tie, words]) => words.split(' ').map((word) => [word, tie] as const)),
);

/** Connectives and degrees that stand in one place and say another thing. */
export function relationContrasts(view: LinkView, sibling: number, _tables: Tables): Contrast[] {
  const found: Contrast[] = [];
  for (const gap of gapsOf(view)) {
    if (gap.after === undefined || Math.max(gap.a.length, gap.b.length) > 3) continue;
    const add = (category: DeviationCategory, ours: Token, theirs: Token | undefined, reading: string, sure: number): void => {
      found.push({
        category,
        span: { start: ours.start, end: ours.end },
        sibling,
        stance: 'differs',
        theirs: reading,
        theirSpan: theirs === undefined ? null : { start: theirs.start, end: theirs.end },
        severity: 2,
        sure: sure * (isVerbatim(view) ? 1 : Math.min(1, 0.2 + view.closeness)),
      });
    };
    const tie = tied(gap.a);
    const other = tied(gap.b);
    if (gap.before !== undefined && tie !== undefined && other !== undefined && TIES.get(tie.norm) !== TIES.get(other.norm))
      add(
        'relation',
        tie,
        other,
        TIES.get(other.norm) ?? '',
        isList(tie) && isList(other) ? (isVerbatim(view) ? 0.76 : 0.3) : isList(tie) !== isList(other) ? 0.3 : 0.9,
      );
    degrees(gap, add);
    const grouped = groupedOr(view, gap);
    if (grouped !== null)
      found.push({
        category: 'relation',
        span: grouped,
        sibling,
        stance: 'differs',
        theirs: 'either',
        theirSpan: { start: gap.b[0]?.start ?? 0, end: gap.b[0]?.end ?? 0 },
        severity: 2,
        sure: 0.9 * Math.min(1, 0.3 + view.closeness),
      });
  }
  return found;
}

/**
 * "Between war or peace, trade or ruin" makes pairs; with a comma for the first "or" there are four things to choose from.
 * Only where the sibling's next word is followed by a comma: in a plain list "or" and comma say the same.
 */
function groupedOr(view: LinkView, gap: Gap): Span | null {
  const { before, after } = gap;
  if (gap.a.length > 0 || gap.b.length !== 1 || gap.b[0]?.norm !== 'or' || before === undefined || after === undefined) return null;
  if (view.a.witness.article.text.slice(before.end, after.start).trim() !== ',') return null;
  const text = view.b.witness.article.text;
  const next = /^\s+[\p{L}-]+(.)/u.exec(text.slice(gap.b[0].end, gap.b[0].end + 60));
  return next?.[1] === ',' ? { start: before.start, end: after.end } : null;
}

const tied = (words: readonly Token[]): Token | undefined => words.find((token) => TIES.has(token.norm));

const isList = (token: Token): boolean => token.norm === 'and' || token.norm === 'or';

/** "Top" and "leading" are used for either. */
const isTop = (token: Token): boolean => token.norm !== 'top' && superlative(token.norm);

/** "The senior official" and "the most senior official": one is the top of its order, the other only high in it. */
function degrees(
  gap: Gap,
  add: (category: DeviationCategory, ours: Token, theirs: Token | undefined, reading: string, sure: number) => void,
): void {
  const top = gap.a.find(isTop);
  const otherTop = gap.b.find(isTop);
  if ((top === undefined) === (otherTop === undefined) || gap.after === undefined) return;
  const high = (top === undefined ? gap.a : gap.b).find((token) => RANKING.has(token.norm));
  const ranked = high !== undefined || RANKING.has(gap.after.norm);
  if (!ranked) return;
  const ours = top ?? high ?? gap.after;
  add('role', ours, otherTop ?? high, otherTop === undefined ? 'high' : 'top', 0.9);
}
