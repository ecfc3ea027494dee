import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../assets/_locales/en/messages.json' with { type: 'json' };
import { ENGLISH } from '../../src/core/analyse/said.ts';
import { CATEGORIES } from '../../src/ui/categories.ts';
import { REFUSALS } from './states.ts';
import manifest from '../../manifest.json' with { type: 'json' };

const MESSAGES: Readonly<Record<string, { readonly message: string }>> = en;
const FOLDERS = ['core/analyse', 'ui', 'popup', 'compare', 'options', 'welcome', 'card', 'report', 'find', 'background'];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

/** Keys that the code names: through `t`, through `tn` (which adds a plural form), and as plain strings elsewhere. */
function keysIn(texts: readonly string[]): { plain: Set<string>; plural: Set<string>; named: Set<string> } {
  const all = texts.join('\n');
  const found = (pattern: RegExp): Set<string> => new Set([...all.matchAll(pattern)].map((match) => match[1] ?? ''));
  return {
    plain: found(/\bt\(\s*'([a-z_\d]+)'/gu),
    plural: found(/\btn\(\s*'([a-z_\d]+)'/gu),
    named: found(/['"`]([a-z]+(?:_[a-z\d]+)*)['"`]/gu),
  };
}

/** Keys that `ui/words.ts` makes of the model's slugs. */
const SLUGGED = [
  ...Object.values(CATEGORIES).flatMap((all) => all.map((category) => `category_${category}`)),
  ...Object.keys(CATEGORIES).map((kind) => `kind_${kind}`),
  ...['strong', 'some', 'none'].map((grade) => `grade_${grade}`),
  ...['verbatim', 'edited', 'reworded', 'translated', 'excerpt', 'same_event'].map((relation) => `relation_${relation}`),
  ...['retry', 'allow_site', 'back_up', 'restore', 'open_diary', 'compare_tabs', 'welcome', 'corpus', 'read', 'find'].map(
    (action) => `action_${action}`,
  ),
  ...['json_ld', 'opengraph', 'microdata', 'meta', 'time_element', 'byline', 'dateline', 'address', 'feed', 'file'].map(
    (source) => `claim_${source}`,
  ),
  ...['published', 'modified'].map((kind) => `timeline_${kind}`),
  ...REFUSALS.map((reason) => `refused_${reason.replaceAll('-', '_')}`).flatMap((key) => [key, `${key}_text`]),
];

describe('the messages', () => {
  const { plain, plural, named } = keysIn(FOLDERS.flatMap((folder) => sources(`src/${folder}`)));

  it('exist for every key that the code asks for', () => {
    expect(plain.size).toBeGreaterThan(100);
    expect(SLUGGED.filter((key) => MESSAGES[key] === undefined)).toEqual([]);
    expect([...plain].filter((key) => MESSAGES[key] === undefined)).toEqual([]);
    expect([...plural].filter((key) => MESSAGES[`${key}_one`] === undefined || MESSAGES[`${key}_other`] === undefined)).toEqual([]);
  });

  it('are all in use', () => {
    const used = (key: string): boolean =>
      plain.has(key) ||
      named.has(key) ||
      plural.has(key.replace(/_(?:zero|one|two|few|many|other)$/u, '')) ||
      (/_(?:one|other)$/u.test(key) && named.has(key.replace(/_(?:one|other)$/u, ''))) ||
      JSON.stringify(manifest).includes(`__MSG_${key}__`) ||
      SLUGGED.includes(key) ||
      key === 'language';
    expect(Object.keys(MESSAGES).filter((key) => !used(key))).toEqual([]);
  });

  it('say in English what the analysis says', () => {
    for (const [key, sentence] of Object.entries(ENGLISH)) expect(MESSAGES[key]?.message, key).toBe(sentence);
  });

  it('blame nobody and promise no truth', () => {
    const forbidden = /\b(?:fake|false|stolen|steal|plagiari\w+|lie|lies|liar|wrong version|truth|copied from|hoax)\b/iu;
    expect(Object.entries(MESSAGES).filter(([, { message }]) => forbidden.test(message) || message.includes('!'))).toEqual([]);
  });

  it.each(readdirSync('assets/_locales'))('describe the extension in %s in as many characters as a shop takes', (language) => {
    const { description } = JSON.parse(readFileSync(`assets/_locales/${language}/messages.json`, 'utf8')) as Record<
      string,
      { message: string }
    >;
    expect(description?.message.length).toBeLessThanOrEqual(132);
  });

  it('have words, and no more substitutions than the browser carries', () => {
    for (const [key, { message }] of Object.entries(MESSAGES)) {
      expect(message, key).not.toBe('');
      expect(message, key).not.toMatch(/\$\d\d|\$(?![1-9$])/u);
    }
  });

  describe.each(readdirSync('assets/_locales').filter((one) => one !== 'en'))('in the draft of %s', (language) => {
    const other = JSON.parse(readFileSync(`assets/_locales/${language}/messages.json`, 'utf8')) as Record<
      string,
      { readonly message: string; readonly description?: string }
    >;
    const base = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/u, '');

    it('every message is there, and none that English has not (but for plural forms of its own)', () => {
      expect(Object.keys(MESSAGES).filter((key) => other[key] === undefined)).toEqual([]);
      expect(Object.keys(other).filter((key) => MESSAGES[key] === undefined && MESSAGES[`${base(key)}_other`] === undefined)).toEqual([]);
    });

    it('messages have the same substitutions', () => {
      const substitutions = (message: string): string[] => [...message.matchAll(/\$\d/gu)].map((match) => match[0]).toSorted();
      expect(
        Object.entries(other).filter(
          ([key, { message }]) =>
            String(substitutions(message)) !== String(substitutions((MESSAGES[key] ?? MESSAGES[`${base(key)}_other`])?.message ?? '')),
        ),
      ).toEqual([]);
    });

    it('it says that it is a draft, in the file and to the reader', () => {
      expect(other['language']).toEqual({ message: language, description: expect.stringMatching(/^Draft/u) as string });
      expect(other['language_draft']?.message).not.toBe(MESSAGES['language_draft']?.message);
    });

    it('sentences are translated, and blame nobody', () => {
      const same = Object.entries(other).filter(
        ([key, { message }]) => MESSAGES[key]?.message === message && message.replace(/\$\d/gu, '').trim().split(/\s+/u).length > 2,
      );
      expect(same).toEqual([]);
      const forbidden =
        /(?<!\p{L})(?:falsch\w*|gefälscht\w*|gestohlen\w*|plagiat\w*|lüge\w*|faux|fausse\w?|volée?s?|plagiat|mensonge\w*|fals[oa]s?|robad\w+|plagi\w+|mentira\w*|كاذب\w*|مزيف\w*|مسروق\w*|كذب)(?!\p{L})/iu;
      expect(Object.entries(other).filter(([, { message }]) => forbidden.test(message) || /!/u.test(message))).toEqual([]);
    });
  });

  it('sees a missing key', () => {
    const planted = keysIn(["t('there_is_no_such_key')"]).plain;
    expect([...planted].filter((key) => MESSAGES[key] === undefined)).toEqual(['there_is_no_such_key']);
  });
});
