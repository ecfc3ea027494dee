import { analyse } from '../../../src/core/analyse/report.ts';
import type { Finding } from '../../../src/core/model.ts';
import { articleOf } from '../../bare-article.ts';
import { labTables } from '../../lab/lab-tables.ts';

const BEFORE = 'The council of Norrby met on Tuesday to speak of the mill. Anna Lindqvist opened the debate in the old hall. ';
const AFTER = ' The owner of the mill listened from the gallery. Traders near the quay followed it on the radio.';

/** Deviations shown on a page that says `here` beside one sibling that says `there`, the sentences around them equal. */
export const shownBeside = (here: string, there: string): Finding[] =>
  analyse(articleOf('p', BEFORE + here + AFTER), [articleOf('q', BEFORE + there + AFTER)], labTables()).findings.filter(
    (finding) => finding.kind === 'deviation' && finding.shown,
  );
