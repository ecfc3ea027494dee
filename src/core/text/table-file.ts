/** The text of UTF-8 bytes: the core has no decoder of a platform's. Throws URIError on others. */
export const utf8 = (bytes: Uint8Array): string =>
  decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));

export type TableEntry = Readonly<Record<string, unknown>>;

/** The objects of a list in a table. Throws RangeError for anything else. */
export function entriesOf(list: unknown, where: string): readonly TableEntry[] {
  if (!Array.isArray(list)) throw new RangeError(`${where}: not a list`);
  return list.map((entry: unknown, i) => {
    if (typeof entry !== 'object' || entry === null) throw new RangeError(`${where}: entry ${i + 1} is no object`);
    return entry as TableEntry;
  });
}

/** An entry's `pattern` as an expression that ignores case unless the entry is `cased`. Throws RangeError without one, SyntaxError for a broken one. */
export function patternOf(entry: TableEntry, flags: '' | 'g', where: string): RegExp {
  if (typeof entry['pattern'] !== 'string') throw new RangeError(`${where} has no pattern`);
  return new RegExp(entry['pattern'], `${flags}${entry['cased'] === true ? '' : 'i'}u`);
}
