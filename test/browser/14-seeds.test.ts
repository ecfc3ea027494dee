import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { target } from './context.ts';
import { launch, until, type Driver } from './driver.ts';
import { articleOf, newsPage, seedStories, type Story } from './pages.ts';
import { serve, type Server } from './server.ts';
import { cardFrame, cardOpen, hover, linesHidden, marksOn, openCardBox, placeOf, run, type RunState } from './stage.ts';

/**
 * The given five versions as pages, each with the four others in the corpus. Without the folder beside the
 * repository there is nothing to serve and the tests are skipped, counted as such.
 */
const stories = seedStories();

describe.skipIf(stories === null)('the given versions, as a reader meets them', () => {
  let driver: Driver;
  let server: Server;
  const all: readonly Story[] = stories ?? [];
  const named = (name: string): Story => {
    const found = all.find((story) => story.name === name);
    if (found === undefined) throw new Error(`no story ${name}`);
    return found;
  };

  beforeAll(async () => {
    server = await serve();
    driver = await launch(target);
  });
  afterAll(async () => {
    await driver.close();
    await server.close();
  });

  /** Only the four others are in the corpus. */
  async function open(name: string): Promise<{ page: Awaited<ReturnType<Driver['newPage']>>; url: string; state: RunState }> {
    const known = (await driver.ask('corpus.state', null)) as { articles: number };
    if (known.articles > 0) await driver.ask('corpus.delete', { all: true, count: known.articles });
    const others = all.filter((story) => story.name !== name).map((story) => articleOf(story, server.url(`seed-${story.name}`, '/story')));
    await driver.ask('corpus.import', { job: `all-but-${name}-${String(Math.random())}`, from: 0, articles: others });
    const url = server.put(`page-${name}`, '/story', newsPage(named(name)));
    const page = await driver.newPage();
    await page.goto(url);
    return { page, url, state: await run(driver, page, url) };
  }
  const found = (state: RunState, words: string): string[] =>
    (state.report?.findings ?? [])
      .filter((finding) => finding.text.includes(words))
      .map((finding) => `${finding.kind} ${finding.category}`);

  it.each(all.map((story) => story.name))('%s finds its four siblings', async (name) => {
    const { page, state } = await open(name);
    expect(state.state).toBe('analysed');
    expect(state.witnesses).toHaveLength(4);
    await page.close();
  });

  it('000: "two-week" differs in duration, and the card says what others have', async () => {
    const { page, state } = await open('000');
    expect(found(state, 'two-week')).toContain('deviation quantity');
    await marksOn(driver, page);
    await hover(page, await placeOf(page, 'two-week', 'article'));
    await cardOpen(driver, page);
    const frame = await cardFrame(page);
    const text = await until(async () => {
      const said = await frame.evaluate(() => document.body.innerText);
      return said.includes('two-week') ? said : null;
    }, 'the card of two-week');
    expect(text).toContain('two-day');
    expect((await openCardBox(driver, page))?.width).toBe(320);
    expect(found(state, 'second and second')).toContain('artifact duplicate');
    await page.close();
  });

  it('001: the ad marker and the source address are residue, drawn in the strip only', async () => {
    const { page, state } = await open('001');
    expect(found(state, '[ad_2]')).toContain('residue ad');
    expect(found(state, 'abc13.com')).toContain('residue source');
    await page.close();
  });

  it('004: by key every mark is come to, on a telephone too, and no card lies over its sentence', async () => {
    const { page, url, state } = await open('004');
    await page.setViewport({ width: 360, height: 640 });
    await marksOn(driver, page);
    const tab = await driver.tabOf(url);
    const all = state.report?.findings.filter(({ id }) => state.places?.[id] === 'underline') ?? [];
    // A mark inside another has no line of its own.
    const alone = all.filter((one) =>
      all.every((other) => other === one || other.span.end <= one.span.start || other.span.start >= one.span.end),
    );
    const wanted = new Set(alone.map(({ text }) => text.replace(/\s+/gu, ' ').trim()));
    expect(wanted.size).toBeGreaterThan(8);
    const visited = new Set<string>();
    const frame = await cardFrame(page);
    let before = '';
    for (let step = 0; step < all.length; step++) {
      await driver.tell(tab, 'content.step', { by: 1 });
      const words = await until(async () => {
        const said = await frame.evaluate(() => document.querySelector('.part .reading')?.textContent?.replace(/\s+/gu, ' ').trim() ?? '');
        const hidden = await linesHidden(driver, page);
        return hidden !== null && (hidden.under + hidden.outside === 0 || hidden.isTooTall) && said !== before && said !== '' ? said : null;
      }, `a card beside its whole sentence, after "${before}"`);
      visited.add(words);
      before = words;
    }
    // The card quotes some with the words around them.
    expect([...wanted].filter((text) => ![...visited].some((words) => words.includes(text)))).toEqual([]);
    await page.close();
  });

  it('004: "Chen Gang" differs as a name, and "Yifor" is glued', async () => {
    const { page, state } = await open('004');
    expect(found(state, 'Chen Gang')).toContain('deviation name');
    expect(found(state, 'Yifor')).toContain('artifact glued');
    await page.close();
  });
});
