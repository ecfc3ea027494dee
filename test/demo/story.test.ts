import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';

import { PLANTED, SILENT, type Planted } from './planted.ts';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../assets/demo');
const story = JSON.parse(readFileSync(resolve(folder, 'story.json'), 'utf8')) as {
  opens: string;
  pages: { file: string; host: string; outlet: string; role: string }[];
};
const source = (file: string): string => readFileSync(resolve(folder, file), 'utf8');

/** The words of the story's element, white space folded. */
function bodyOf(file: string): string {
  const { document } = parseHTML(source(file));
  const body = document.querySelector('article, [itemprop=articleBody]');
  if (body === null) throw new Error(`${file} has no article`);
  return fold(body.textContent);
}
const fold = (text: string): string => text.replace(/\s+/gu, ' ');
const count = (text: string, part: string): number => text.split(part).length - 1;

describe('the demo story', () => {
  it('lists exactly the pages that are there, and opens one of them', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.html'));
    expect(story.pages.map((page) => page.file).toSorted()).toEqual(files.toSorted());
    expect(files).toContain(story.opens);
    expect(new Set(story.pages.map((page) => page.host)).size).toBe(files.length);
  });

  it.each(story.pages.map((page) => page.file))('%s runs under the extension’s own policy: no inline script, style or handler', (file) => {
    const { document } = parseHTML(source(file));
    for (const script of document.querySelectorAll('script')) expect(script.getAttribute('type')).toBe('application/ld+json');
    expect(document.querySelectorAll('style, [style], iframe, form, base').length).toBe(0);
    expect(source(file)).not.toMatch(/\son[a-z]+=/iu);
    for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
      expect(existsSync(resolve(folder, link.getAttribute('href') ?? ''))).toBe(true);
    }
  });

  it.each(story.pages.map((page) => page.file))('%s names made-up hosts only', (file) => {
    for (const [, host] of source(file).matchAll(/https?:\/\/([^/"\s<]+)/gu)) {
      expect(host === 'schema.org' || host === 'ogp.me' || host?.endsWith('.example')).toBe(true);
    }
  });

  it('gives every outlet its own look', () => {
    const looks = story.pages.map((page) => source(page.file.replace(/html$/u, 'css')));
    for (const trait of [/body \{[^}]*background: ([^;]+);/u, /font: ([^;]+);/u]) {
      const values = looks.map((look) => trait.exec(look)?.[1]);
      expect(values.every(Boolean)).toBe(true);
      expect(new Set(values).size).toBeGreaterThanOrEqual(story.pages.length - 1);
    }
  });

  it('holds every planted place exactly once, and the wire has the sound words', () => {
    const wire = bodyOf('harbour-wire.html');
    const wrong: string[] = [];
    for (const { page, text, wire: sound } of [...PLANTED, ...SILENT]) {
      if (count(bodyOf(page), text) !== 1) wrong.push(`${page}: "${text}" stands ${count(bodyOf(page), text)} times`);
      if (sound !== null && !wire.includes(sound)) wrong.push(`the wire lacks "${sound}"`);
    }
    expect(wrong).toEqual([]);
  });

  it('has every category at least once', () => {
    const wanted = {
      deviation: 'number quantity money date time name role negation modality attribution quotation relation presence',
      artifact: 'calque transliteration order torn glued capital duplicate quotes grammar',
      residue: 'ad related navigation widget tags promo caption comment contact credit source author',
    } satisfies Record<Planted['kind'], string>;
    for (const [kind, names] of Object.entries(wanted)) {
      const had = new Set(PLANTED.filter((item) => item.kind === kind).map((item) => item.category));
      expect([...had].toSorted()).toEqual(names.split(' ').toSorted());
    }
  });
});
