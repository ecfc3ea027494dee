// Names in package-lock.json the optional builds for other platforms that an install could not see.
// A registry that does not serve them makes `npm install` leave them out, and then `npm ci` refuses the lockfile.
// Run it after every `npm install`; without anything to add it changes nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = resolve(dirname(fileURLToPath(import.meta.url)), '../package-lock.json');
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** The optional dependencies that `packages` asks for and has no entry of, with the package that asks. */
function missingIn(packages) {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => packages[`node_modules/${name}`] === undefined && packages[`${path}/node_modules/${name}`] === undefined)
      .map(([name, version]) => ({ name, version, by: entry })),
  );
}

/** What npm writes of a platform build; its name says where it runs. No integrity: nothing here has seen its bytes. */
function entryFor({ name, version, by }) {
  const parts = name.split('/').at(-1).split('-');
  const os = SYSTEMS.filter((system) => parts.includes(system));
  const cpu = PROCESSORS.filter((processor) => parts.includes(processor)).slice(0, 1);
  const libc = parts.some((part) => part.startsWith('musl')) ? ['musl'] : parts.some((part) => part.startsWith('gnu')) ? ['glibc'] : [];
  if (os.length !== 1 || cpu.length !== 1)
    throw new Error(`${name}: its name does not say where it runs; install it where the registry has it`);
  const dev = by.dev === true ? { dev: true } : {};
  const engines = by.engines === undefined ? {} : { engines: by.engines };
  return { version, cpu, ...dev, ...(libc.length > 0 ? { libc } : {}), license: by.license, optional: true, os, ...engines };
}

const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = missingIn(lock.packages).map((one) => [`node_modules/${one.name}`, entryFor(one)]);
if (added.length > 0) {
  const { '': root, ...rest } = lock.packages;
  const entries = [...Object.entries(rest), ...added].toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = { '': root, ...Object.fromEntries(entries) };
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(`${added.length} entries added to package-lock.json`);
