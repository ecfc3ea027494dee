export type ModalClass = 'certain' | 'possible' | 'needed';

const CLASSES: ReadonlyMap<string, ModalClass> = new Map<string, ModalClass>([
  ['will', 'certain'],
  ['shall', 'certain'],
  ["won't", 'certain'],
  ["'ll", 'certain'],
  ['may', 'possible'],
  ['might', 'possible'],
  ['could', 'possible'],
  ['can', 'possible'],
  ['cannot', 'possible'],
  ["can't", 'possible'],
  ["couldn't", 'possible'],
  ['must', 'needed'],
  ['should', 'needed'],
  ['ought', 'needed'],
  ["mustn't", 'needed'],
  ["shouldn't", 'needed'],
]);

/** How sure a modal verb is; "would" tells little: it is the past of "will" and a polite "may". Null for other words. */
export const modalClass = (norm: string): ModalClass | null => CLASSES.get(norm) ?? null;
