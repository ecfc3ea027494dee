import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../../src/core/fingerprint/fingerprint.ts';
import { FINGERPRINT_VERSION } from '../../../src/core/fingerprint/version.ts';
import type { Article } from '../../../src/core/model.ts';
import { sharedFolder } from '../../shared-folder.ts';

/**
 * Stored sketches were made by the rules of their version. Whoever changes what an article's fingerprint is must
 * raise FINGERPRINT_VERSION, and then writes the new digest here; whoever makes it faster must not change it.
 */
const DIGESTS: Readonly<Record<number, string>> = { 1: '420fca79207a5d6057925426516895ea992a1280' };

const folder = sharedFolder('eval/siblings');

describe.skipIf(folder === null)('fingerprints of real articles in eight languages (../shared/eval/siblings)', () => {
  test('are what they were in this version', () => {
    const digest = createHash('sha1');
    for (const file of readdirSync(folder ?? '').sort()) {
      if (!file.endsWith('articles.jsonl')) continue;
      const rows = readFileSync(join(folder ?? '', file), 'utf8')
        .split('\n')
        .filter(Boolean);
      for (const row of rows.filter((_, i) => i % 4 === 0)) digest.update(JSON.stringify(fingerprintOf(JSON.parse(row) as Article)));
    }
    expect(digest.digest('hex')).toBe(DIGESTS[FINGERPRINT_VERSION]);
  });
});
