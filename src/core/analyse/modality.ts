export type ModalClass = 'certain' | 'possible' | 'able' | 'needed';

const CLASSES: ReadonlyMap<string, ModalClass> = new Map<string, ModalClass>([
  ['will', 'certain'],
  ['shall', 'certain'],
  ["won't", 'certain'],
  ["'ll", 'certain'],
  ['may', 'possible'],
  ['might', 'possible'],
  ['could', 'able'],
  ['can', 'able'],
  ['cannot', 'able'],
  ["can't", 'able'],
  ["couldn't", 'able'],
  ['must', 'needed'],
  ['should', 'needed'],
  ['ought', 'needed'],
  ["mustn't", 'needed'],
  ["shouldn't", 'needed'],
]);

/** How sure a modal verb is; "would" tells little: it is the past of "will" and a polite "may". Null for other words. */
export const modalClass = (norm: string): ModalClass | null => CLASSES.get(norm) ?? null;

/** "Will achieve" and "can achieve", "may" and "can" are wording; a promise and a chance, a duty and a chance are not. */
export const modalsDiffer = (a: ModalClass, b: ModalClass): boolean =>
  a !== b && !(a === 'able' && b !== 'needed') && !(b === 'able' && a !== 'needed');
