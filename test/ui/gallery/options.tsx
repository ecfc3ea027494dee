import '../../../src/ui/forms.css';
import '../../../src/options/options.css';
import { Options } from '../../../src/options/options.tsx';
import { start } from '../../../src/ui/start.tsx';
import { fakeWorld } from '../fake-world.ts';
import { wordsFor } from '../messages.ts';
import { optionsAnswers, pretendFiles } from '../states.ts';

const state = location.search.includes('empty') ? 'empty' : location.search.includes('locked') ? 'locked' : 'full';
const world = fakeWorld(optionsAnswers(state), !location.search.includes('refused'));
(globalThis as { done?: readonly string[] }).done = world.done;
start(<Options world={world} files={pretendFiles} onTheme={() => undefined} />, wordsFor(location.search), 'en-GB', 'options_title');
