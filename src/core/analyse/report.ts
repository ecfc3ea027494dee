import type { Article, Finding, Gap, Original, Report, Residue, SentenceReport, Stage, Stemma } from '../model.ts';
import { overlaps } from '../span.ts';
import type { Tables } from '../tables.ts';
import { collate } from './collate.ts';
import type { Collation } from './collation.ts';
import { aloneFindings } from './alone.ts';
import { artifactsIn, surfaceMarksOf } from './artifacts.ts';
import { deviationsIn } from './deviations.ts';
import { originalOf } from './original.ts';
import { confusedWords, passageOf } from './pivot.ts';
import { RULES_VERSION } from './rules-version.ts';
import { said } from './said.ts';
import { stemmaOf } from './stemma.ts';

/**
 * Compare a page with its siblings. A stage that fails becomes a gap and the rest goes on; the report is
 * never lost. The same address and a sibling without text are no witnesses.
 */
export function analyse(page: Article, siblings: readonly Article[], tables: Tables): Report {
  const gaps: Gap[] = tables.missing.map((file) => gapOf('tables', null, 'gap_table', file));
  const witnesses = witnessesOf(page, siblings, gaps);
  const collation =
    attempt(gaps, 'read', null, () => collate(page, witnesses, tables)) ?? attempt(gaps, 'read', null, () => collate(page, [], tables));
  if (collation === null) return empty(page, gaps);
  const sound = withoutBroken(collation, gaps);
  const stemma = attempt(gaps, 'stemma', null, () => stemmaOf(sound, tables)) ?? eachAlone(sound);
  const judged = attempt(gaps, 'original', null, () => originalOf(sound, tables));
  const original: Original = judged?.original ?? { id: null, grade: 'none', evidence: [] };
  const residue = residueFindings(sound);
  const deviations = attempt(gaps, 'deviations', null, () => deviationsIn(sound, stemma, original, tables)) ?? [];
  const artifacts = attempt(gaps, 'artifacts', null, () => artifactsIn(sound, stemma, tables)) ?? [];
  const compared = [...deviations, ...artifacts];
  const alone = (attempt(gaps, 'deviations', null, () => aloneOf(sound, tables)) ?? []).filter((one) =>
    compared.every((other) => !other.shown || !overlaps(other.span, one.span)),
  );
  const findings = inPageOrder([...compared, ...alone, ...residue], sound.witnesses[0]?.residue ?? []);
  return {
    page: page.id,
    rules: RULES_VERSION,
    original,
    order: judged?.order ?? sound.witnesses.map((witness) => witness.article.id),
    stemma,
    sentences: attempt(gaps, 'align', null, () => sentencesReport(sound)) ?? [],
    ...passage(sound, artifacts, tables, gaps),
    findings,
    gaps,
  };
}

/** What the page says against itself; where versions speak of the same place, they are asked instead. */
function aloneOf(collation: Collation, tables: Tables): Finding[] {
  const page = collation.witnesses[0];
  return page === undefined || page.language !== 'en' ? [] : aloneFindings(page, tables);
}

function gapOf(stage: Stage, id: string | null, ...words: Parameters<typeof said>): Gap {
  const { text, say } = said(...words);
  return { stage, id, reason: text, say };
}

/** The language the page passed through; left out of the report when it could not be asked. */
function passage(collation: Collation, artifacts: readonly Finding[], tables: Tables, gaps: Gap[]): Pick<Report, 'passage'> {
  const page = collation.witnesses[0];
  const found =
    page === undefined
      ? null
      : attempt(gaps, 'artifacts', page.article.id, () =>
          passageOf(page, surfaceMarksOf(page, tables), tables.calques, confusedWords(artifacts, tables.senses)),
        );
  return found === null ? {} : { passage: found };
}

function attempt<T>(gaps: Gap[], stage: Stage, id: string | null, work: () => T): T | null {
  try {
    return work();
  } catch (thrown) {
    gaps.push({ stage, id, reason: thrown instanceof Error ? thrown.message : String(thrown) });
    return null;
  }
}

/**
 * Siblings that can witness: another address, some text, each (address, text) once. In one order, whoever asks and in
 * whatever order they were found: nothing after this can depend on it.
 */
function witnessesOf(page: Article, siblings: readonly Article[], gaps: Gap[]): Article[] {
  const seen = new Set([page.id]);
  const kept: Article[] = [];
  for (const sibling of [...siblings].sort(inOneOrder)) {
    if (seen.has(sibling.id)) continue;
    seen.add(sibling.id);
    if (sibling.url !== '' && sibling.url === page.url) gaps.push(gapOf('read', sibling.id, 'gap_same_address'));
    else if (sibling.text.trim() === '') gaps.push(gapOf('read', sibling.id, 'gap_no_text'));
    else kept.push(sibling);
  }
  return kept;
}

/** Ids are unique in a corpus; of two articles under one id the whole article decides. */
const inOneOrder = (a: Article, b: Article): number => {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one < other ? -1 : one > other ? 1 : 0;
};

/** Leave out witnesses whose facts or alignment cannot be made, and say so. */
function withoutBroken(collation: Collation, gaps: Gap[]): Collation {
  const indexes: number[] = [0];
  for (let k = 1; k < collation.witnesses.length; k++) {
    const id = collation.witnesses[k]?.article.id ?? null;
    if (attempt(gaps, 'align', id, () => collation.between(0, k)) === null) continue;
    if (attempt(gaps, 'facts', id, () => collation.witnesses[k]?.facts() ?? []) === null) continue;
    indexes.push(k);
  }
  if (indexes.length === collation.witnesses.length) return collation;
  const witnesses = indexes.flatMap((k) => collation.witnesses[k] ?? []);
  return { witnesses, between: (i, j) => collation.between(indexes[i] ?? 0, indexes[j] ?? 0) };
}

/** The stemma that claims nothing: every witness its own branch. */
function eachAlone(collation: Collation): Stemma {
  return {
    nodes: collation.witnesses.map((witness, i) => ({
      id: witness.article.id,
      lost: false,
      branch: `branch-${i + 1}`,
      siglum: String.fromCharCode(65 + (i % 26)),
    })),
    edges: [],
  };
}

function residueFindings(collation: Collation): Finding[] {
  const page = collation.witnesses[0];
  if (page === undefined) return [];
  const { text, id } = page.article;
  return page.residue.map((one) => {
    const words = text.slice(one.span.start, one.span.end);
    return {
      kind: 'residue',
      category: one.category,
      id: `residue-${one.category}-${one.span.start}-${one.span.end}`,
      span: one.span,
      text: words,
      severity: 1,
      confidence: 0.95,
      shown: true,
      drawn: false,
      readings: [{ text: words, ids: [id], spans: [one.span] }],
      reason: { code: 'one-page', pattern: 'text of the site, not of the story' },
    };
  });
}

/** In page order, each id once; whatever lies inside residue is dropped, except the residue itself. */
function inPageOrder(findings: readonly Finding[], residue: readonly Residue[]): Finding[] {
  const seen = new Set<string>();
  return [...findings]
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.id < b.id ? -1 : 1))
    .filter((finding) => {
      if (seen.has(finding.id)) return false;
      seen.add(finding.id);
      return finding.kind === 'residue' || residue.every((one) => !overlaps(one.span, finding.span));
    });
}

function sentencesReport(collation: Collation): SentenceReport[] {
  const page = collation.witnesses[0];
  if (page === undefined) return [];
  const aligned: SentenceReport['aligned'][number][][] = page.sentences.map(() => []);
  for (let k = 1; k < collation.witnesses.length; k++) {
    const sibling = collation.witnesses[k];
    if (sibling === undefined) continue;
    for (const link of collation.between(0, k).links)
      for (const a of link.a)
        for (const b of link.b) {
          const there = sibling.sentences[b];
          if (there !== undefined) aligned[a]?.push({ id: sibling.article.id, start: there.start, end: there.end, score: link.score });
        }
  }
  return page.sentences.map((sentence, i) => ({ start: sentence.start, end: sentence.end, aligned: aligned[i] ?? [] }));
}

const empty = (page: Article, gaps: readonly Gap[]): Report => ({
  page: page.id,
  rules: RULES_VERSION,
  original: { id: null, grade: 'none', evidence: [] },
  order: [page.id],
  stemma: { nodes: [{ id: page.id, lost: false, branch: 'branch-1', siglum: 'A' }], edges: [] },
  sentences: [],
  findings: [],
  gaps,
});
