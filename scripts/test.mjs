// `npm test`: builds, then runs the unit tests, the walk through both browsers, and all other browser tests.
// `npm test -- unit`, `npm test -- walk firefox`: only those parts. `--no-build`: test the dist that is there.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withBrowsers } from './browsers.mjs';
import { findBin } from './find-bin.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const WALK = 'test/browser/00-walk.test.ts';
const PARTS = {
  unit: { title: 'unit tests', args: ['--project', 'unit'], browsers: [] },
  walk: {
    title: 'the walk, in both browsers',
    args: ['--project', 'chrome', '--project', 'firefox', '--no-file-parallelism', WALK],
    browsers: ['chrome', 'firefox'],
  },
  chrome: { title: 'Chromium', args: ['--project', 'chrome', '--exclude', WALK, '--passWithNoTests'], browsers: ['chrome'] },
  firefox: { title: 'Firefox', args: ['--project', 'firefox', '--exclude', WALK, '--passWithNoTests'], browsers: ['firefox'] },
};

const words = process.argv.slice(2);
const asked = words.filter((word) => word !== '--no-build');
const unknown = asked.filter((word) => !(word in PARTS));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Parts are: ${Object.keys(PARTS).join(', ')}; option: --no-build.`);
  process.exit(2);
}
const parts = Object.entries(PARTS).filter(([name]) => asked.length === 0 || asked.includes(name));

let env = process.env;
try {
  env = withBrowsers([...new Set(parts.flatMap(([, part]) => part.browsers))]);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

const shared = existsSync(resolve(root, '../shared'));
if (!shared) console.log('The folder ../shared (given texts and labels) is not beside this repository: its tests are skipped.');

if (!words.includes('--no-build')) {
  const build = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
  if (build.status !== 0) {
    console.error('✘ the build failed; nothing was tested');
    process.exit(1);
  }
}

const total = { passed: 0, failed: 0, skipped: 0 };
const skippedIn = new Map();
const failures = [];
const unsteady = [];
/** More failures than this in one part are no accident of a busy machine: none of them is tried again. */
const TRIED_AGAIN = 3;
mkdirSync(resolve(root, '.cache'), { recursive: true });
for (const [name, part] of parts) {
  console.log(`\n── ${part.title}`);
  const started = Date.now();
  const file = resolve(root, `.cache/test-${name}.json`);
  rmSync(file, { force: true });
  const status = vitest(part.args, file);
  count(file, part, status);
  console.log(`── ${part.title}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

/** One run of vitest, its report in `file`; its exit status. */
function vitest(args, file) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return spawnSync(process.execPath, [findBin('vitest'), 'run', ...args, ...reporters], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
  }).status;
}

/** A browser test that failed, once more and alone. Passing then, it is named at the end as unsteady: a fault to mend. */
function passesAlone(part, path, fullName) {
  const file = resolve(root, '.cache/test-again.json');
  rmSync(file, { force: true });
  console.log(`\n── once more: ${fullName}`);
  const projects = part.browsers.flatMap((name) => ['--project', name]);
  const pattern = fullName.replaceAll(/[$()*+.?[\\\]^{|}]/gu, '\\$&');
  const status = vitest([...projects, '--no-file-parallelism', path, '-t', `^${pattern}$`], file);
  return status === 0 && existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).numPassedTests > 0;
}

/** The first lines of what went wrong, again at the end of the run: a log is read from its end. */
function reasonOf(messages) {
  const lines = (messages?.[0] ?? '')
    .replaceAll(/\u001b\[\d+m/gu, '')
    .split('\n')
    .filter((line) => !line.includes('node_modules'))
    .slice(0, 8);
  return lines.map((line) => `\n    ${line.replace(root, '').slice(0, 200)}`).join('');
}

/** A run that broke without naming a failed test counts as one failure: nothing passes by crashing. */
function count(file, part, status) {
  const { title } = part;
  const unsteadyBefore = unsteady.length;
  let failed = 0;
  if (existsSync(file)) {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    total.passed += report.numPassedTests;
    failed = report.numFailedTests;
    for (const suite of report.testResults) {
      const path = relative(root, suite.name);
      const skipped = suite.assertionResults.filter(
        (one) => one.status === 'skipped' || one.status === 'pending' || one.status === 'todo',
      ).length;
      if (skipped > 0) skippedIn.set(path, (skippedIn.get(path) ?? 0) + skipped);
      total.skipped += skipped;
      for (const one of suite.assertionResults) {
        if (one.status !== 'failed') continue;
        const name = `${title}: ${path}: ${one.fullName}${reasonOf(one.failureMessages)}`;
        const again = part.browsers.length > 0 && report.numFailedTests <= TRIED_AGAIN && passesAlone(part, path, one.fullName);
        (again ? unsteady : failures).push(name);
        if (!again) continue;
        failed -= 1;
        total.passed += 1;
      }
      // A file that broke outside of its tests (in a hook, while loading) is no matter of one test.
      if (suite.status === 'failed' && suite.assertionResults.every((one) => one.status !== 'failed')) {
        failed += 1;
        failures.push(`${title}: ${path}: ${reasonOf([suite.message])}`);
      }
    }
  }
  if (status !== 0 && failed === 0 && unsteady.length === unsteadyBefore) {
    failed = 1;
    failures.push(`${title}: the run ended with status ${String(status)} and names no failed test`);
  }
  total.failed += failed;
}

console.log('');
for (const line of unsteady) console.log(`Unsteady, passed only the second time: ${line}`);
for (const line of failures) console.log(`✘ ${line}`);
if (total.skipped > 0) {
  console.log(`Skipped${shared ? '' : ', most of them because ../shared is absent'}:`);
  for (const [path, number] of skippedIn) console.log(`  ${String(number).padStart(3)} in ${path}`);
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
