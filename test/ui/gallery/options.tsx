import '../../../src/options/options.css';
import { Options } from '../../../src/options/options.tsx';
import { start } from '../../../src/ui/start.tsx';
import { fakeWorld } from '../fake-world.ts';
import { english } from '../messages.ts';
import { OPTIONS_STATES, optionsAnswers, pretendFiles } from '../states.ts';

const [name = 'corpus'] = location.search.slice(1).split('&');
const state = OPTIONS_STATES[name] ?? 'full';
start(<Options world={fakeWorld(optionsAnswers(state))} files={pretendFiles} onTheme={() => undefined} />, english, 'en-GB', 'options_title');
