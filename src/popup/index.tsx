import { text, uiLanguage } from '../platform/browser.ts';
import { forPages } from '../platform/for-pages.ts';
import { followTheme, start } from '../ui/start.tsx';
import type { EarlyPlace } from '../ui/shown.ts';
import { worldOf } from '../ui/world.ts';
import './popup.css';
import { Popup } from './popup.tsx';

const world = worldOf(forPages, (globalThis as EarlyPlace).urtextEarly ?? null);
/** `?tab=7` where this page is opened in a tab or a panel; the toolbar's popup has none. */
const query = new URLSearchParams(location.search);
const tab = query.get('tab');
start(<Popup world={world} of={tab === null ? null : Number(tab)} panel={query.has('panel')} />, text, uiLanguage(), '');
world
  .painted()
  .then(() => followTheme(world))
  .catch((thrown: unknown) => console.warn('urtext: no settings', thrown));
