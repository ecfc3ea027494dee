import type { ArticleId, Finding, Reading, Span } from './model.ts';

/** So many words on each side tell what a "not" denies, and still fit one line of the card. */
const WORDS = 3;
/** Beyond this a side is cut, also in scripts that write no spaces. */
const REACH = 40;

const FUNCTION_WORDS = new Set(
  `a an the not no never neither nor none cannot and or but if as than that this these those of in on at to by for from with into over under
  be is are was were been being am has have had do does did will would can could may might must shall should
  it its he she they them his her their who which what there here so very more most less least any some all both only also just yet still`.split(
    /\s+/u,
  ),
);

/**
 * The finding as it is shown: each version quoted in its own words where versions of one reading are spelt
 * differently ("4:30 p.m.", "16:30"), and in context where the words say nothing by themselves: a statement and
 * its denial are found as "received" and "not", which nobody can read. `textOf` gives the text of an article or
 * undefined. What a reading says, and where, stays as it was.
 */
export function inContext(finding: Finding, textOf: (id: ArticleId) => string | undefined): Finding {
  if (finding.category === 'presence') return finding;
  const isWider = finding.kind === 'deviation' && (finding.category === 'negation' || finding.readings.some(saysLittle));
  let isSame = true;
  const readings = finding.readings.map((reading): Reading => {
    const quoted = reading.ids.map((id, i) => {
      const [text, span] = [textOf(id), reading.spans[i]];
      return text === undefined || span == null ? null : [text.slice(span.start, span.end), isWider ? widened(text, span) : null];
    });
    const wider = quoted.find((one) => one?.[0] === reading.text)?.[1] ?? undefined;
    const own = quoted.map((one) => one?.[1] ?? one?.[0] ?? wider ?? reading.text);
    const isOwn = own.some((words) => words !== (wider ?? reading.text));
    if (wider === undefined && !isOwn) return reading;
    isSame = false;
    return { ...reading, ...(wider === undefined ? {} : { inContext: wider }), ...(isOwn ? { own } : {}) };
  });
  return isSame ? finding : { ...finding, readings };
}

/** An empty reading without a place has no words around it. */
const saysLittle = (reading: Reading): boolean =>
  reading.text.trim() === ''
    ? reading.spans.some((span) => span !== null)
    : reading.text
        .toLowerCase()
        .split(/\s+/u)
        .every((word) => FUNCTION_WORDS.has(word) || /n['’]t$/u.test(word));

/** The words of `span` with some on each side, all of one sentence. */
export function widened(text: string, { start, end }: Span): string {
  const left = text.slice(Math.max(0, start - 2 * REACH), start);
  const right = text.slice(end, end + 2 * REACH);
  const sentence = /(?:[.!?…]["”’»)]*\s|\n)(?=[^]*$)/gu;
  const cut = [...left.matchAll(sentence)].at(-1);
  const before = left.slice(cut === undefined ? 0 : cut.index + cut[0].length);
  const stop = /[.!?…](?=["”’»)]*(?:\s|$))|\n/u.exec(right);
  const after = right.slice(0, stop?.index ?? right.length);
  const head = new RegExp(`(?:(?<=^|\\s)\\S+\\s+){0,${String(WORDS)}}\\S*$`, 'u').exec(before)?.[0] ?? '';
  // "for the" and no more is cut off: what it leads to belongs to it
  const tail =
    new RegExp(`^\\S*(?:\\s+\\S+){0,${String(WORDS)}}(?:(?<=\\s(?:an?|the|of|in|on|at|to|by|for|from|with))\\s+\\S+){0,2}`, 'u').exec(
      after,
    )?.[0] ?? '';
  return `${head.slice(-REACH)}${text.slice(start, end)}${tail.slice(0, REACH)}`.replace(/\s+/gu, ' ').replace(/^[\s,;:]+|[\s,;:]+$/gu, '');
}
