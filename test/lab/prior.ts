import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPrior, type PriorFrequency } from '../../src/core/match/document-frequency.ts';
import { repository } from './repository.ts';

/** The shipped document-frequency table. */
export const shippedPrior = (): PriorFrequency => readPrior(readFileSync(join(repository, 'assets', 'tables', 'df.bin')));
