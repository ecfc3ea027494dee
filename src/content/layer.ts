import { attr, isElement, nameOf, parentElementOf, rootOf } from '../extract/dom.ts';
import { box, grow, type Box } from './geometry.ts';
import { isDesignMode, newElement } from './page.ts';
import { STYLE } from './style.ts';

/**
 * Our one element in the page: a host without size beside the body, its closed root, and in it the one layer
 * as large as the article. It is attached in the same shape at the same moment whatever was found, since a
 * page can measure how far it reaches and what it overlaps (DESIGN §5).
 */
export interface Layer {
  readonly root: ShadowRoot;
  readonly host: HTMLElement;
  readonly element: HTMLElement;
  /** Stretch it over this place of the screen; gives where it stands then, and how many screen pixels its pixel has. */
  fit(article: Box): { readonly at: Box; readonly scale: number };
  /** Where it stands now. */
  at(): { readonly at: Box; readonly scale: number };
  /** Put the host back after the page took it away; false when the page does so again and again. */
  reattach(): boolean;
  remove(): void;
}

/** Room beside the text for the badge and the margin strip. */
export const MARGIN = 34;
/** A page that removes the host more often than this does not want it: we stop. */
const MOST_REATTACHED = 3;

export function attachLayer(page: Document): Layer | null {
  const html = rootOf(page);
  if (html === null || nameOf(html) !== 'html') return null;
  sweep(html);
  const host = newElement(anyName());
  host.setAttribute('aria-hidden', 'true');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const element = newElement('div');
  element.className = 'layer';
  root.append(element);
  html.append(host);

  let [left, top, width, height] = [0, 0, 100, 100];
  let reattached = 0;
  const at = (): { at: Box; scale: number } => {
    const r = element.getBoundingClientRect();
    return { at: box(r.left, r.top, r.right, r.bottom), scale: width > 0 && r.width > 0 ? r.width / width : 1 };
  };
  return {
    root,
    host,
    element,
    at,
    fit: (article) => {
      const wanted = clampToPage(page, grow(article, MARGIN, MARGIN));
      // What we draw hides when Firefox takes this rule back (assets/styles/alive.css).
      if (getComputedStyle(html).getPropertyValue('--u0') !== '') for (const child of root.children) child.classList.add('tied');
      let now = at();
      // Twice at most: the first pass may have measured a scale that another place does not have.
      for (let pass = 0; pass < 2 && !isAt(now.at, wanted); pass++) {
        left += (wanted.left - now.at.left) / now.scale;
        top += (wanted.top - now.at.top) / now.scale;
        width = Math.max(1, (wanted.right - wanted.left) / now.scale);
        height = Math.max(1, (wanted.bottom - wanted.top) / now.scale);
        element.style.left = `${String(left)}px`;
        element.style.top = `${String(top)}px`;
        element.style.width = `${String(width)}px`;
        element.style.height = `${String(height)}px`;
        now = at();
      }
      return now;
    },
    reattach: () => {
      if (host.isConnected) return true;
      const again = rootOf(page);
      if (again === null || ++reattached > MOST_REATTACHED) return false;
      again.append(host);
      return true;
    },
    remove: () => host.remove(),
  };
}

const CLOSE = 0.25;
const isAt = (a: Box, b: Box): boolean =>
  Math.abs(a.left - b.left) < CLOSE &&
  Math.abs(a.top - b.top) < CLOSE &&
  Math.abs(a.right - b.right) < CLOSE &&
  Math.abs(a.bottom - b.bottom) < CLOSE;

/** A layer that reached past the page's edges would give it scroll bars. */
function clampToPage(page: Document, wanted: Box): Box {
  const html = rootOf(page);
  if (html === null) return wanted;
  const r = html.getBoundingClientRect();
  const right = Math.max(r.left + html.clientWidth, r.right);
  const bottom = Math.max(r.top + html.scrollHeight, r.bottom);
  const clamped = box(
    Math.max(wanted.left, Math.min(0, r.left)),
    Math.max(wanted.top, r.top),
    Math.min(wanted.right, right),
    Math.min(wanted.bottom, bottom),
  );
  return clamped.right > clamped.left && clamped.bottom > clamped.top ? clamped : wanted;
}

/** Take away what a script of ours left that was ended in mid-life (Firefox, on an update). */
function sweep(html: Element): void {
  for (const child of [...html.children])
    if (
      /^[a-z]{5}-[a-z]{5}$/u.test(nameOf(child)) &&
      attr(child, 'aria-hidden') === 'true' &&
      child.attributes.length === 1 &&
      child.childNodes.length === 0
    )
      child.remove();
}

/** A tag name that says nothing and that no style sheet knows. */
function anyName(): string {
  const letters = [...crypto.getRandomValues(new Uint8Array(10))].map((n) => String.fromCharCode(97 + (n % 26))).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** Is the reader editing this text? Marks would stand in the way. */
export function isEdited(article: Element): boolean {
  if (isDesignMode()) return true;
  for (let at: Element | null = article; at !== null; at = parentElementOf(at)) {
    const value = attr(at, 'contenteditable').toLowerCase();
    if (value === 'false') return false;
    if (value === 'true' || value === 'plaintext-only' || (value === '' && isElement(at) && at.hasAttribute('contenteditable')))
      return true;
  }
  return false;
}
