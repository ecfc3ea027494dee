/** What a page loads to make a report: the only door from a page to the analysis. */
export { proofOf } from '../core/proof/proof.ts';
export { TABLE_FILES } from '../core/tables.ts';
