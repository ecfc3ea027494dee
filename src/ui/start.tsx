import { render, type ComponentChild } from 'preact';
import './tokens.css';
import './readings.css';
import './pieces.css';
import { direction, messageLanguage, speak, t, type Lookup } from './i18n.ts';
import { recall, remember } from './remembered.ts';
import type { World } from './world.ts';

/** Where the chosen theme is kept for the first paint; the settings are asked after it. */
const THEME = 'theme';

/** Draw a page of ours: words, language, direction, theme, then `page`. */
export function start(page: ComponentChild, lookup: Lookup, language: string, title: string): void {
  speak(lookup, language);
  const root = document.documentElement;
  root.lang = messageLanguage();
  root.dir = direction();
  document.title = title === '' ? t('name') : `${t(title)} · ${t('name')}`;
  paint(recall(THEME));
  render(page, document.body);
}

/** Follow the settings; kept for the next first paint. */
export async function followTheme(world: World): Promise<void> {
  const { theme } = await world.ask('settings.get', null);
  remember(THEME, theme);
  paint(theme);
}

export function paint(theme: string | null): void {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
  else delete document.documentElement.dataset['theme'];
}
