import type { ParseArgsConfig } from 'node:util';

/** One `lab` command, exported as `command` by `test/lab/commands/NAME.ts`. */
export interface Command {
  /** What stands behind the name in the usage: "--corpus FILE … --queries FILE". */
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** May plain words follow (names of scores, for one)? */
  readonly words?: boolean;
  /** Returns the exit status. Throws `UsageError` for options that make no sense together. */
  run(options: Options, words: readonly string[]): Promise<number>;
}

export type Options = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** Ends the lab with the usage and status 2. */
export class UsageError extends Error {}

/** One JSON Lines row on stdout. */
export const print = (row: unknown): void => void process.stdout.write(`${JSON.stringify(row)}\n`);

/** One line on stderr. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** The values of an option that may be given several times. */
export const several = (value: Options[string]): string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);

/** A whole number ≥ 1 from an option. */
export function positive(value: Options[string], name: string, otherwise: number): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new UsageError(`--${name} wants a whole number, at least 1: ${String(value)}`);
  return number;
}
