import { hash32 } from '../article-id.ts';

/** The hash of a stem, in fingerprints, in the index and in the document-frequency table alike. */
export const stemHash = (stem: string): number => hash32(stem);

/** Anchors have hashes of their own: "paris" the stem and "paris" the name are two terms. */
const ANCHOR_SEED = 0x5bd1e995;
export const anchorHash = (value: string): number => hash32(value, ANCHOR_SEED);
