import { activeTab, readValue, tabOf } from '../platform/browser.ts';
import { SHOWN, type EarlyPlace, type Shown } from '../ui/shown.ts';

/*
 * A script of its own at the head of the popup (vite.config.ts): what it last showed is asked for while the modules that
 * draw it are still being loaded. Figures in ARCHITECTURE, "The popup paints what it last showed".
 */
const of = new URLSearchParams(location.search).get('tab');
(globalThis as EarlyPlace).urtextEarly = Promise.all([
  of === null ? activeTab() : tabOf(Number(of)),
  readValue<readonly Shown[]>('session', SHOWN, []),
])
  .then(([tab, shown]) => ({ tab, shown }))
  // Then the popup asks again, and is late.
  .catch(() => null);
