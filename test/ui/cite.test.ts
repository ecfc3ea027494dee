import { beforeAll, describe, expect, it } from 'vitest';
import { citation, findingsJson, findingsMarkdown, pageCitation } from '../../src/ui/cite.ts';
import { speak } from '../../src/ui/i18n.ts';
import { siglaOf } from '../../src/ui/view-sigla.ts';
import { english } from './messages.ts';
import { COMPARISON, FINDINGS, PAGE, REPORT, STORY, WITNESSES } from './story.ts';

const sigla = siglaOf(REPORT, PAGE, WITNESSES);
const hashes = new Map(STORY.map((one) => [one.id, `hash-${one.site}`]));
beforeAll(() => speak(english, 'en-GB'));

describe('a citation', () => {
  it('has both readings, who has them, where and when, and the hash of each text', () => {
    const text = citation(
      FINDINGS[0] ??
        (() => {
          throw new Error('none');
        })(),
      PAGE.id,
      STORY,
      sigla,
      hashes,
      '2024-05-16T10:00:00Z',
    );
    expect(text).toContain('E: “two-week visit”');
    expect(text).toContain('A B C D: “two-day visit”');
    expect(text).toContain('https://northwire.example/world/duarte-kestrel (text SHA-256 hash-northwire.example)');
    expect(text).toContain('14 May 2024, 07:40');
    expect(text.endsWith('Compared with Urtext on 16 May 2024.')).toBe(true);
  });

  it('of the page names every version', () => {
    const text = pageCitation(COMPARISON, sigla, hashes, '2024-05-16');
    for (const article of STORY) expect(text).toContain(article.url);
  });
});

describe('findings', () => {
  it('as Markdown never let foreign text become structure', () => {
    const title = '# [x](javascript:1) <b> *y* `z`\n\n- a';
    const text = findingsMarkdown({ ...COMPARISON, page: { ...PAGE, title } }, sigla, hashes, '2024-05-16');
    expect(text.split('\n')[0]).toBe('# \\# \\[x\\](javascript:1) \\<b\\> \\*y\\* \\`z\\` - a');
  });

  it('as JSON hold all findings and no text', () => {
    const parsed = JSON.parse(findingsJson(COMPARISON, hashes, '0.1.0')) as { findings: unknown[]; versions: { textSha256: string }[] };
    expect(parsed.findings).toHaveLength(FINDINGS.length);
    expect(parsed.versions).toHaveLength(5);
    expect(JSON.stringify(parsed)).not.toContain('The harbour office in Port Brill');
  });
});
