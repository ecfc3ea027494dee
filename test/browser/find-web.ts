import { siblingSets } from '../lab/sibling-sets.ts';
import { scraped } from '../lab/page-like.ts';
import { randomOf } from '../lab/traditions.ts';
import { launch, until, type Target } from './driver.ts';
import { openFind, press, useSimulated } from './finding.ts';
import { simulatedWeb } from './simulated-web.ts';

/**
 * From nothing to two versions: `node scripts/run-ts.mjs test/browser/find-web.ts chrome|firefox STORIES [hostile]`.
 * Stories of ../shared/eval stand on the simulated web, in four looks: of two in three stories one copy is a scraped
 * reprint and two are other translations, of the others only translations, and every tenth has no version at all. Other
 * stories of the same days, and strangers, stand beside them. Each story begins with an empty corpus. Prints one line a
 * story and the figures of all.
 */
export async function main([target = 'chrome', wanted = '200', hostile = '']: readonly string[]): Promise<number> {
  const sets = await siblingSets();
  if (sets === null) {
    console.error('skipped: ../shared/eval is not there');
    return 0;
  }
  const random = randomOf(11);
  const web = await simulatedWeb({ hostile: hostile === 'hostile' });
  const groups = new Map<string, (typeof sets.english)[number][]>();
  for (const article of sets.english) groups.set(sets.group(article.id), [...(groups.get(sets.group(article.id)) ?? []), article]);
  const usable = [...groups].filter(([, versions]) => versions.length >= 4 && (versions[0]?.text.length ?? 0) > 900);
  const every = Math.max(1, Math.floor(usable.length / Number(wanted)));
  const chosen = usable.filter((_, i) => i % every === 0).slice(0, Number(wanted));
  const groupAt = new Map<string, string>();
  const put = (host: string, number: number, name: string, article: (typeof sets.english)[number], text: string): string =>
    web.add({
      host,
      path: `/${name}-${String(number)}`,
      title: article.title ?? `${article.text.slice(0, 70).replace(/\s+\S*$/u, '')}`,
      text,
      published: article.published ?? '2020-07-14T08:00:00Z',
      look: [0, 1, 3][number % 3] ?? 0,
    });
  const opened = chosen.map(([group, versions], number) => {
    const [first, second, third, fourth] = versions as [
      (typeof versions)[0],
      (typeof versions)[0],
      (typeof versions)[0],
      (typeof versions)[0],
    ];
    const address = put(`reader${String(number % 7)}`, number, 'opened', first, scraped(first, random).text);
    groupAt.set(address, group);
    if (number % 10 === 9) return { address, group, versions: 0 };
    const copies = number % 3 === 2 ? [second, third, fourth] : [first, second, third];
    copies.forEach((copy, i) =>
      groupAt.set(put(`outlet${String((number + i * 5) % 17)}-${String(i)}`, number, 'copy', copy, scraped(copy, random).text), group),
    );
    return { address, group, versions: copies.length };
  });
  for (const [i, article] of sets.distractors.filter((_, n) => n % 9 === 0).entries())
    put(`stranger${String(i % 23)}`, i, 'other', article, article.text);

  const driver = await launch(target as Target);
  const times: number[] = [];
  let [had, reached, wrong, openedOnes, unread] = [0, 0, 0, 0, 0];
  try {
    await useSimulated(driver, web);
    for (const [number, story] of opened.entries()) {
      const before = (await driver.ask('corpus.state', null)) as { articles: number };
      if (before.articles > 0) await driver.ask('corpus.delete', { all: true, count: before.articles });
      const tabs = await driver.browser.pages();
      try {
        const { find, began } = await openFind(driver, story.address);
        openedOnes++;
        await press(find, '#look-up');
        const named = await until(
          () =>
            find.evaluate(() =>
              document.querySelector('.candidates li') !== null
                ? 'some'
                : [...document.querySelectorAll('.sent li')].length >= 2 &&
                    document.querySelector<HTMLButtonElement>('#look-up')?.disabled === false
                  ? 'none'
                  : null,
            ),
          'candidates',
          60_000,
        );
        if (named === 'some') {
          await press(find, '#fetch');
          await until(
            () =>
              find.evaluate(
                () =>
                  new Set([...document.querySelectorAll('.fate-version .candidate-facts > bdi')].map((one) => one.textContent)).size >= 2 ||
                  (document.querySelector('.outcome h2') !== null && document.querySelector('progress') === null),
              ),
            'two versions or the end',
            60_000,
          );
        }
        const sites = await find.evaluate(
          () => new Set([...document.querySelectorAll('.fate-version .candidate-facts > bdi')].map((one) => one.textContent)).size,
        );
        const seconds = (Date.now() - began) / 1000;
        await until(() => find.evaluate(() => document.querySelector('progress') === null), 'the end', 60_000);
        const { articles } = (await driver.ask('corpus.list', { search: '', cursor: null, limit: 100 })) as { articles: { url: string }[] };
        const strangers = articles.filter(
          ({ url }) =>
            groupAt.get(url) !== story.group && !sets.unclear(groupMember(groups, groupAt.get(url)), groupMember(groups, story.group)),
        );
        wrong += strangers.length;
        if (story.versions > 0) {
          had++;
          if (sites >= 2 && seconds <= 60) {
            reached++;
            times.push(seconds);
          }
        }
        console.log(
          `${String(number)} ${story.group} versions ${String(story.versions)} sites ${String(sites)} ${seconds.toFixed(1)} s${strangers.map(({ url }) => ` STRANGER ${url}`).join('')}`,
        );
      } catch (error) {
        unread++;
        if (story.versions > 0) had++;
        console.log(`${String(number)} ${story.group}: ${error instanceof Error ? error.message : String(error)}`);
      }
      for (const page of await driver.browser.pages()) if (!tabs.includes(page)) await page.close().catch(() => undefined);
    }
  } finally {
    await driver.close();
    await web.close();
  }
  times.sort((a, b) => a - b);
  console.log(
    `${target}: ${String(reached)} of ${String(had)} stories with versions reached two sites within 60 s and 3 clicks (${((100 * reached) / Math.max(1, had)).toFixed(1)} %), median ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(1)} s, ${String(wrong)} false siblings, ${String(openedOnes)} opened, ${String(unread)} not read`,
  );
  return 0;
}

const groupMember = (groups: ReadonlyMap<string, readonly { readonly id: string }[]>, group: string | undefined): string =>
  groups.get(group ?? '')?.[0]?.id ?? '';
