import * as platform from '../platform/browser.ts';
import { followTheme, paint, start } from '../ui/start.tsx';
import { worldOf } from '../ui/world.ts';
import { filesOf } from './files.ts';
import '../ui/forms.css';
import './options.css';
import { Options } from './options.tsx';

const world = worldOf(platform);
start(<Options world={world} files={filesOf(platform.version())} onTheme={paint} />, platform.text, platform.uiLanguage(), 'options_title');
followTheme(world).catch((thrown: unknown) => console.warn('urtext: no settings', thrown));
