/**
 * Reading a page's DOM without trusting its names. `<form><input name="firstChild">` replaces properties of the
 * form, and a page may do the same to `document` (`<img name="body">`), so every property is read through the
 * getter of its prototype, captured once. Where a DOM keeps plain fields instead of getters (linkedom in the
 * lab and in unit tests), the field is read.
 *
 * No `instanceof`: nodes of a parsed file or of another frame belong to another realm.
 */
type Read<T> = (of: object) => T;

const scope = globalThis as unknown as Record<string, { readonly prototype?: object } | undefined>;

function reader<T>(owner: string, name: string): Read<T> {
  const prototype = scope[owner]?.prototype;
  const get = prototype === undefined ? undefined : Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (get === undefined) return (of) => (of as Record<string, unknown>)[name] as T;
  return (of) => get.call(of) as T;
}

function method<A extends readonly unknown[], T>(owner: string, name: string): (of: object, ...rest: A) => T {
  const prototype = scope[owner]?.prototype as Record<string, unknown> | undefined;
  const own = prototype?.[name];
  if (typeof own !== 'function') return (of, ...rest) => (of as Record<string, (...rest: A) => T>)[name]!.call(of, ...rest);
  return (of, ...rest) => (own as (...rest: A) => T).call(of, ...rest);
}

export const firstChildOf: Read<ChildNode | null> = reader('Node', 'firstChild');
export const nextSiblingOf: Read<ChildNode | null> = reader('Node', 'nextSibling');
const shadowGetter: Read<ShadowRoot | null> = reader('Element', 'shadowRoot');
export const parentOf: Read<ParentNode | null> = reader('Node', 'parentNode');
export const nodeTypeOf: Read<number> = reader('Node', 'nodeType');
const dataGetter: Read<string> = reader('CharacterData', 'data');
export const dataOf = (text: object): string => dataGetter(text) ?? '';
const localNameGetter: Read<string> = reader('Element', 'localName');
/** Lower-case tag name. */
export const nameOf = (element: object): string => (localNameGetter(element) ?? '').toLowerCase();

const getAttribute = method<[string], string | null>('Element', 'getAttribute');
/** The attribute, or "" when it is not there. */
export const attr = (element: object, name: string): string => getAttribute(element, name) ?? '';
/** Names that a page gives an element, cut short: patterns run over them, and a page may write a million. */
export const namesOf = (element: object, ...attributes: readonly string[]): string =>
  attributes.map((name) => attr(element, name).slice(0, 300)).join(' ');
const hasAttribute = method<[string], boolean>('Element', 'hasAttribute');
export const hasAttr = (element: object, name: string): boolean => hasAttribute(element, name);

const implementationGetter: Read<DOMImplementation> = reader('Document', 'implementation');
const titleGetter: Read<string> = reader('Document', 'title');
const viewGetter: Read<Window | null> = reader('Document', 'defaultView');
const rootGetter: Read<Element | null> = reader('Document', 'documentElement');
/** The window that draws this document; null for a parsed file, and in Node, where nothing is drawn. */
export const viewOf = (document: object): Window | null =>
  typeof globalThis.getComputedStyle === 'function' ? (viewGetter(document) ?? null) : null;
export const rootOf = (document: object): Element | null => rootGetter(document) ?? null;
export const documentTitle = (document: object): string => String(titleGetter(document) ?? '');

/** An empty document without scripts, loads or a view, to work in. */
export function emptyDocument(document: Document): Document {
  const implementation = implementationGetter(document) as DOMImplementation | undefined;
  if (implementation !== undefined) return implementation.createHTMLDocument('');
  // linkedom has no DOMImplementation, but its documents can be constructed.
  const empty = new (document.constructor as new () => Document)();
  const html = empty.createElement('html');
  html.append(empty.createElement('head'), empty.createElement('body'));
  empty.append(html);
  return empty;
}

export const isElement = (node: object): node is Element => nodeTypeOf(node) === 1;
export const isText = (node: object): node is Text => nodeTypeOf(node) === 3;

/**
 * The body element by structure, because `document.body` can be clobbered. A document without one stands for its
 * own body: lenient parsers (linkedom) leave out what the source leaves out. Null for an empty document.
 */
export function bodyOf(document: object): Element | null {
  const root = rootOf(document);
  if (root === null) return null;
  for (let node = firstChildOf(root); node !== null; node = nextSiblingOf(node))
    if (isElement(node) && nameOf(node) === 'body') return node;
  return root;
}

/** The element around a node; the host for what stands at the top of an open shadow tree. */
export function parentElementOf(node: object): Element | null {
  const parent = parentOf(node);
  if (parent === null) return null;
  return isElement(parent) ? (parent as unknown as Element) : hostOf(parent);
}

const hostOf = (root: object): Element | null => (nodeTypeOf(root) === 11 && 'host' in root ? (root.host as Element) : null);

/**
 * The first node inside an element: of its open shadow tree, where it has one (sites build whole articles in
 * them), then of its own children. What is slotted is met once, as a child of the host.
 */
export function firstInside(node: object): ChildNode | null {
  const shadow = isElement(node) ? shadowGetter(node) : null;
  return (shadow === null || shadow === undefined ? null : firstChildOf(shadow)) ?? firstChildOf(node);
}

/**
 * The node after `node` and all that is inside it, under `root`; `leave` is told every element that ends on the
 * way. Null at the end, undefined when the place has been taken out of the page.
 */
export function after(node: Node, root: Node, leave?: (element: Element) => void): Node | null | undefined {
  for (let at: Node = node; at !== root;) {
    const next = nextSiblingOf(at);
    if (next !== null) return next;
    const parent = parentOf(at);
    if (parent === null) return undefined;
    const host = hostOf(parent);
    const light = host === null ? null : firstChildOf(host);
    if (light !== null) return light;
    at = host ?? (parent as Node);
    if (at !== root && isElement(at)) leave?.(at);
  }
  return null;
}

/** The node after `node` in reading order inside `root`, not entering `node` when `skip`. Null at the end. */
export const following = (node: Node, root: Node, skip: boolean): Node | null =>
  (skip ? null : firstInside(node)) ?? after(node, root) ?? null;

/** Elements under `root` in document order (root left out). */
export function* elementsIn(root: Node): Generator<Element> {
  for (let node = following(root, root, false); node !== null; node = following(node, root, false)) if (isElement(node)) yield node;
}

/** All text under `root`, white space collapsed, at most `cap` characters. */
export function textIn(root: Node, cap = 100_000): string {
  const parts: string[] = [];
  let size = 0;
  for (let node: Node | null = following(root, root, false); node !== null && size < cap;) {
    let skip = false;
    if (isText(node)) {
      const data = dataOf(node);
      parts.push(data);
      size += data.length;
    } else if (isElement(node)) {
      const name = nameOf(node);
      skip = name === 'script' || name === 'style';
      if (name === 'br' || name === 'p' || name === 'div' || name === 'li') parts.push(' ');
    }
    node = following(node, root, skip);
  }
  return parts.join('').slice(0, cap).replace(/\s+/gu, ' ').trim();
}
