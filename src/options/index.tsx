import { text, uiLanguage, version } from '../platform/browser.ts';
import { forPages } from '../platform/for-pages.ts';
import { followTheme, paint, start } from '../ui/start.tsx';
import { worldOf } from '../ui/world.ts';
import { filesOf } from './files.ts';
import '../ui/forms.css';
import './options.css';
import { Options } from './options.tsx';

const world = worldOf(forPages);
start(<Options world={world} files={filesOf(version())} onTheme={paint} />, text, uiLanguage(), 'options_title');
followTheme(world).catch((thrown: unknown) => console.warn('urtext: no settings', thrown));
