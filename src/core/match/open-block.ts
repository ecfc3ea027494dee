import { BlockOfFormat1 } from './postings-1.ts';
import { OpenBlock, POSTINGS_FORMAT, type Block, type OpenedBlock } from './postings.ts';

/** Formats of blocks that are read; only `POSTINGS_FORMAT` is written. */
export const READABLE_FORMATS: readonly number[] = [1, POSTINGS_FORMAT];

/** Open a block of any readable format. Throws RangeError on damaged bytes. */
export const openBlock = (block: Block): OpenedBlock => (block.bytes[0] === 1 ? new BlockOfFormat1(block) : new OpenBlock(block));
