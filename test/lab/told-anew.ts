import { analyse } from '../../src/core/analyse/report.ts';
import type { Finding } from '../../src/core/model.ts';
import { articleOf } from '../bare-article.ts';
import { labTables } from './lab-tables.ts';
import { TOLD_ANEW } from './told-anew.data.ts';

export interface ToldAnewOutcome {
  /** Errors put in, one at a time, and whether each is shown beside the re-wording alone. */
  readonly errors: readonly { readonly kind: string; readonly words: string; readonly shown: boolean }[];
  /** What is shown of either version beside the other, unaltered. */
  readonly unaltered: readonly Finding[];
}

/** What a free re-wording tells as the only other version of a page. */
export function toldAnewOutcome(): ToldAnewOutcome {
  const tables = labTables();
  const shown = (page: string, other: string): Finding[] =>
    analyse(articleOf('page', page), [articleOf('other', other)], tables).findings.filter(
      (finding) => finding.kind === 'deviation' && finding.drawn,
    );
  return {
    unaltered: TOLD_ANEW.flatMap(({ told, anew }) => [...shown(told, anew), ...shown(anew, told)]),
    errors: TOLD_ANEW.flatMap(({ told, anew, errors }) =>
      errors.map(([from, to, kind]) => {
        const at = told.indexOf(from);
        if (at < 0) throw new RangeError(`not told: ${from}`);
        const page = told.slice(0, at) + to + told.slice(at + from.length);
        const hit = shown(page, anew).some(({ span }) => span.start < at + to.length && at < span.end);
        return { kind, words: to, shown: hit };
      }),
    ),
  };
}

/** `node scripts/run-ts.mjs test/lab/told-anew.ts` prints what is found by kind. */
export function main(): void {
  const { errors, unaltered } = toldAnewOutcome();
  for (const kind of [...new Set(errors.map((one) => one.kind))].sort()) {
    const list = errors.filter((one) => one.kind === kind);
    console.log(`${kind}: ${list.filter((one) => one.shown).length} of ${list.length}`);
  }
  console.log(`all: ${errors.filter((one) => one.shown).length} of ${errors.length}; unaltered: ${unaltered.length} marks`);
}
