import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { repository } from './repository.ts';
import { unseenStories, type UnseenStory } from './unseen.ts';

const unseen = unseenStories();
const seen = unseenStories(join(repository, 'test', 'lab', 'seen'));
const KINDS = ['deviation', 'artifact', 'residue'];
const CATEGORIES = new Set(
  (
    'name number money quantity unit date weekday time negation modality event-status opposite attribution role quotation relation ' +
    'glued capital quotes torn order duplicate calque misspelt grammar residue'
  ).split(' '),
);

/** How often `words` stand in `text`. */
const count = (text: string, words: string): number => text.split(words).length - 1;

function expectWellFormed(story: UnseenStory): void {
  const texts = new Map(story.versions.map((version) => [version.id, version.text]));
  expect([...texts.keys()]).toEqual(['A', 'B', 'C', 'D', 'E']);
  expect(new Set(story.versions.map((version) => version.site)).size).toBe(5);
  for (const { site, title, published, text } of story.versions) {
    expect(site).toMatch(/^[a-z0-9-]+\.example$/u);
    expect(title).not.toBe('');
    expect(published === null || !Number.isNaN(Date.parse(published))).toBe(true);
    expect(text).toBe(text.trim());
    expect(text).not.toMatch(/\n{3}|[ \t]\n|[^\n]\n[^\n]/u);
  }
  for (const row of story.gold) {
    expect(['D', 'E'], row.at).toContain(row.version);
    expect([row.at, count(texts.get(row.version) ?? '', row.at)]).toEqual([row.at, 1]);
    if (row.against === null) expect(row.kind, row.at).toBe('residue');
    else expect([row.against, count(texts.get('A') ?? '', row.against)]).toEqual([row.against, 1]);
    expect(KINDS).toContain(row.kind);
    expect([1, 2, 3]).toContain(row.severity);
    if (row.again !== undefined) expect(count(texts.get(row.version) ?? '', row.again)).toBeGreaterThan(1);
  }
  for (const row of story.harmless) {
    expect(['B', 'C', 'D', 'E'], row.at).toContain(row.version);
    expect([row.at, count(texts.get(row.version) ?? '', row.at)]).toEqual([row.at, 1]);
  }
  expect(story.harmless.length).toBeGreaterThanOrEqual(12);
  expect(Object.keys(story.lineage).toSorted()).toEqual(['B', 'C', 'D', 'E']);
  for (const parent of Object.values(story.lineage)) expect(['A', 'D']).toContain(parent);
}

describe('stories with damage are well-formed', () => {
  it('eight held out, nine to learn from', () => {
    expect(unseen.map((story) => story.name)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `story-${n}`));
    expect(seen.map((story) => story.name)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `story-${n}`));
  });

  it.each(unseen.map((story) => [story.name, story] as const))('held out: %s', (_, story) => {
    expectWellFormed(story);
    for (const row of story.gold) expect([...CATEGORIES]).toContain(row.category);
  });

  it.each(seen.map((story) => [story.name, story] as const))('to learn from: %s', (_, story) => expectWellFormed(story));
});
