import en from '../../assets/_locales/en/messages.json' with { type: 'json' };
import type { Lookup } from '../../src/ui/i18n.ts';

type Messages = Readonly<Record<string, { readonly message: string }>>;

/** What `browser.i18n.getMessage` gives, from the same file. */
export const lookupIn =
  (messages: Messages): Lookup =>
  (key, ...substitutions) =>
    (messages[key]?.message ?? '').replace(/\$(\d)/gu, (_, index: string) => substitutions[Number(index) - 1] ?? '');

export const english: Lookup = lookupIn(en);
