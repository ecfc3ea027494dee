/**
 * All words of the interface come from `_locales/LANGUAGE/messages.json` through `t` and `tn`. The browser's
 * lookup is handed in by `speak`, so that tests and the gallery read the same files without a browser.
 */
export type Lookup = (key: string, ...substitutions: string[]) => string;

let lookup: Lookup = (key) => key;
let asked = 'en';

/** Say where messages come from and which language the reader's browser speaks. Once, before anything is drawn. */
export function speak(source: Lookup, language: string): void {
  lookup = source;
  asked = language;
}

/** A message; a key without one shows itself, so that nobody overlooks it. */
export function t(key: string, ...substitutions: readonly (string | number)[]): string {
  const found = lookup(key, ...substitutions.map((part) => (typeof part === 'number' ? count(part) : isolated(part))));
  return found === '' ? key : found;
}

/**
 * Where the interface runs from right to left, a foreign name inside a sentence stands by itself, or its quotation marks
 * change sides; and so does a date beside a foreign name, or its day and year do.
 */
export const isolated = (part: string): string => (direction() === 'rtl' ? `\u2068${part}\u2069` : part);

/** The plural form of a message for `number`; `$1` is the number, further substitutions follow. */
export function tn(key: string, number: number, ...substitutions: readonly (string | number)[]): string {
  const form = formatter('plural', messageLanguage(), (language) => new Intl.PluralRules(language)).select(number);
  const exact = lookup(`${key}_${form}`, count(number), ...substitutions.map((part) => isolated(String(part))));
  return exact === '' || exact === `${key}_${form}` ? t(`${key}_other`, number, ...substitutions) : exact;
}

/** The language of the messages in use; the browser falls back to English where it has none of the reader's. */
export const messageLanguage = (): string => {
  const named = lookup('language');
  return named === '' || named === 'language' ? 'en' : named;
};

/** What dates and numbers are written in: the reader's own region when the messages are in that language. */
export const locale = (): string => (asked.split('-')[0] === messageLanguage().split('-')[0] ? asked : messageLanguage());

export const direction = (): 'ltr' | 'rtl' => (['ar', 'fa', 'he', 'ur'].includes(messageLanguage().split('-')[0] ?? '') ? 'rtl' : 'ltr');

export const count = (number: number): string => formatter('count', locale(), (language) => new Intl.NumberFormat(language)).format(number);

const made = new Map<string, unknown>();

/** A formatter of `Intl`, made once: the popup's first frame asks two of them thirty times. */
export function formatter<T>(name: string, language: string, make: (language: string) => T): T {
  const key = `${name} ${language}`;
  let known = made.get(key) as T | undefined;
  if (known === undefined) made.set(key, (known = make(language)));
  return known;
}
