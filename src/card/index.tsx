import { render } from 'preact';
import { listen, ownId, text, uiLanguage, url, version } from '../platform/browser.ts';
import { forPages } from '../platform/for-pages.ts';
import { cardAnswerer } from '../protocol/answer-tab.ts';
import type { CardContent } from '../protocol/messages.ts';
import { senderOf } from '../protocol/sender.ts';
import { paint, start } from '../ui/start.tsx';
import { worldOf } from '../ui/world.ts';
import './card.css';
import { Card } from './card.tsx';
import { guardOf } from './guard.ts';

/** The card's frame inside a foreign page. Filled by the background; it opens no store and asks for nothing else. */
const world = worldOf(forPages);
const guard = guardOf(document);
let told = 0;

/** Draw and measure at once: the frame may be unseen, and then no frame callback would come. */
function fill(content: CardContent | null): number {
  guard.renew();
  if (content !== null) paint(content.theme);
  // A new key for each filling: menus and undo lines of the last finding do not stay.
  render(<Card key={String(++fillings)} content={content} world={world} guard={guard} />, document.body);
  told = heightNow();
  return told;
}
let fillings = 0;

const heightNow = (): number => Math.ceil(document.body.getBoundingClientRect().height);

start(<Card content={null} world={world} guard={guard} />, text, uiLanguage(), '');

const [id, home] = [ownId(), url('')];
const answer = cardAnswerer({ 'card.fill': (content) => ({ height: fill(content) }) }, version());
listen((message, from) => answer(message, senderOf(from, id, home)));

const quiet = (thrown: unknown): void => console.warn('urtext: the card was not heard', thrown);

new ResizeObserver(() => {
  const height = heightNow();
  if (height === told || height === 0) return;
  told = height;
  world.ask('card.measured', { height }).catch(quiet);
}).observe(document.body);

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && event.isTrusted && !event.defaultPrevented) world.ask('card.close', null).catch(quiet);
});

const ready = (): void => {
  world.ask('card.ready', { frame: '' }).then((content) => {
    if (content !== null) fill(content);
  }, quiet);
};
ready();
// Back from the back/forward cache: another page's card was the tab's meanwhile.
addEventListener('pageshow', (event) => {
  if (event.persisted) ready();
});
