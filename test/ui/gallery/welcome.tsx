import { start } from '../../../src/ui/start.tsx';
import '../../../src/welcome/welcome.css';
import { Welcome } from '../../../src/welcome/welcome.tsx';
import { fakeWorld } from '../fake-world.ts';
import { english } from '../messages.ts';
import { SETTINGS, TABS } from '../states.ts';

start(<Welcome world={fakeWorld({ 'settings.get': () => SETTINGS, 'settings.set': (part) => ({ ...SETTINGS, ...part }), 'tabs.list': () => TABS })} />, english, 'en-GB', 'welcome_title');
