import * as platform from '../platform/browser.ts';
import { followTheme, start } from '../ui/start.tsx';
import { worldOf } from '../ui/world.ts';
import '../ui/forms.css';
import './welcome.css';
import { Welcome } from './welcome.tsx';

const world = worldOf(platform);
start(<Welcome world={world} />, platform.text, platform.uiLanguage(), 'welcome_title');
followTheme(world).catch((thrown: unknown) => console.warn('urtext: no settings', thrown));
