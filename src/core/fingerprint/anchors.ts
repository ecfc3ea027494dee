import type { Language, Token } from '../model.ts';
import { namePrefix, plainNumber } from './names.ts';
import { HAN_NAMES } from './places.data.ts';
import { LONG_SCALE } from './scales.data.ts';
import type { Spelled } from './spelled.ts';
import { anchorHash } from './hashes.ts';
import { CAPITAL, EASTERN, NUMBER, WORD } from './vocabulary.ts';
import { WordRow } from './word-row.ts';

/** Languages without small and capital letters, or in which a sentence does not begin with a capital. */
const NO_CAPITALS: ReadonlySet<Language> = new Set(['zh', 'ja', 'ko', 'th', 'ar', 'he', 'ka', 'hi']);

/**
 * The anchors of one sentence in reading order: names, numbers and dates, spelled so that another language's
 * version has the same ones. A capitalised word that opens the sentence is no name by its capital alone.
 */
export function anchorsOf(tokens: readonly Token[], text: string, language: Language): number[] {
  const found: number[] = [];
  pushRowAnchors(found, WordRow.of(tokens, text, language), text);
  return found;
}

/** The same of a row of words, appended to `out`. */
export function pushRowAnchors(out: number[], row: WordRow, text: string): void {
  const { words, starts, vocabulary } = row;
  const { traits } = vocabulary;
  let first = !NO_CAPITALS.has(row.language);
  let named = -1;
  for (let i = 0; i < row.length; i++) {
    const word = words[i] ?? 0;
    const trait = traits[word] ?? 0;
    if ((trait & NUMBER) !== 0) {
      pushNumber(out, row, i);
      continue;
    }
    if ((trait & WORD) === 0) continue;
    const opens = first;
    first = false;
    if ((trait & EASTERN) !== 0) {
      const start = starts[i] ?? 0;
      if (start < named) continue;
      const name = hanNameAt(text, start);
      if (name === null) continue;
      out.push(name.anchor);
      named = start + name.length;
    } else if (!opens && (trait & CAPITAL) !== 0) for (const name of vocabulary.at(word).names) out.push(name);
  }
}

/** A number with the word behind it that multiplies it, and the date that it is part of. */
function pushNumber(out: number[], { words, length, language, vocabulary }: WordRow, i: number): void {
  const at = (k: number): Spelled | undefined => (k >= 0 && k < length ? vocabulary.at(words[k] ?? 0) : undefined);
  const word = vocabulary.at(words[i] ?? 0);
  const next = at(i + 1);
  const scale = next === undefined || next.norm === '.' ? undefined : next.scale;
  if (next === undefined || scale === undefined) {
    if (word.plain !== null) out.push(word.plain);
  } else {
    const value = Number(plainNumber(word.norm, language, 1));
    const long = LONG_SCALE.has(language) && /^billi?ón|^billion|^bilion/u.test(next.norm) ? 1000 : 1;
    if (Number.isFinite(value)) out.push(anchorHash(String(Number((value * scale * long).toPrecision(12)))));
  }
  const date = word.day === 0 ? null : dateAt(word.day, at(i - 1), next, at(i + 2), at(i + 3));
  if (date !== null) out.push(anchorHash(date));
}

/** "July 26", "26 July", "26. července", "7月26日" → "7/26". */
function dateAt(
  day: number,
  before: Spelled | undefined,
  next: Spelled | undefined,
  afterNext: Spelled | undefined,
  last: Spelled | undefined,
): string | null {
  if (next?.norm === '月' && afterNext?.isNumber === true && last?.norm === '日') return `${day}/${Number(afterNext.norm)}`;
  const month = before?.month || (next?.norm === '.' ? afterNext : next)?.month || 0;
  return month === 0 ? null : `${month}/${day}`;
}

interface HanName {
  readonly characters: string;
  readonly length: number;
  readonly anchor: number;
}

/** By first character, longest first; made when the first such text is read. */
let byFirst: Map<string, HanName[]> | null = null;

function hanNameAt(text: string, at: number): HanName | null {
  byFirst ??= hanNames();
  return byFirst.get(text.charAt(at))?.find(({ characters }) => text.startsWith(characters, at)) ?? null;
}

function hanNames(): Map<string, HanName[]> {
  const found = new Map<string, HanName[]>();
  for (const [characters, english] of HAN_NAMES) {
    const name = { characters, length: characters.length, anchor: anchorHash(namePrefix(english) ?? '') };
    const known = found.get(characters.charAt(0));
    if (known === undefined) found.set(characters.charAt(0), [name]);
    else known.push(name);
  }
  return found;
}
