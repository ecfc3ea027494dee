import type { Article, Residue, ResidueCategory, Span } from '../model.ts';
import { agencyIn } from './agencies.ts';
import { foreignLine, readsEnglish, siteLine } from './residue-site.ts';
import { isStamp, piecesOf } from './residue-pieces.ts';
import type { ResidueRules } from './residue-rules.ts';

/**
 * Scrape leftovers and credit lines of one page, before anything is compared.
 *
 * The rules speak of whole lines, because leftovers come as blocks; prose that merely contains such words is
 * not touched. A missed leftover costs one unmatched sentence; a false one hides a sentence of the story from
 * every comparison, so each rule is anchored and has a longest line.
 * `node scripts/run-ts.mjs test/lab/scores/artifacts.ts residue` prints how many paragraphs of
 * shared/eval it takes (bar: 0.1 %) and how much of the seeds' and the harvest's residue it finds.
 */
export function residueIn(article: Article, rules: ResidueRules): Residue[] {
  const { text } = article;
  const lines = linesOf(text);
  const kinds = lines.map((line) => (goesOn(line.text, rules) ? null : kindOfLine(line.text, rules)));
  const english = readsEnglish(text);
  lines.forEach((line, i) => {
    if (kinds[i] !== null) return;
    const category = siteLine(line.text, rules.site) ?? (english && foreignLine(line.text, rules.site) ? 'navigation' : null);
    if (category !== null) kinds[i] = { category, heading: false };
  });
  markTail(lines, kinds);
  markCaptionsOverCredits(lines, kinds, rules);
  markRepeats(article, lines, kinds);
  const found: Residue[] = [];
  lines.forEach((line, i) => {
    const kind = kinds[i] ?? null;
    if (kind !== null) found.push(residueOf(text, kind.category, line));
    else found.push(...inlineResidue(text, line, rules));
  });
  return found;
}

interface Line extends Span {
  readonly text: string;
  /** Sentence-like marks and words, counted once. */
  readonly words: number;
}

interface Kind {
  readonly category: ResidueCategory;
  readonly heading: boolean;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const pattern = /[^\n]+/gu;
  for (let m = pattern.exec(text); m !== null; m = pattern.exec(text)) {
    const raw = m[0];
    const lead = raw.length - raw.trimStart().length;
    const body = raw.trim();
    if (body === '') continue;
    lines.push({ start: m.index + lead, end: m.index + lead + body.length, text: body, words: body.split(/\s+/u).length });
  }
  return lines;
}

function kindOfLine(line: string, rules: ResidueRules): Kind | null {
  for (const rule of rules.lines)
    if (line.length <= rule.longest && rule.pattern.test(line)) return { category: rule.category, heading: rule.heading };
  if (line.length <= 320 && rules.captionStart.test(line)) return { category: 'caption', heading: false };
  if (isStamp(line)) return { category: 'widget', heading: false };
  if (line.length <= 320 && rules.captionEnd.test(line) && stopsInside(line, rules) <= 1 && !isRunning(line, rules))
    return { category: 'caption', heading: false };
  return null;
}

/** Before a picture's credit, what tells rather than shows: a full sentence in the past or of what will be. */
function isRunning(line: string, rules: ResidueRules): boolean {
  const words = line.replace(rules.captionEnd, '').trim();
  return /[.!?]["”’]?$/u.test(words) && words.split(/\s+/u).length >= TELLING_WORDS && TELLS.test(words) && !rules.captionForm.test(words);
}

const TELLING_WORDS = 12;
const TELLS = /\b(?:had|has|have|will|would|said|says|told|did|could|should)\b/iu;

/** Does a line that opens as a leftover does go on with the story? Then the leftover is its first sentence alone. */
function goesOn(line: string, rules: ResidueRules): boolean {
  const border = /[.!?]["”’)]*\s+(?=\p{Lu})/u.exec(line);
  if (border === null) return false;
  const end = border.index + border[0].length;
  const rest = line.slice(end);
  return (
    rest.split(/\s+/u).length >= TELLING_WORDS &&
    /[.!?]["”’)]*$/u.test(rest) &&
    TO_READERS.has(kindOfLine(line.slice(0, end).trim(), rules)?.category ?? 'caption')
  );
}

/** Full stops that end a sentence inside the line; the picture credit at its end does not count. */
const stopsInside = (line: string, rules: ResidueRules): number =>
  line
    .replace(rules.captionEnd, '')
    .trim()
    .slice(0, -1)
    .match(/\p{Ll}[.!?]["”’]?\s+\p{Lu}/gu)?.length ?? 0;

/** Does the line read like a sentence of a story: long enough, closed by a stop, not a string of scraps? */
const isProse = (line: Line): boolean =>
  line.words >= 9 && /[.!?]["”’')\]]*$/u.test(line.text) && !/(?:\.\.\.|…)$/u.test(line.text) && !isBio(line.text);

/** "Beer specialist. Bacon ninja. Gamer.": four or more scraps, five words each in the mean and nine at most, no figures, no verb of news. */
function isBio(line: string): boolean {
  if (line.length > 400 || /\p{Nd}|\b(?:said|says|was|were|told|had|has|is)\b/iu.test(line)) return false;
  const scraps = line
    .replace(/^["“']|["”']$/gu, '')
    .split(/[.!](?:\s+|$)/u)
    .filter((part) => part.trim() !== '');
  const sizes = scraps.map((part) => part.trim().split(/\s+/u).length);
  const words = sizes.reduce((sum, n) => sum + n, 0);
  return (
    scraps.length >= 4 && words <= 5 * scraps.length && sizes.every((n) => n <= 9) && scraps.every((part) => /^\p{Lu}/u.test(part.trim()))
  );
}

const isName = (line: string): boolean =>
  line.length <= 40 && /^\p{Lu}[\p{Ll}’'-]+(?: (?:\p{Lu}\.|de|van|von|bin|al|\p{Lu}[\p{L}’'-]+)){1,3}$/u.test(line);

/**
 * From a heading such as "Read on:" the short lines under it are of its kind, up to the next line that reads
 * like the story. In the tail, where no prose follows, a bare name and a string of scraps are an author box.
 */
function markTail(lines: readonly Line[], kinds: (Kind | null)[]): void {
  let lastProse = -1;
  lines.forEach((line, i) => {
    if (kinds[i] === null && isProse(line)) lastProse = i;
  });
  let open: ResidueCategory | null = null;
  lines.forEach((line, i) => {
    const kind = kinds[i] ?? null;
    const inTail = i > lastProse;
    if (kind !== null) {
      if (kind.heading) open = kind.category;
      return;
    }
    if (inTail && isBio(line.text)) kinds[i] = { category: 'author', heading: false };
    else if (inTail && isName(line.text) && (nextIsBio(lines, i) || open !== null)) kinds[i] = { category: 'author', heading: false };
    else if (open !== null && !isProse(line) && line.words <= 20 && (inTail || open === 'related'))
      kinds[i] = { category: open, heading: false };
    else open = null;
  });
}

const nextIsBio = (lines: readonly Line[], i: number): boolean => {
  const next = lines[i + 1];
  return next !== undefined && isBio(next.text);
};

/** The line over a lone photo credit is that photo's caption when it is one sentence in the form of a caption. */
function markCaptionsOverCredits(lines: readonly Line[], kinds: (Kind | null)[], rules: ResidueRules): void {
  lines.forEach((line, i) => {
    const kind = kinds[i] ?? null;
    if (kind?.category !== 'credit' || !/\b(?:photo|image|picture)\b|\/(?:AP|Getty|Pool|AFP|Reuters)/iu.test(line.text)) return;
    const above = lines[i - 1];
    if (above === undefined || (kinds[i - 1] ?? null) !== null) return;
    if (above.words <= 45 && stopsInside(above.text, rules) === 0 && rules.captionForm.test(above.text))
      kinds[i - 1] = { category: 'caption', heading: false };
  });
}

/** At least so many words make a repeated line more than chance. */
const REPEAT_WORDS = 9;

/**
 * A line of its own that says word for word what another line, or the headline, also says is a caption or a
 * pull quote: of two whole equal lines the later one, of a line and a sentence the line without a stop.
 */
function markRepeats(article: Article, lines: readonly Line[], kinds: (Kind | null)[]): void {
  const title = article.title === null ? '' : bare(article.title);
  const whole = new Map<string, number>();
  lines.forEach((line, i) => {
    if ((kinds[i] ?? null) !== null) return;
    const key = bare(line.text);
    if (key === title && title !== '' && i > 0) {
      kinds[i] = { category: 'caption', heading: false };
      return;
    }
    if (line.words < REPEAT_WORDS) return;
    const before = whole.get(key);
    if (before !== undefined) kinds[i] = { category: 'caption', heading: false };
    else whole.set(key, i);
  });
  let places: Map<string, number> | null = null;
  lines.forEach((line, i) => {
    if (i === 0 || (kinds[i] ?? null) !== null || line.words < REPEAT_WORDS || line.words > 60 || /[.!?]["”’']*$/u.test(line.text)) return;
    places ??= trigramPlaces(lines);
    const grams = trigramsOf(line.text);
    let elsewhere = 0;
    for (const gram of grams) if ((places.get(gram) ?? i) !== i) elsewhere++;
    if (elsewhere >= REPEAT_SHARE * grams.length) kinds[i] = { category: 'caption', heading: false };
  });
}

/** Share of a stopless line's word triples that stand in other lines for it to be a caption or pull quote. */
const REPEAT_SHARE = 0.75;

/** Where each word triple stands: the index of its only line, or -1 when it stands in several. */
function trigramPlaces(lines: readonly Line[]): Map<string, number> {
  const places = new Map<string, number>();
  lines.forEach((line, i) => {
    for (const gram of trigramsOf(line.text)) {
      const before = places.get(gram);
      places.set(gram, before === undefined || before === i ? i : -1);
    }
  });
  return places;
}

function trigramsOf(text: string): string[] {
  const words = bare(text).split(' ');
  const grams: string[] = [];
  for (let i = 0; i + 2 < words.length; i++) grams.push(`${words[i] ?? ''} ${words[i + 1] ?? ''} ${words[i + 2] ?? ''}`);
  return grams;
}

/** Letters and digits alone, lower case: equal for copies that differ in quotes and stops. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]+/gu, ' ')
    .trim();

function inlineResidue(text: string, line: Line, rules: ResidueRules): Residue[] {
  const found: Residue[] = [];
  const first = rules.leadingField.exec(line.text);
  if (first !== null) {
    const lead = first[0].length - first[0].trimStart().length;
    found.push(residueOf(text, 'widget', { start: line.start + lead, end: line.start + first[0].length }));
  }
  for (const rule of rules.inside) {
    rule.pattern.lastIndex = 0;
    for (let m = rule.pattern.exec(line.text); m !== null; m = rule.pattern.exec(line.text))
      found.push(residueOf(text, rule.category, { start: line.start + m.index, end: line.start + m.index + m[0].length }));
  }
  found.push(...restOfLine(text, line, found, rules), ...piecesOfLine(text, line, rules));
  const credit = /\s?\((?:with|based on) (?:information|reports?|inputs?) (?:from|by) [^()\n]{2,80}\)$/iu.exec(line.text);
  if (credit !== null) found.push(residueOf(text, 'credit', { start: line.start + credit.index, end: line.end }));
  const reporting = /\s\((?:Additional )?(?:[Rr]eporting|[Ee]diting|[Ww]riting) by [^()\n]{3,200}\)$/u.exec(line.text);
  if (reporting !== null) found.push(residueOf(text, 'credit', { start: line.start + reporting.index + 1, end: line.end }));
  return found.sort((a, b) => a.span.start - b.span.start).filter((r, i, all) => i === 0 || r.span.start >= (all[i - 1]?.span.end ?? 0));
}

/** Behind the last shortcode of a line, or before the first, may stand another leftover that was a line of its own ("[ad_2] https://…"). */
function restOfLine(text: string, line: Line, cut: readonly Residue[], rules: ResidueRules): Residue[] {
  if (cut.length === 0) return [];
  const first = Math.min(...cut.map((r) => r.span.start));
  const last = Math.max(...cut.map((r) => r.span.end));
  return [
    { start: line.start, end: first },
    { start: last, end: line.end },
  ].flatMap(({ start, end }) => {
    const piece = text.slice(start, end);
    const rest = piece.trim();
    const kind = rest === '' ? null : kindOfLine(rest, rules);
    const at = start + piece.indexOf(rest);
    return kind === null ? [] : [residueOf(text, kind.category, { start: at, end: at + rest.length })];
  });
}

/** What a site says to its reader within a paragraph of the story: "… on Monday. Read also: Ferry runs aground". */
function piecesOfLine(text: string, line: Line, rules: ResidueRules): Residue[] {
  const isLone = (word: string): boolean => rules.site.strong.get(word) === 'ad';
  return piecesOf(line.text, isLone).flatMap((piece) => {
    if (piece.start === 0 && piece.end === line.text.length) return [];
    const words = piece.bracketed ? piece.text.slice(1, -1).trim() : piece.text;
    if (piece.bracketed && words.includes(' ') && rules.captionEnd.test(piece.text) && isPhotoCredit(words))
      return [residueOf(text, 'credit', placed(line, piece))];
    const category = kindOfLine(words, rules)?.category ?? siteLine(words, rules.site);
    // "(photos)" and "(7:49 a.m. UTC)" are the story's own
    if (piece.bracketed && category !== 'ad' && (category === 'widget' || !words.includes(' '))) return [];
    const isOf = category !== null && (TO_READERS.has(category) || (category === 'credit' && isPhotoCredit(words)));
    return isOf ? [residueOf(text, category, placed(line, piece))] : [];
  });
}

const placed = (line: Line, { start, end }: Span): Span => ({ start: line.start + start, end: line.start + end });

const TO_READERS: ReadonlySet<ResidueCategory> = new Set(['ad', 'related', 'widget', 'promo', 'tags', 'comment', 'contact', 'navigation']);

function residueOf(text: string, category: ResidueCategory, at: Span): Residue {
  const words = text.slice(at.start, at.end);
  const span = { start: at.start, end: at.end };
  if (category === 'source') return { category, span, source: { name: null, url: /https?:\/\/\S+[^\s>.,)]/iu.exec(words)?.[0] ?? null } };
  if (category === 'credit') {
    const name = agencyIn(words);
    return { category, span, source: name === null ? null : { name, url: null } };
  }
  return { category, span, source: null };
}

/** Is this credit about a picture? Then it says nothing of where the text came from. */
export const isPhotoCredit = (words: string): boolean =>
  /\b(?:photo|image|picture|pic|photograph|graphic|illustration|fotos?|bild(?:er)?|imagen|immagine|imagem)s?\b|фото|zdjęcie|\/(?:AP|Getty|Pool|AFP|Reuters)/iu.test(
    words,
  );
