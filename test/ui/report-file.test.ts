import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Proof } from '../../src/core/proof/proof.ts';
import { sha256 } from '../../src/core/proof/sha256.ts';
import { ARTICLE, packed, PARTS, reportFile, unpacked, type Seal } from '../../src/ui/report-file.ts';
import { PAGE, REPORT } from './story.ts';

const fileOf = (text: string, title: string, check = 'check()'): { html: string; seal: string } => {
  const proof: Proof = {
    articles: [{ ...PAGE, text, title }],
    report: REPORT,
    tables: {
      'df.bin': null,
      'lexicon.bin': '',
      'ngrams.bin': null,
      'calques.json': null,
      'grammar.txt': null,
      'residue.json': null,
      'opposites.txt': null,
      'senses.txt': null,
    },
  };
  return reportFile({
    proof,
    title,
    made: '2024-05-16T10:00:00Z',
    version: '0.1.0',
    language: 'en',
    direction: 'ltr',
    words: {},
    core: 'core()',
    packedCore: 'packed core',
    check,
    style: 'p{}',
  });
};

/** What a page could hold to break out of a file that quotes it. */
const NASTY = ['</script><script>go()</script>', '<!--', ']]>', '&lt;', '"><img src=x>', '\u2028', '\ufeff', '\r\n', '\ud800', '\0'];

describe('a report file', () => {
  it('holds any text as data: the same elements, and the same text again', () => {
    const plain = parseHTML(fileOf('x', 'x').html).document.querySelectorAll('*').length;
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...NASTY), fc.string()), { maxLength: 6 }), (parts) => {
        const text = parts.join('');
        const { html } = fileOf(text, text);
        const { document } = parseHTML(html);
        expect(document.querySelectorAll('*').length).toBe(plain);
        const data = html.slice(html.indexOf(`id="${ARTICLE}0">`) + `id="${ARTICLE}0">`.length);
        const found = JSON.parse(data.slice(0, data.indexOf('</script>'))) as { text: string };
        expect(found.text).toBe(text);
      }),
    );
  });

  it('seals each part and each text, and the seal has a number of its own', () => {
    const { html, seal } = fileOf('One.\n\nTwo.', 'T');
    const raw = html.slice(html.indexOf(`id="${PARTS.seal}">`) + `id="${PARTS.seal}">`.length).split('</script>')[0] ?? '';
    expect(sha256(raw)).toBe(seal);
    const sealed = JSON.parse(raw) as Seal;
    expect(sealed.texts[0]?.sha256).toBe(sha256('One.\n\nTwo.'));
    expect(sealed.texts[0]?.paragraphs).toHaveLength(2);
    expect(sealed.parts[PARTS.core]).toBe(sha256('packed core'));
    expect(Object.keys(sealed.parts).toSorted()).toEqual(
      [PARTS.check, PARTS.core, PARTS.report, PARTS.tables, `${ARTICLE}0`, PARTS.words].toSorted(),
    );
  });

  it('refuses a script that would end its own element', () => {
    expect(() => fileOf('x', 'x', 'x="</script>"')).toThrow(RangeError);
  });
});

describe('a packed script', () => {
  it('is the same again, and smaller', async () => {
    const script = 'let a = "ä€😀";\n'.repeat(300);
    const text = await packed(script);
    expect(await unpacked(text)).toBe(script);
    expect(text.length).toBeLessThan(script.length / 3);
  });

  it('is none, or another, with one sign altered', async () => {
    const script = 'const answer = 42; // and some more words, so that there is something to pack\n'.repeat(3);
    const text = await packed(script);
    // The first ten bytes are gzip's own and say nothing of the script; the seal is on all of them.
    for (let i = 16; i < text.length; i += 7)
      expect(await unpacked(`${text.slice(0, i)}${text[i] === 'Q' ? 'R' : 'Q'}${text.slice(i + 1)}`)).not.toBe(script);
  });
});
