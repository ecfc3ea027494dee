import { utf8 } from '../text/table-file.ts';

/** A row of words that English does not have, and the languages whose grammar leaves it behind. */
export interface Frame {
  /** Its line of the table. */
  readonly line: number;
  readonly parts: readonly Part[];
  /** Parts `[first, last)` are what is marked; asked for only where the frame fits. */
  readonly marked: readonly [number, number];
  /** One of these words stands so many words behind the frame's first; null where every place must be tried. */
  readonly anchor: { readonly words: readonly string[]; readonly offset: number } | null;
  /** Known languages that do so, by BCP 47, the likeliest first. */
  readonly from: readonly string[];
  readonly severity: 1 | 2;
  /** English may have the row now and then: a mark needs other traces on the page. */
  readonly doubtful: boolean;
  readonly example: string;
  readonly sound: string;
}

/** One place of a frame: a word of `words`, or of one of `classes`. */
export interface Part {
  readonly words: ReadonlySet<string>;
  /** The same in small letters. */
  readonly norms: ReadonlySet<string>;
  readonly classes: readonly string[];
  /** Nothing such may stand here; takes no word itself. */
  readonly not: boolean;
  readonly least: 0 | 1;
  readonly most: number;
}

/** A number is of so many words at most, and so is what "+" and "*" may pass over. */
const NUMBER_WORDS = 3;
const MOST_WORDS = 12;

/**
 * Open `assets/tables/grammar.txt`: our own collection, from what is generally known of how the grammar of a first
 * language shows in English. Its head explains the lines. Throws RangeError, naming the line, for another file.
 */
export function readFrames(bytes: Uint8Array): readonly Frame[] {
  const lists = new Map<string, readonly string[]>();
  return utf8(bytes)
    .split('\n')
    .flatMap((line, i): Frame[] => {
      if (line.trim() === '' || line.startsWith('#')) return [];
      if (line.startsWith('@')) {
        const [name = '', words = ''] = line.split(' = ');
        lists.set(name, words.split(' '));
        return [];
      }
      const [from, grade = '', frame, example, sound, more] = line.split(' / ');
      if (sound === undefined || more !== undefined || !/^[12]\??$/u.test(grade))
        throw new RangeError(`grammar: line ${i + 1} is no frame`);
      const words = (frame ?? '').split(' ');
      const parts = words.map((word) => partOf(word.replace(/^\[|\]$/gu, ''), lists));
      const first = words.findIndex((word) => word.startsWith('['));
      const last = words.findIndex((word) => word.endsWith(']'));
      if (first < 0 || last < first) throw new RangeError(`grammar: line ${i + 1} marks nothing`);
      return [
        {
          line: i,
          parts,
          marked: [first, last + 1],
          anchor: anchorOf(parts),
          from: (from ?? '').split(' '),
          severity: grade.startsWith('2') ? 2 : 1,
          doubtful: grade.endsWith('?'),
          example: example ?? '',
          sound,
        },
      ];
    });
}

function partOf(word: string, lists: ReadonlyMap<string, readonly string[]>): Part {
  const not = word.startsWith('!');
  const repeat = /[?+*]$/u.exec(word)?.[0] ?? '';
  const names = word.slice(not ? 1 : 0, repeat === '' ? undefined : -1).split('|');
  const all = names.flatMap((name) => lists.get(name) ?? [name]);
  const classes = all.filter((name) => /^[A-Z^]{2,}$|^\^$/u.test(name));
  const most = repeat === '+' || repeat === '*' ? MOST_WORDS : classes.includes('NUM') ? NUMBER_WORDS : 1;
  const words = all.filter((name) => !classes.includes(name));
  return {
    words: new Set(words),
    norms: new Set(words.map((word) => word.toLowerCase())),
    classes,
    not,
    least: repeat === '?' || repeat === '*' ? 0 : 1,
    most,
  };
}

/** A place of few words, none of the commonest if there is a choice, at a fixed distance from the first. */
function anchorOf(parts: readonly Part[]): Frame['anchor'] {
  let offset = 0;
  let best: Frame['anchor'] = null;
  const weight = (words: readonly string[]): number => words.length + (words.some((word) => COMMON.has(word)) ? 100 : 0);
  for (const part of parts) {
    if (part.not || part.classes.includes('^')) continue;
    if (part.least === 1 && part.classes.length === 0) {
      const words = [...part.norms];
      if (best === null || weight(words) < weight(best.words)) best = { words, offset };
    }
    if (part.least === 0 || part.most > 1) break;
    offset++;
  }
  return best;
}

const COMMON: ReadonlySet<string> = new Set(', . the a to of in on is was for and that with he it'.split(' '));
