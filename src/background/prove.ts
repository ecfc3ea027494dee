import type { ArticleId } from '../core/model.ts';
import { proofOf, type Proof } from '../core/proof/proof.ts';
import { comparison } from './compare.ts';
import { tableFiles } from './corpus.ts';
import { recall } from './tab-memory.ts';

/** Compare a page once more with the witnesses it is shown with, keeping all that somebody else needs to do so again. */
export async function prove(tab: number | null, page: ArticleId): Promise<Proof> {
  const [shown, record, files] = await Promise.all([comparison(tab, page), tab === null ? null : recall(tab), tableFiles()]);
  const matched = record?.kind === 'analysed' ? record.matches.map((match) => match.id) : [];
  const siblings = shown.witnesses.map((one) => one.article).toSorted((a, b) => matched.indexOf(a.id) - matched.indexOf(b.id));
  return proofOf(shown.page, siblings, files);
}
