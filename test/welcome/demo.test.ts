import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Article } from '../../src/core/model.ts';
import { hasDemo, openDemo, removeDemo } from '../../src/welcome/demo.ts';
import { fakeWorld } from '../ui/fake-world.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

describe('the demo', () => {
  it('goes into the corpus as one import, names the version to open, and is taken out by that name', async () => {
    let sent: readonly Article[] = [];
    const jobs: string[] = [];
    const world = {
      ...fakeWorld({
        'corpus.import': ({ job, articles }) => {
          jobs.push(job);
          sent = articles;
          return { added: articles.length, known: 0 };
        },
        'corpus.undoImport': ({ job }) => {
          jobs.push(`undo ${job}`);
          return { count: sent.length };
        },
      }),
      packaged: async (path: string) => readFileSync(`assets/${path}`, 'utf8'),
    };
    const id = await openDemo(world);
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.find((article) => article.id === id)?.site).toContain('meridian');
    expect(jobs[0]).toMatch(/^demo/u);
    expect(hasDemo()).toBe(true);
    await removeDemo(world);
    expect(jobs[1]).toBe(`undo ${jobs[0]}`);
    expect(hasDemo()).toBe(false);
  });

  it('says that this build has none', async () => {
    expect(await openDemo(fakeWorld({}))).toBeNull();
  });
});
