// Finds Chromium and Firefox, or says how to get them; on Debian as root it installs them. `node scripts/browsers.mjs [chrome] [firefox]`
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Branded Chrome refuses extensions from a folder, so it is no candidate. */
const BROWSERS = {
  chrome: {
    name: 'Chromium',
    variable: 'CHROMIUM',
    debian: 'chromium',
    commands: ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'chrome-for-testing'],
    places: {
      linux: ['/usr/lib/chromium/chromium', '/snap/bin/chromium', '/var/lib/flatpak/exports/bin/org.chromium.Chromium'],
      darwin: [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '~/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      ],
      win32: ['%LOCALAPPDATA%\\Chromium\\Application\\chrome.exe', '%ProgramFiles%\\Chromium\\Application\\chrome.exe'],
    },
    hint: {
      linux: 'your package manager has it as "chromium"',
      darwin: 'brew install --cask chromium',
      win32: 'winget install Hibbiki.Chromium',
    },
  },
  firefox: {
    name: 'Firefox',
    variable: 'FIREFOX',
    debian: 'firefox-esr',
    commands: ['firefox-esr', 'firefox'],
    places: {
      linux: ['/usr/lib/firefox-esr/firefox-esr', '/usr/lib/firefox/firefox', '/opt/firefox/firefox', '/snap/bin/firefox'],
      darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox', '~/Applications/Firefox.app/Contents/MacOS/firefox'],
      win32: ['%ProgramFiles%\\Mozilla Firefox\\firefox.exe', '%LOCALAPPDATA%\\Mozilla Firefox\\firefox.exe'],
    },
    hint: {
      linux: 'your package manager has it as "firefox" or "firefox-esr"',
      darwin: 'brew install --cask firefox',
      win32: 'winget install Mozilla.Firefox',
    },
  },
};

/** Absolute path of the browser, or null. The variable CHROMIUM or FIREFOX decides alone when it is set. */
export function findBrowser(target, env = process.env, platform = process.platform) {
  const { variable, commands, places } = BROWSERS[target];
  const named = env[variable];
  if (named !== undefined && named !== '') return existsSync(named) ? resolve(named) : null;
  const endings = platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  const candidates = commands.flatMap((command) => folders.flatMap((folder) => endings.map((ending) => join(folder, command + ending))));
  const usual = (places[platform] ?? []).map((place) => place.replace(/^~/u, homedir()).replace(/%(\w+)%/gu, (_, name) => env[name] ?? ''));
  return [...candidates, ...usual].find(isRunnable) ?? null;
}

function isRunnable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** What to tell a person who lacks the browser. */
export function adviceFor(target, env = process.env, platform = process.platform) {
  const { name, variable, hint } = BROWSERS[target];
  if (env[variable]) return `${name} was not found: ${variable} names ${env[variable]}, which is not there.`;
  return `${name} was not found. Get it: ${hint[platform] ?? 'see its site'}. Or set ${variable} to its path.`;
}

/**
 * Environment with CHROMIUM and FIREFOX naming the browsers asked for. Missing ones are installed on Debian as
 * root; elsewhere this throws with the advice for each.
 */
export function withBrowsers(targets, env = process.env) {
  const missing = targets.filter((target) => findBrowser(target, env) === null && !env[BROWSERS[target].variable]);
  if (missing.length > 0 && canInstall()) install(missing);
  const advice = targets.filter((target) => findBrowser(target, env) === null).map((target) => adviceFor(target, env));
  if (advice.length > 0) throw new Error(advice.join('\n'));
  return { ...env, ...Object.fromEntries(targets.map((target) => [BROWSERS[target].variable, findBrowser(target, env)])) };
}

function canInstall() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID=["']?debian["']?$/mu.test(readFileSync('/etc/os-release', 'utf8'));
}

function install(missing) {
  const packages = missing.map((target) => BROWSERS[target].debian);
  console.log(`Installing ${packages.join(', ')} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages, 'fonts-liberation', 'fonts-dejavu-core'],
  ]) {
    const run = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
    if (run.status !== 0) {
      console.error(`apt-get ${args[0]} failed`);
      return;
    }
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2);
  const targets = asked.length > 0 ? asked : Object.keys(BROWSERS);
  if (targets.some((target) => !(target in BROWSERS))) {
    console.error('usage: node scripts/browsers.mjs [chrome] [firefox]');
    process.exit(2);
  }
  try {
    const env = withBrowsers(targets);
    for (const target of targets) console.log(`${BROWSERS[target].name}: ${env[BROWSERS[target].variable]}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
