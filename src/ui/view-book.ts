import type { Article, ArticleId, Finding, FindingKind, Report, Span } from '../core/model.ts';
import { sentencesOf } from '../core/text/sentences.ts';
import { wordsDiff, type Piece } from './words-diff.ts';

/**
 * Two witnesses as an open book: the page on the left, one version on the right, sentence beside sentence.
 * Each sentence stands once, in the order of its own text. A passage that stands elsewhere on the other
 * side is not pulled out of its place: it keeps its row, and a rule joins the two (`moved`).
 */
export interface BookView {
  readonly rows: readonly BookRow[];
  readonly moved: readonly { readonly left: string; readonly right: string }[];
  /** Sentences of the page that this version has, and all. */
  readonly shared: number;
  readonly sentences: number;
}

export interface BookRow {
  readonly key: string;
  readonly left: readonly BookSentence[];
  readonly right: readonly BookSentence[];
  /** Only one side has it, both have it, or both have it but in another place. */
  readonly state: 'both' | 'left' | 'right' | 'moved';
  readonly opensParagraph: boolean;
  /** Kinds of what differs in meaning here, for the gutter. */
  readonly kinds: readonly FindingKind[];
}

export interface BookSentence {
  readonly id: string;
  readonly index: number;
  readonly words: readonly Words[];
}

/**
 * `same` and `reworded` words carry no verdict; `meaning` is a finding that sets the two versions apart;
 * `shared` is a finding on the page that this version has too.
 */
export interface Words {
  readonly text: string;
  readonly tone: 'same' | 'reworded' | 'meaning' | 'shared';
  readonly kind: FindingKind | null;
  readonly finding: string | null;
}

interface Mark extends Span {
  readonly tone: 'meaning' | 'shared';
  readonly kind: FindingKind;
  readonly finding: string;
}

/** When more than this share of the words differs, telling them apart one by one helps nobody. */
const WHOLLY_REWORDED = 0.8;

export function bookView(report: Report, page: Article, witness: Article): BookView {
  const left = sentencesOf(page.text, page.lang ?? 'en');
  const right = sentencesOf(witness.text, witness.lang ?? 'en');
  const partners = left.map((sentence) => partnersOf(report, sentence, witness.id, right));
  const steady = steadyOf(partners);
  const marksLeft = marksOn(report.findings, page.id, page.id, witness.id);
  const marksRight = marksOn(report.findings, witness.id, page.id, witness.id);

  const rows: BookRow[] = [];
  const moved: { left: string; right: string }[] = [];
  const movedRight = new Map<number, number>();
  partners.forEach((list, i) => {
    if (!steady.has(i)) for (const j of list) if (!movedRight.has(j)) movedRight.set(j, i);
  });
  const push = (lefts: readonly number[], rights: readonly number[], state: BookRow['state']): void => {
    const textOf = (text: string, all: readonly Span[], indexes: readonly number[]): string =>
      indexes.map((k) => text.slice(all[k]?.start, all[k]?.end)).join(' ');
    const across = state === 'moved' ? (lefts.length > 0 ? (partners[lefts[0] ?? 0] ?? []) : []) : rights;
    const back = state === 'moved' && rights.length > 0 ? [movedRight.get(rights[0] ?? 0) ?? 0] : lefts;
    const diff = wordsDiff(textOf(page.text, left, back), textOf(witness.text, right, across));
    const piecesLeft = state === 'left' ? null : diff.a;
    const piecesRight = state === 'right' ? null : diff.b;
    const row: BookRow = {
      key: `${lefts.join('.')}|${rights.join('.')}`,
      left: sentencesWith('l', page.text, left, lefts, piecesLeft, marksLeft),
      right: sentencesWith('r', witness.text, right, rights, piecesRight, marksRight),
      state,
      opensParagraph:
        lefts.some((i) => left[i]?.paragraph !== left[i - 1]?.paragraph) ||
        (lefts.length === 0 && rights.some((j) => right[j]?.paragraph !== right[j - 1]?.paragraph)),
      kinds: [],
    };
    rows.push({
      ...row,
      kinds: [
        ...new Set(
          [...row.left, ...row.right].flatMap((one) => one.words.filter((words) => words.tone === 'meaning').map((words) => words.kind)),
        ),
      ].filter((kind) => kind !== null),
    });
  };

  let next = 0;
  const rightUpTo = (end: number): void => {
    for (; next < end; next++) push([], [next], movedRight.has(next) ? 'moved' : 'right');
  };
  for (let i = 0; i < left.length; i++) {
    const list = partners[i] ?? [];
    if (list.length === 0) push([i], [], 'left');
    else if (!steady.has(i)) {
      push([i], [], 'moved');
      moved.push({ left: `l${i}`, right: `r${list[0]}` });
    } else {
      const first = Math.min(...list);
      const end = Math.max(...list) + 1;
      const lefts = [i];
      // Several sentences here are one over there, or the other way round: one row.
      while (steady.has(i + 1) && (partners[i + 1] ?? []).some((j) => j < end)) lefts.push(++i);
      const last = Math.max(end, ...lefts.flatMap((k) => partners[k] ?? []).map((j) => j + 1));
      rightUpTo(first);
      push(lefts, range(next, last), 'both');
      next = Math.max(next, last);
    }
  }
  rightUpTo(right.length);
  return { rows, moved, shared: partners.filter((list) => list.length > 0).length, sentences: left.length };
}

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** The sentences of the witness to which the page's sentence corresponds. */
function partnersOf(report: Report, sentence: Span, witness: ArticleId, right: readonly Span[]): number[] {
  const spans = report.sentences
    .filter((one) => overlaps(one, sentence))
    .flatMap((one) => one.aligned.filter((link) => link.id === witness));
  return right.flatMap((other, j) => (spans.some((span) => overlaps(span, other)) ? [j] : []));
}

/** The page's sentences that keep their order on the other side: the longest rising run of first partners. */
function steadyOf(partners: readonly (readonly number[])[]): ReadonlySet<number> {
  const items = partners.flatMap((list, i) => (list.length === 0 ? [] : [{ i, j: Math.min(...list) }]));
  const best: number[] = [];
  const before: number[] = [];
  items.forEach((item, k) => {
    best[k] = 1;
    before[k] = -1;
    for (let m = Math.max(0, k - 400); m < k; m++) {
      const other = items[m];
      if (other !== undefined && other.j <= item.j && (best[m] ?? 0) + 1 > (best[k] ?? 0)) {
        best[k] = (best[m] ?? 0) + 1;
        before[k] = m;
      }
    }
  });
  const steady = new Set<number>();
  for (let k = best.indexOf(Math.max(0, ...best)); k >= 0; k = before[k] ?? -1) steady.add(items[k]?.i ?? -1);
  return steady;
}

/** Where findings stand in the text of `on`, seen from the page beside `witness`. */
function marksOn(findings: readonly Finding[], on: ArticleId, page: ArticleId, witness: ArticleId): Mark[] {
  return findings
    .filter((finding) => finding.shown)
    .flatMap((finding): Mark[] => {
      const here = finding.readings.find((reading) => reading.ids.includes(page));
      const there = finding.readings.find((reading) => reading.ids.includes(witness));
      const apart = here !== there && there !== undefined;
      if (on === page)
        return finding.span.end > finding.span.start
          ? [
              {
                ...finding.span,
                tone: apart || finding.reason.code === 'one-page' ? 'meaning' : 'shared',
                kind: finding.kind,
                finding: finding.id,
              },
            ]
          : [];
      const span = there?.spans[there.ids.indexOf(witness)] ?? null;
      return span === null || span.end <= span.start
        ? []
        : [{ ...span, tone: apart ? 'meaning' : 'shared', kind: finding.kind, finding: finding.id }];
    });
}

/** The sentences `indexes` with every word toned. `pieces` spell out the sentences, joined by one space; null: nothing to compare with. */
function sentencesWith(
  side: 'l' | 'r',
  text: string,
  all: readonly Span[],
  indexes: readonly number[],
  pieces: readonly Piece[] | null,
  marks: readonly Mark[],
): BookSentence[] {
  const length = pieces?.reduce((sum, piece) => sum + piece.text.length, 0) ?? 0;
  const differing = pieces?.reduce((sum, piece) => sum + (piece.differs ? piece.text.length : 0), 0) ?? 0;
  const told = pieces !== null && differing <= WHOLLY_REWORDED * length;
  let from = 0;
  return indexes.map((index) => {
    const span = all[index] ?? { start: 0, end: 0 };
    const own = told ? cut(pieces, from, from + span.end - span.start) : [];
    from += span.end - span.start + 1;
    return { id: `${side}${index}`, index, words: toned(text, span, own, marks) };
  });
}

/** The differing stretches of `pieces` within [from, to), counted from `from`. */
function cut(pieces: readonly Piece[], from: number, to: number): Span[] {
  const found: Span[] = [];
  let at = 0;
  for (const piece of pieces) {
    const end = at + piece.text.length;
    if (piece.differs && end > from && at < to) found.push({ start: Math.max(at, from) - from, end: Math.min(end, to) - from });
    at = end;
  }
  return found;
}

function toned(text: string, sentence: Span, differing: readonly Span[], marks: readonly Mark[]): Words[] {
  const near = marks.filter((mark) => overlaps(mark, sentence));
  const cuts = new Set([sentence.start, sentence.end]);
  for (const mark of near) cuts.add(Math.max(mark.start, sentence.start)).add(Math.min(mark.end, sentence.end));
  for (const span of differing) cuts.add(sentence.start + span.start).add(sentence.start + span.end);
  const edges = [...cuts].toSorted((a, b) => a - b);
  const words: Words[] = [];
  edges.slice(0, -1).forEach((start, k) => {
    const end = edges[k + 1] ?? start;
    const mark = near.find((one) => one.start <= start && end <= one.end);
    const differs = differing.some((span) => sentence.start + span.start <= start && end <= sentence.start + span.end);
    const next: Words = {
      text: text.slice(start, end),
      tone: mark?.tone ?? (differs ? 'reworded' : 'same'),
      kind: mark?.kind ?? null,
      finding: mark?.finding ?? null,
    };
    const last = words.at(-1);
    if (last !== undefined && last.tone === next.tone && last.finding === next.finding)
      words[words.length - 1] = { ...last, text: last.text + next.text };
    else words.push(next);
  });
  return words;
}
