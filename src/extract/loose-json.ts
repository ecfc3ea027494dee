/** JSON as pages write it: comment or CDATA wrappers, raw line breaks in strings, a comma too many, a stray semicolon. */
export function parseLoose(source: string): unknown {
  const bare = source
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/u, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/u, '')
    .trim();
  const mended = (): string =>
    inStrings(bare)
      .replace(/;\s*$/u, '')
      .replace(/,(\s*[\]}])/gu, '$1');
  for (const attempt of [() => bare, mended]) {
    try {
      return JSON.parse(attempt()) as unknown;
    } catch {
      continue; // A page's broken JSON is ordinary: the next attempt or no structured data.
    }
  }
  return null;
}

/** Escape control characters inside string literals. One pass. */
function inStrings(source: string): string {
  let out = '';
  let quoted = false;
  for (let i = 0; i < source.length; i++) {
    const c = source[i] ?? '';
    if (c === '\\' && quoted) {
      out += c + (source[i + 1] ?? '');
      i++;
    } else if (c === '"') {
      quoted = !quoted;
      out += c;
    } else out += quoted && c < ' ' ? ' ' : c;
  }
  return out;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

/** Character references that sites leave inside JSON strings and meta values. */
export function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/giu, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
