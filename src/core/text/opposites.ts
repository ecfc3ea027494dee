import { utf8 } from './table-file.ts';

/** Word → the lines and sides of the table it stands on ("3+", "3-"). */
export type Opposites = ReadonlyMap<string, readonly string[]>;

/**
 * Open `assets/tables/opposites.txt`: directions that news tells apart and a dictionary's antonym list does not pair.
 * The words of a line's left side oppose those of its right side. Stems are compared, so inflected forms need no line
 * of their own. Throws RangeError for a line without two sides.
 */
export function readOpposites(bytes: Uint8Array): Opposites {
  const found = new Map<string, string[]>();
  utf8(bytes)
    .trim()
    .split('\n')
    .forEach((line, number) => {
      const sides = line.split(' | ');
      if (sides.length !== 2) throw new RangeError(`opposites: line ${number + 1} has not two sides`);
      sides.forEach((words, side) => {
        for (const word of words.split(' ')) found.set(word, [...(found.get(word) ?? []), `${number}${side === 0 ? '+' : '-'}`]);
      });
    });
  return found;
}

/** Do two words, each in its dictionary forms, stand on the two sides of one line? */
export const areOpposites = (a: readonly string[], b: readonly string[], opposites: Opposites): boolean =>
  a.some(
    (x) =>
      opposites
        .get(x)
        ?.some((place) =>
          b.some((y) => opposites.get(y)?.includes(place.endsWith('+') ? `${place.slice(0, -1)}-` : `${place.slice(0, -1)}+`) === true),
        ) === true,
  );
