/** Damages put into sound sentences, to see which are found. Each returns null where the sentence offers no place. */
export type Damage = 'duplicate' | 'glued' | 'torn' | 'quotes' | 'capital' | 'order' | 'misspelt';

export const DAMAGES: readonly Damage[] = ['duplicate', 'glued', 'torn', 'quotes', 'capital', 'order', 'misspelt'];

export interface Damaged {
  readonly text: string;
  /** Where the damage is, in the new sentence. */
  readonly start: number;
  readonly end: number;
}

const WORD = /\p{L}+/gu;

export function damage(kind: Damage, sentence: string, random: () => number): Damaged | null {
  const words = [...sentence.matchAll(WORD)].map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[0] }));
  if (words.length < 8) return null;
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const inner = words.slice(2, -2);
  const besideNext = inner.flatMap((w, i) => {
    const next = inner[i + 1];
    return next !== undefined && next.start === w.end + 1 && sentence[w.end] === ' ' ? [{ w, next }] : [];
  });
  switch (kind) {
    case 'duplicate': {
      const w = pick(inner.filter((x) => /^\p{Ll}+$/u.test(x.text) && !['had', 'that', 'is', 'very', 'so'].includes(x.text)));
      return w === undefined
        ? null
        : { text: `${sentence.slice(0, w.end)} ${w.text}${sentence.slice(w.end)}`, start: w.start, end: w.end + 1 + w.text.length };
    }
    case 'glued': {
      const p = pick(besideNext.filter(({ w, next }) => w.text.length > 1 && next.text.length > 1));
      return p === undefined
        ? null
        : { text: sentence.slice(0, p.w.end) + sentence.slice(p.next.start), start: p.w.start, end: p.next.end - 1 };
    }
    case 'torn': {
      const p = pick(besideNext.filter(({ w, next }) => /^\p{Ll}{3,}$/u.test(w.text) && /^\p{Ll}/u.test(next.text)));
      return p === undefined
        ? null
        : { text: `${sentence.slice(0, p.w.end)}.${sentence.slice(p.w.end)}`, start: p.w.start, end: p.next.end + 1 };
    }
    case 'quotes': {
      const marks = [...sentence.matchAll(/[“”"]/gu)].map((m) => m.index);
      const at = marks.length === 2 ? pick(marks) : undefined;
      return at === undefined ? null : { text: sentence.slice(0, at) + sentence.slice(at + 1), start: 0, end: sentence.length - 1 };
    }
    case 'capital': {
      const w = pick(inner.filter((x) => /^\p{Ll}{2,}$/u.test(x.text)));
      return w === undefined
        ? null
        : { text: sentence.slice(0, w.start) + w.text.slice(0, 1).toUpperCase() + sentence.slice(w.start + 1), start: w.start, end: w.end };
    }
    case 'order': {
      const p = pick(besideNext.filter(({ w, next }) => w.text.toLowerCase() !== next.text.toLowerCase()));
      return p === undefined
        ? null
        : {
            text: `${sentence.slice(0, p.w.start)}${p.next.text} ${p.w.text}${sentence.slice(p.next.end)}`,
            start: p.w.start,
            end: p.next.end,
          };
    }
    case 'misspelt': {
      const w = pick(inner.filter((x) => /^\p{Ll}{6,}$/u.test(x.text)));
      if (w === undefined) return null;
      const at = w.start + 2 + Math.floor(random() * (w.text.length - 4));
      return {
        text: sentence.slice(0, at) + (sentence[at + 1] ?? '') + (sentence[at] ?? '') + sentence.slice(at + 2),
        start: w.start,
        end: w.end,
      };
    }
  }
}
