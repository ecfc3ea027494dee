import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { articleId } from '../../src/core/article-id.ts';
import type { Article } from '../../src/core/model.ts';
import { launch, type Driver } from './driver.ts';

/**
 * What Chromium does with the corpus when the disk fills up. By hand, as root, for each new Chromium:
 * `npm run build && node scripts/run-ts.mjs test/browser/full-disk.ts`. It fills a profile on a small disk in
 * memory until a save is refused, which it is before the disk is full (`MARGIN_BYTES`); frees the room, writes on,
 * kills the background, restarts the browser and counts. URTEXT_LEFT_KB: how much is free at the start.
 */

const DISK_MB = 160;
const LEFT_KB = Number(process.env['URTEXT_LEFT_KB'] ?? 60_000);

/** Text that does not compress, so that the disk fills. */
function articleOf(n: number): Article {
  const text = Array.from({ length: 60 }, () =>
    randomBytes(1_500)
      .toString('hex')
      .replace(/(.{9})/gu, '$1 '),
  ).join('.\n\n');
  const url = `https://a.example/${n}`;
  return { id: articleId(url, text), url, site: 'a.example', title: null, byline: null, published: null, lang: 'en', text };
}

const save = (driver: Driver, n: number): Promise<string> =>
  driver.ask('corpus.import', { job: 'full', from: n, articles: [articleOf(n)] }).then(
    () => 'saved',
    (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown)),
  );

/** @public */
export async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'urtext-disk-'));
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  // The same extension after the restart: an unpacked one is named by its folder unless it has a key.
  const dist = join(folder, 'dist');
  cpSync('dist/chrome', join(dist, 'chrome'), { recursive: true });
  const file = join(dist, 'chrome', 'manifest.json');
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), key }));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk]);
  let driver: Driver | null = null;
  try {
    const profile = join(disk, 'profile');
    driver = await launch('chrome', { profile, dist });
    const { bavail, bsize } = statfsSync(disk);
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - LEFT_KB * 1024)));
    let acknowledged = 0;
    let answer = await save(driver, 0);
    for (; answer === 'saved' && acknowledged < 500; answer = await save(driver, acknowledged)) acknowledged++;
    console.log(`${acknowledged} articles acknowledged, then: ${answer}`);
    rmSync(ballast);
    for (const [n, who] of [
      [900, 'with room again'],
      [901, 'the next worker'],
    ] as const) {
      const said = await save(driver, n);
      console.log(`${who}: ${said}`);
      if (said === 'saved') acknowledged++;
      await driver.killBackground();
    }
    await driver.close();
    driver = await launch('chrome', { profile, dist });
    const state = (await driver.ask('corpus.state', null)) as { articles: number; health: string };
    console.log(
      `after a restart: ${state.articles} of ${acknowledged} articles, health ${state.health}; a save: ${await save(driver, 902)}`,
    );
    return state.articles === acknowledged ? 0 : 1;
  } finally {
    await driver?.close();
    execFileSync('umount', [disk]);
    rmSync(folder, { recursive: true, force: true });
  }
}
