import { Popup } from '../../../src/popup/popup.tsx';
import '../../../src/popup/popup.css';
import { start } from '../../../src/ui/start.tsx';
import { fakeWorld } from '../fake-world.ts';
import { english } from '../messages.ts';
import { POPUP_STATES } from '../states.ts';

/** Draws one state of the popup: `popup.html#analysed`. */
const state = POPUP_STATES[location.hash.slice(1)] ?? null;
const world = fakeWorld(state === null ? {} : { 'tab.state': () => state, 'tab.run': () => state, 'tab.jump': () => null });
start(<Popup world={world} />, english, 'en-GB', '');
