// `npm start`: the demo story in a real browser with the extension. See USAGE.
import { mkdtempSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { withBrowsers } from './browsers.mjs';

const USAGE = `npm start -- [options]
  --browser chromium|firefox   which browser (chromium)
  --open FILE                  which page of assets/demo (meridian-daily.html)
  --headless                   without a window; needs --screenshot
  --screenshot FILE            write a picture of the marked page and end
  --dark                       for pages and browsers that ask
  --no-build                   use the dist that is there`;

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

function fail(message, status = 1) {
  console.error(message);
  process.exit(status);
}

function options() {
  try {
    return parseArgs({
      options: {
        browser: { type: 'string', default: 'chromium' },
        open: { type: 'string' },
        headless: { type: 'boolean', default: false },
        screenshot: { type: 'string' },
        dark: { type: 'boolean', default: false },
        'no-build': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return fail(`${error.message}\n\n${USAGE}`, 2);
  }
}

const asked = options();
if (asked.help) {
  console.log(USAGE);
  process.exit(0);
}
const target = { chromium: 'chrome', chrome: 'chrome', firefox: 'firefox' }[asked.browser];
if (target === undefined) fail(`--browser is chromium or firefox, not ${asked.browser}\n\n${USAGE}`, 2);
if (asked.headless && asked.screenshot === undefined) fail(`--headless shows nothing without --screenshot FILE\n\n${USAGE}`, 2);
if (!asked.headless && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  fail(
    'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).\nWithout one: npm start -- --headless --screenshot page.png',
  );
}

try {
  Object.assign(process.env, withBrowsers([target]));
} catch (error) {
  fail(error.message);
}

if (!asked['no-build']) {
  const build = spawnSync(process.execPath, ['scripts/build.mjs', target], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (build.status !== 0) fail('The build failed.');
}

// Profile and copy of the build live here, so that one removal at the very end leaves nothing, Ctrl-C included.
const scratch = mkdtempSync(join(tmpdir(), 'urtext-start-'));
process.env.TMPDIR = scratch;
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));

const { runnerImport } = await import('vite');
const { module: demo } = await runnerImport(pathToFileURL(join(root, 'scripts/demo-session.ts')).href, {
  configFile: false,
  logLevel: 'error',
  root,
});
let session;
try {
  session = await demo.openDemo(target, {
    headless: asked.headless,
    ...(asked.headless ? {} : { viewport: null }),
    ...(asked.open === undefined ? {} : { open: asked.open }),
    ...(asked.dark ? { theme: 'dark' } : {}),
    dist: join(root, 'dist'),
    say: (line) => console.log(line),
  });
} catch (error) {
  fail(`The demo could not be opened: ${error.stack ?? error}`);
}
console.log(demo.outcome(session.state));
if (session.state.state !== 'analysed') process.exitCode = 1;

if (asked.screenshot !== undefined) {
  await demo.settled(session.page);
  await session.page.screenshot({ path: resolve(asked.screenshot) });
  console.log(`Picture: ${asked.screenshot}`);
  await session.close();
} else {
  console.log('Point at an underlined word; the toolbar button has the rest. Close the browser or press Ctrl-C to end.');
  await new Promise((done) => {
    session.driver.browser.once('disconnected', done);
  });
  await session.close().catch((error) => {
    if (session.driver.browser.connected) throw error;
  });
}
