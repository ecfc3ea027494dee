import * as platform from '../platform/browser.ts';
import { followTheme, start } from '../ui/start.tsx';
import { worldOf } from '../ui/world.ts';
import './popup.css';
import { Popup } from './popup.tsx';

const world = worldOf(platform);
start(<Popup world={world} />, platform.text, platform.uiLanguage(), '');
followTheme(world).catch((thrown: unknown) => console.warn('urtext: no settings', thrown));
