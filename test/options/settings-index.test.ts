import { describe, expect, it } from 'vitest';
import ar from '../../assets/_locales/ar/messages.json' with { type: 'json' };
import de from '../../assets/_locales/de/messages.json' with { type: 'json' };
import en from '../../assets/_locales/en/messages.json' with { type: 'json' };
import es from '../../assets/_locales/es/messages.json' with { type: 'json' };
import fr from '../../assets/_locales/fr/messages.json' with { type: 'json' };
import { searchSettings, settingsIndex } from '../../src/options/settings-index.ts';
import { speak } from '../../src/ui/i18n.ts';
import { lookupIn } from '../ui/messages.ts';

const found = (typed: string): string[] => searchSettings(settingsIndex(), typed).map(({ id }) => id);

describe('the search over settings', () => {
  it.each([
    [
      'en',
      en,
      {
        colour: 'theme',
        'dark mode': 'theme',
        privacy: 'keep',
        storage: 'keep',
        shortcut: 'keys',
        language: 'language',
        error: 'trouble',
        permission: 'drawing',
        sensitivity: 'threshold-deviation',
        delete: 'forget',
      },
    ],
    [
      'de',
      de,
      {
        farbe: 'theme',
        dunkel: 'theme',
        datenschutz: 'keep',
        tastenkürzel: 'keys',
        tastenkurzel: 'keys',
        sprache: 'language',
        fehler: 'trouble',
        löschen: 'forget',
      },
    ],
    ['fr', fr, { couleur: 'theme', confidentialité: 'keep', raccourci: 'keys', langue: 'language', erreur: 'trouble' }],
    ['es', es, { color: 'theme', privacidad: 'keep', atajo: 'keys', idioma: 'language', error: 'trouble' }],
    ['ar', ar, { لون: 'theme', خصوصية: 'keep', اختصار: 'keys', لغة: 'language' }],
  ] as const)('knows other words for them in %s', (language, messages, wanted) => {
    speak(lookupIn(messages), language);
    for (const [typed, id] of Object.entries(wanted)) expect(found(typed), typed).toContain(id);
    speak(lookupIn(en), 'en-GB');
  });

  it('puts what bears the word before what is only related to it', () => {
    speak(lookupIn(en), 'en-GB');
    expect(found('keys')[0]).toBe('keys');
    expect(found('backup')[0]).toBe('backup');
    expect(found('corpus')[0]).toBe('corpus');
  });

  it('finds nothing for what is no setting, and shows no more than fits', () => {
    speak(lookupIn(en), 'en-GB');
    expect(found('xylophone')).toEqual([]);
    expect(found('')).toEqual([]);
    expect(found('e').length).toBeLessThanOrEqual(8);
  });
});
