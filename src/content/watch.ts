import { rootOf } from '../extract/dom.ts';
import { fonts, onPage, onWindow } from './page.ts';

/**
 * What makes places wrong: sizes, fonts, pictures, scrolling, and the page's own changes. All of it ends in
 * at most one measure a frame, and a change of the text in at most one new reading per pause.
 */
export interface Watched {
  readonly article: Element;
  /** Measure again (once in the next frame). */
  measure(): void;
  /** The document itself was scrolled: places stand, only what covers them may have changed. */
  look(): void;
  /** The text may have changed; told after the page was quiet for a moment. */
  changed(): void;
  /** Our host was taken away. */
  removed(): void;
  readonly host: Node;
}

/** A page that changes without end is read again at most this often, and twice as rarely each time. */
const QUIET_MS = 500;
const CHANGED_MS = 100;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 160_000;

export function watchPage(watched: Watched, signal: AbortSignal): void {
  let frame = 0;
  let wantsMeasure = false;
  const schedule = (all: boolean): void => {
    wantsMeasure ||= all;
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      const all = wantsMeasure;
      wantsMeasure = false;
      if (all) watched.measure();
      else watched.look();
    });
  };
  const measure = (): void => schedule(true);

  const sizes = new ResizeObserver(measure);
  sizes.observe(watched.article);
  const html = rootOf(document);
  if (html !== null) sizes.observe(html);
  onWindow('resize', measure, signal);
  onPage('load', measure, signal);
  onPage('toggle', measure, signal);
  for (const type of [
    'transitionrun',
    'transitionend',
    'transitioncancel',
    'animationstart',
    'animationend',
    'animationcancel',
    'fullscreenchange',
  ])
    onPage(type, measure, signal);
  onPage('scroll', (event) => schedule(event.target !== document), signal);
  EventTarget.prototype.addEventListener.call(fonts() ?? new EventTarget(), 'loadingdone', measure, { signal });
  const schemes = matchMedia('(prefers-color-scheme: dark)');
  schemes.addEventListener('change', measure, { signal });

  let pause = FIRST_PAUSE_MS;
  let next = 0;
  let timer = 0;
  const textChanged = (): void => {
    if (timer !== 0) return;
    const wait = Math.max(QUIET_MS, next - performance.now());
    timer = window.setTimeout(() => {
      timer = 0;
      next = performance.now() + pause;
      pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
      watched.changed();
    }, wait);
  };
  let due = 0;
  const mutations = new MutationObserver((records) => {
    // A page that changes all the time is measured ten times a second, not sixty.
    if (due === 0)
      due = window.setTimeout(() => {
        due = 0;
        measure();
      }, CHANGED_MS);
    if (!watched.host.isConnected) watched.removed();
    if (records.some((record) => record.type !== 'attributes' && (watched.article.contains(record.target) || !watched.article.isConnected)))
      textChanged();
  });
  mutations.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['class', 'style', 'hidden', 'open', 'dir', 'contenteditable'],
  });

  signal.addEventListener('abort', () => {
    sizes.disconnect();
    mutations.disconnect();
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    clearTimeout(due);
  });
}
