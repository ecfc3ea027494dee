import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/core/model.ts';
import { openDemo } from '../../src/welcome/demo.ts';
import { fakeWorld } from '../ui/fake-world.ts';

describe('openDemo', () => {
  it('puts the packaged versions into the corpus and names the one to open', async () => {
    let sent: readonly Article[] = [];
    const world = {
      ...fakeWorld({
        'corpus.import': ({ job, articles }) => {
          expect(job).toMatch(/^demo/u);
          sent = articles;
          return { added: articles.length, known: 0 };
        },
      }),
      packaged: async (path: string) => readFileSync(`assets/${path}`, 'utf8'),
    };
    const id = await openDemo(world);
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.find((article) => article.id === id)?.site).toContain('meridian');
  });

  it('says that there is none', async () => {
    expect(await openDemo(fakeWorld({}))).toBeNull();
  });
});
