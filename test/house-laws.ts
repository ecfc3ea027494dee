/**
 * The house's laws as functions from the tracked files (path → text) to what breaks them, one line each.
 * They read text, not types: what the compiler and the linter can hold, they hold (tsconfig per folder, .oxlintrc.json).
 */
export type Files = ReadonlyMap<string, string>;
export type Law = (files: Files) => string[];

/** Which folders a folder may import from. A name with a slash narrows it to these files or folders. */
export const IMPORTS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  protocol: ['core'],
  store: ['core'],
  ui: ['core', 'protocol'], // the view types stand in protocol/messages.ts
  extract: ['core'],
  intake: ['core', 'extract'],
  platform: [],
  background: ['core', 'protocol', 'store', 'intake', 'platform', 'extract'],
  content: [
    'core/text',
    'core/fingerprint',
    'core/model.ts',
    'core/errors.ts',
    'core/span.ts',
    'core/article-id.ts',
    'extract',
    'protocol',
    'platform',
  ],
  popup: ['core/model.ts', 'core/errors.ts', 'core/span.ts', 'protocol', 'ui', 'platform'],
  compare: ['core/model.ts', 'core/errors.ts', 'core/span.ts', 'core/proof/proof.ts', 'protocol', 'ui', 'platform', 'report/prove.ts'],
  welcome: ['core/model.ts', 'core/errors.ts', 'core/span.ts', 'protocol', 'ui', 'platform'],
  find: [
    'core/model.ts',
    'core/errors.ts',
    'core/span.ts',
    'core/article-id.ts',
    'core/find',
    'protocol',
    'ui',
    'platform',
    'intake',
    'extract',
  ],
  card: ['core/model.ts', 'core/errors.ts', 'core/span.ts', 'protocol', 'ui', 'platform'],
  analyst: ['core', 'protocol', 'platform'],
  report: ['core', 'protocol', 'ui'], // the scripts of a saved report: no browser, no platform
  options: ['core/model.ts', 'core/errors.ts', 'core/span.ts', 'protocol', 'ui', 'platform', 'intake', 'extract'],
};

/** Which folders may use a package. Of webextension-polyfill there are only the types. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@mozilla/readability': ['extract'],
  'fastest-levenshtein': ['core'],
  idb: ['store'],
  porter2: ['core'],
  preact: ['ui', 'popup', 'compare', 'options', 'welcome', 'card', 'report', 'find'],
  valibot: ['protocol'],
  'webextension-polyfill': ['platform'],
};

const sources = (files: Files): [string, string][] => [...files].filter(([path]) => /^src\/.+\.tsx?$/u.test(path));
const folderOf = (path: string): string => path.split('/')[1] ?? '';
export const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/(^|[^:'"`\\])\/\/[^\n]*/gu, '$1');

/** What a source imports, as written. */
export function importsOf(text: string): string[] {
  const found = withoutComments(text).matchAll(
    /(?:^|[\s;}])(?:import|export)\s*(?:type\s)?(?:[\w*{}\s,$]*\sfrom\s*)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gu,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? '');
}

/** `src/popup/a/b.ts` + `../../core/model.ts` → `core/model.ts`; null when it leaves src. */
function resolved(from: string, specifier: string): string | null {
  const parts = from.split('/').slice(0, -1);
  for (const step of specifier.replace(/\?.*$/u, '').split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts[0] === 'src' ? parts.slice(1).join('/') : null;
}

export const importsPointOneWay: Law = (files) => {
  const faults: string[] = [];
  for (const [path, text] of sources(files)) {
    const folder = folderOf(path);
    const allowed = IMPORTS[folder];
    if (allowed === undefined) {
      faults.push(`${path}: the import table has no folder ${folder}`);
      continue;
    }
    for (const specifier of importsOf(text)) {
      if (specifier.endsWith('?script')) continue; // the address of a script, not its code
      const relative = specifier.startsWith('.');
      const target = relative ? resolved(path, specifier) : null;
      if (relative && target === null) faults.push(`${path}: ${specifier} leaves src`);
      else if (
        target !== null &&
        folderOf(`src/${target}`) !== folder &&
        !allowed.some((name) => target === name || target.startsWith(`${name}/`))
      )
        faults.push(`${path}: may not import ${target}`);
      else if (!relative) faults.push(...packageFaults(path, folder, specifier));
    }
  }
  return faults;
};

function packageFaults(path: string, folder: string, specifier: string): string[] {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (PACKAGES[name]?.includes(folder) === true) return [];
  return [`${path}: ${folder} may not use the package ${name}`];
}

export const coreIsPure: Law = (files) => {
  const impure =
    /\b(?:document|window|navigator|localStorage|indexedDB|fetch|setTimeout|setInterval|performance|process|Buffer|crypto|browser|chrome)\s*[.(]|\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bconsole\.|\basync\s+function\s+\w*(?:Fetch|Load)/u;
  return sources(files)
    .filter(([path]) => path.startsWith('src/core/'))
    .flatMap(([path, text]) => {
      const match = impure.exec(withoutComments(text));
      return match === null ? [] : [`${path}: ${match[0]}`];
    });
};

export const namesSaySomething: Law = (files) =>
  [...files.keys()].flatMap((path) => {
    if (!/^(?:src|test|scripts)\//u.test(path)) return [];
    const name = path.split('/').at(-1) ?? '';
    const faults = /(?:^|\/)(?:utils?|helpers?|common|shared|misc|managers?|services?)(?:\.|\/|$)/iu.test(path)
      ? [`${path}: says nothing of its content`]
      : [];
    if (/\.(?:tsx?|mjs)$/u.test(name) && !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|data|iife|d))*\.(?:tsx?|mjs)$/u.test(name))
      faults.push(`${path}: not kebab-case`);
    return faults;
  });

export const MAX_LINES = 400;
export const filesAreShort: Law = (files) =>
  [...files].flatMap(([path, text]) => {
    if (!/\.(?:tsx?|mjs)$/u.test(path) || path.endsWith('.data.ts')) return [];
    const lines = text.split('\n').length - 1;
    return lines > MAX_LINES ? [`${path}: ${String(lines)} lines`] : [];
  });

export const exportsAreNamed: Law = (files) =>
  sources(files).flatMap(([path, text]) => {
    const plain = withoutComments(text);
    const faults = /\bexport\s+default\b/u.test(plain) ? [`${path}: default export`] : [];
    const handsOn = [...plain.matchAll(/\bexport\s+(?:type\s+)?(\*|\{[^}]*\})\s*from\b/gu)];
    if (handsOn.length > 1 || handsOn.some((match) => match[1] === '*')) faults.push(`${path}: hands on other files' exports`);
    if (/\b(?:const\s+)?enum\s+\w+\s*\{/u.test(plain)) faults.push(`${path}: enum`);
    if (/\bcatch\s*(?:\([^)]*\))?\s*\{\s*\}/u.test(plain)) faults.push(`${path}: empty catch`);
    return faults;
  });

export const pagesHearNothing: Law = (files) =>
  sources(files).flatMap(([path, text]) => {
    const match =
      /\b(?:window|self|parent|top|globalThis)\.postMessage\b|\bdangerouslySetInnerHTML\b|\.(?:innerHTML|outerHTML)\s*=|\beval\(|\bnew Function\b/u.exec(
        withoutComments(text),
      );
    return match === null ? [] : [`${path}: ${match[0]}`];
  });

/** Paths of one machine and hosts of package registries; the words are split so that this file does not hold them. */
const MACHINE = new RegExp(
  `(?<![\\w.])/(?:${['wo' + 'rk', 'fa' + 'rm', 'ro' + 'ot', 'ho' + 'me'].join('|')})/\\w|(?<![\\w.])/t${'mp'}/\\w|[A-Z]:\\\\Users\\\\`,
  'u',
);
const REGISTRY = new RegExp(
  `https?://[\\w.-]*(?:${['regis' + 'try', 'npm' + 'js', 'artif' + 'actory', 'ne' + 'xus', 'deb\\.deb' + 'ian', 'pack' + 'ages\\.deb'].join('|')})[\\w.-]*`,
  'u',
);

export const noMachineInFiles: Law = (files) =>
  [...files].flatMap(([path, text]) => {
    if (text.includes('\0')) return [];
    return [MACHINE, REGISTRY].flatMap((pattern) => {
      const match = pattern.exec(text);
      return match === null ? [] : [`${path}: ${match[0]}`];
    });
  });

/** The kinds of each message map, by the folder that has to answer them. */
export function messageKinds(text: string): { kind: string; answeredIn: string }[] {
  const answeredBy: Readonly<Record<string, string>> = {
    PageMessages: 'background',
    ExtensionMessages: 'background',
    TabMessages: 'content',
    CardMessages: 'card',
    AnalystMessages: 'analyst',
  };
  return Object.entries(answeredBy).flatMap(([map, answeredIn]) => {
    const body = new RegExp(`interface ${map} \\{([\\s\\S]*?)\\n\\}`, 'u').exec(text)?.[1] ?? '';
    return [...body.matchAll(/^\s*'([a-zA-Z]+\.[a-zA-Z]+)':/gmu)].map(([, kind]) => ({ kind: kind ?? '', answeredIn }));
  });
}

export const messagesAreAnsweredAndTested: Law = (files) => {
  const kinds = messageKinds(files.get('src/protocol/messages.ts') ?? '');
  const where = (prefix: string): string =>
    [...files]
      .filter(([path]) => path.startsWith(prefix))
      .map(([, text]) => text)
      .join('\n');
  const tests = where('test/');
  const named = (text: string, kind: string): boolean => text.includes(`'${kind}'`);
  return kinds.flatMap(({ kind, answeredIn }) => {
    const faults = named(where(`src/${answeredIn}/`), kind) ? [] : [`${kind}: nothing in ${answeredIn} answers it`];
    if (!named(tests, kind)) faults.push(`${kind}: no test names it`);
    return faults;
  });
};

/** Words that judge an outlet; a reader never sees them from us. */
export const nobodyIsBlamed: Law = (files) =>
  [...files].flatMap(([path, text]) => {
    if (!/^assets\/_locales\/|^src\/(?:ui|popup|compare|options|welcome|card)\/|^src\/core\/analyse\/wording/u.test(path)) return [];
    const match = /\b(?:plagiari[sz]\w*|stolen|fake[ds]?|cheat\w*|liar?s?|truth score)\b/iu.exec(withoutComments(text));
    return match === null ? [] : [`${path}: ${match[0]}`];
  });
