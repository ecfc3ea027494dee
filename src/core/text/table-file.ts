/** So many units at once become a string; more arguments than these some engines refuse. */
const MOST_AT_ONCE = 4096;

/** The text of UTF-8 bytes: the core has no decoder of a platform's. Throws URIError on others. */
export function utf8(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0, end = 0; at < bytes.length; at = end) {
    while (end < bytes.length && end - at < MOST_AT_ONCE && (bytes[end] ?? 0) < 128) end++;
    if (end > at) {
      text += String.fromCharCode(...bytes.subarray(at, end));
      continue;
    }
    // a row of higher bytes is a row of whole characters
    while ((bytes[end] ?? 0) >= 128) end++;
    text += decodeURIComponent(Array.from(bytes.subarray(at, end), (byte) => `%${byte.toString(16)}`).join(''));
  }
  return text;
}

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
