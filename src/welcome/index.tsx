import { text, uiLanguage } from '../platform/browser.ts';
import { forPages } from '../platform/for-pages.ts';
import { followTheme, start } from '../ui/start.tsx';
import { worldOf } from '../ui/world.ts';
import '../ui/forms.css';
import './welcome.css';
import { Welcome } from './welcome.tsx';

const world = worldOf(forPages);
start(<Welcome world={world} />, text, uiLanguage(), 'welcome_title');
followTheme(world).catch((thrown: unknown) => console.warn('urtext: no settings', thrown));
