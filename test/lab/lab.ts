import { parseArgs } from 'node:util';
import { say, UsageError, type Command } from './command.ts';

const commands = import.meta.glob<{ command?: Command }>('./commands/*.ts');
const nameOf = (path: string): string => path.replace(/^.*\/|\.ts$/gu, '');

/** Runs one command of the lab and returns the exit status: 0, 1 after malformed rows, 2 for wrong usage. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0); // whoever read our rows has enough of them
  });
  const load = Object.entries(commands).find(([path]) => nameOf(path) === name)?.[1];
  if (load === undefined) {
    say(name === undefined || /^(?:-h|--help|help)$/u.test(name) ? '' : `no command "${name}"`);
    await usage();
    return 2;
  }
  const { command } = await load();
  if (command === undefined) throw new Error(`test/lab/commands/${name}.ts exports no "command"`);
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: command.options,
      allowPositionals: command.words === true,
      strict: true,
    });
    return await command.run(values, positionals);
  } catch (error) {
    const wrong =
      error instanceof UsageError ||
      (error instanceof TypeError && (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') === true);
    if (!wrong) throw error;
    say(error.message);
    say(`usage: npm run --silent lab -- ${name} ${command.usage}`);
    return 2;
  }
}

async function usage(): Promise<void> {
  say('usage: npm run --silent lab -- COMMAND …');
  for (const [path, load] of Object.entries(commands)) say(`  ${nameOf(path)} ${(await load()).command?.usage ?? ''}`);
}
