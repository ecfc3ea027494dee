import ar from '../../assets/_locales/ar/messages.json' with { type: 'json' };
import de from '../../assets/_locales/de/messages.json' with { type: 'json' };
import en from '../../assets/_locales/en/messages.json' with { type: 'json' };
import es from '../../assets/_locales/es/messages.json' with { type: 'json' };
import fr from '../../assets/_locales/fr/messages.json' with { type: 'json' };
import type { Lookup } from '../../src/ui/i18n.ts';

type Messages = Readonly<Record<string, { readonly message: string }>>;

/** What `browser.i18n.getMessage` gives, from the same file. */
export const lookupIn =
  (messages: Messages): Lookup =>
  (key, ...substitutions) =>
    (messages[key]?.message ?? '').replace(/\$(\d)/gu, (_, index: string) => substitutions[Number(index) - 1] ?? '');

export const english: Lookup = lookupIn(en);

/**
 * English made longer by a third and bracketed, in the writing direction of `language`: what does not come from
 * the messages, or does not fit when it is longer, shows itself.
 */
export function pseudo(language: string): Lookup {
  return (key, ...substitutions) => {
    if (key === 'language') return language;
    const plain = english(key, ...substitutions);
    return plain === '' || key === 'name' ? plain : `[${plain}${' ·····'.repeat(Math.ceil(plain.length / 18))}]`;
  };
}

/** The words that an address of the gallery asks for: `rtl`, `pseudo`, a language by its English name, or English. */
export function wordsFor(search: string): Lookup {
  if (search.includes('rtl')) return pseudo('ar');
  if (search.includes('pseudo')) return pseudo('en');
  for (const [name, messages] of Object.entries({ german: de, french: fr, spanish: es, arabic: ar }))
    if (search.includes(name)) return lookupIn(messages);
  return english;
}
