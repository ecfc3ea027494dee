import { describe, expect, it } from 'vitest';
import { titleFits } from '../../../src/core/find/title.ts';
import { contentHashes } from '../../../src/core/fingerprint/terms.ts';
import { EMPTY_PRIOR } from '../../../src/core/match/document-frequency.ts';
import { tokensOf } from '../../../src/core/text/tokens.ts';

const stems = new Set(
  tokensOf('Harbour Minister Ilse Tarrant arrived in Velmora on Tuesday for a visit. Fishing rights divide them.', 'en').flatMap((token) =>
    contentHashes(token, 'en'),
  ),
);
const fits = (title: string): number => titleFits(title, stems, EMPTY_PRIOR);

describe('a title', () => {
  it('of another outlet fits by the names it shares with the text, whatever the outlet is called', () => {
    expect(fits('Tarrant visits Velmora over fishing rights | Northern Ledger')).toBeGreaterThan(0.9);
    expect(fits('Tarrant visits Velmora over fishing rights')).toBe(fits('Tarrant visits Velmora over fishing rights - BBC News'));
  });

  it('of something else does not, nor one that says next to nothing', () => {
    expect(fits('New museum wing opens with maps from five centuries')).toBe(0);
    expect(fits('Tarrant')).toBe(0);
    expect(fits('')).toBe(0);
  });
});
