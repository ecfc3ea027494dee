import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analyse/report.ts';
import type { Article, Report } from '../../../src/core/model.ts';
import { fromBase64, toBase64 } from '../../../src/core/proof/base64.ts';
import { differencesOf } from '../../../src/core/proof/differences.ts';
import { proofOf, remade } from '../../../src/core/proof/proof.ts';
import { sha256 } from '../../../src/core/proof/sha256.ts';
import { readTables, TABLE_FILES } from '../../../src/core/tables.ts';
import { sharedFolder } from '../../shared-folder.ts';

const FILES = Object.fromEntries(TABLE_FILES.map((name) => [name, new Uint8Array(readFileSync(`assets/tables/${name}`))]));
const demo = (): Article[] =>
  readFileSync('assets/demo/versions.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Article);
const [PAGE, ...SIBLINGS] = demo() as [Article, ...Article[]];

/** What a table file weighs at most in a report, in base64, and all three for a story of five to eight versions. */
const MOST_TABLES = 90_000;

describe('sha256', () => {
  it('is the digest of the UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
    );
  });

  it('is right at the edges of its blocks, and on lone surrogates', () => {
    for (const text of [...[0, 55, 56, 63, 64, 119, 120, 10_000].map((many) => 'a'.repeat(many)), 'x\ud800', '\udc00'])
      expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  });
});

describe('base64', () => {
  it('gives the bytes back, as other encoders write it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });
});

describe('a proof', () => {
  const whole = analyse(PAGE, SIBLINGS, readTables(FILES));

  it('holds the report that the whole tables give', () => {
    expect(proofOf(PAGE, SIBLINGS, FILES).report).toEqual({ ...whole, sentences: [] });
  });

  it('gives the same report again from its part of the tables, whichever version is the page', () => {
    for (const page of [PAGE, ...SIBLINGS.slice(0, 3)]) {
      const others = [PAGE, ...SIBLINGS].filter((one) => one !== page);
      const proof = proofOf(page, others, FILES);
      expect(remade(JSON.parse(JSON.stringify(proof)) as typeof proof)).toEqual(proof.report);
      expect(JSON.stringify(proof.tables).length).toBeLessThan(MOST_TABLES);
    }
  });

  it('does so for generated cuts and swaps of the texts', () => {
    fc.assert(
      fc.property(fc.subarray(SIBLINGS, { minLength: 1 }), fc.integer({ min: 1, max: 12 }), fc.nat(500), (siblings, step, from) => {
        const words = PAGE.text.slice(from).split(' ');
        const page = { ...PAGE, text: words.map((word, i) => (i % step === 0 ? (words[(i * 7) % words.length] ?? word) : word)).join(' ') };
        const proof = proofOf(page, siblings, FILES);
        expect(remade(proof)).toEqual(proof.report);
      }),
      { numRuns: 6 },
    );
  });

  it('does so without tables, and says that they were missing', () => {
    const proof = proofOf(PAGE, SIBLINGS, {});
    expect(proof.report.gaps.filter((gap) => gap.stage === 'tables')).toHaveLength(TABLE_FILES.length);
    expect(remade(proof)).toEqual(proof.report);
  });

  const seeds = sharedFolder('seeds');
  it.skipIf(seeds === null)('does so for the given texts', () => {
    const articles = readdirSync(seeds ?? '')
      .filter((name) => name.endsWith('.txt'))
      .map((name): Article => {
        const text = readFileSync(join(seeds ?? '', name), 'utf8');
        return { id: name, url: `https://${name}.example/`, site: name, title: null, byline: null, published: null, lang: 'en', text };
      });
    const [page, ...others] = articles;
    if (page === undefined) throw new Error('no seeds');
    const proof = proofOf(page, others, FILES);
    expect(remade(proof)).toEqual(proof.report);
    expect(JSON.stringify(proof.tables).length).toBeLessThan(MOST_TABLES);
  });
});

describe('differencesOf', () => {
  const report = analyse(PAGE, SIBLINGS, readTables(FILES));
  const [finding] = report.findings;
  if (finding === undefined) throw new Error('the demo has no finding');

  it('is empty for the same report, also when last digits differ', () => {
    expect(differencesOf(report, report)).toEqual([]);
    const nearly = { ...report, findings: report.findings.map((one) => ({ ...one, confidence: one.confidence * (1 + 1e-14) })) };
    expect(differencesOf(report, nearly)).toEqual([]);
  });

  it.each<[string, Report, string]>([
    ['another original', { ...report, original: { id: null, grade: 'none', evidence: [] } }, 'original'],
    ['a finding less', { ...report, findings: report.findings.slice(1) }, 'finding-gone'],
    ['a finding more', { ...report, findings: [...report.findings, { ...finding, id: 'x' }] }, 'finding-new'],
    ['another word', { ...report, findings: report.findings.with(0, { ...finding, text: `${finding.text}.` }) }, 'finding-changed'],
    ['other rules', { ...report, rules: report.rules + 1 }, 'rules'],
  ])('tells %s', (_, again, what) => {
    expect(differencesOf(report, again).map((one) => one.what)).toEqual([what]);
  });
});
