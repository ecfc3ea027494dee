import { proofOf } from '../core/proof/proof.ts';
import { TABLE_FILES } from '../core/tables.ts';

/** What a page loads to make a report: the only door from a page to the analysis. */
export const prove = proofOf;
/** The tables to hand to it. */
export const TABLES = TABLE_FILES;
