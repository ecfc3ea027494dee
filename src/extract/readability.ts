import Readability from '@mozilla/readability/Readability.js';
import { isSkipped } from './blocks.ts';
import { after, attr, dataOf, emptyDocument, firstInside, hasAttr, isElement, isText, nameOf, textIn } from './dom.ts';

/** Attributes that Readability's judgement reads. Nothing else of the page gets into the clone. */
const READ = ['class', 'id', 'role', 'itemprop', 'rel', 'aria-modal'];

/**
 * Labels: three private-use characters before the words of each text node. Readability renames, moves and drops
 * elements and rebuilds its page from a string between attempts, so neither node identity nor labels on elements
 * survive; characters of the text do.
 */
const BASE = 0xe000;
const RADIX = 1024;
const LABEL = /([\uE000-\uE3FF])([\uE400-\uE7FF])([\uE800-\uEBFF])/gu;

const labelOf = (n: number): string =>
  String.fromCharCode(
    BASE + (Math.floor(n / RADIX / RADIX) % RADIX),
    BASE + RADIX + (Math.floor(n / RADIX) % RADIX),
    BASE + 2 * RADIX + (n % RADIX),
  );

/**
 * The text nodes of `root` that Readability takes for the article, or null when it finds none. It works on a clone
 * in an empty document; the page is only read.
 */
export function survivorsOf(root: Element, document: Document, title: string): Set<Text> | null {
  const { clone, texts } = labelledClone(root, document, title);
  const parsed = new Readability<Element>(clone, { serializer: (node) => node as Element, disableJSONLD: true }).parse();
  if (parsed?.content === null || parsed?.content === undefined) return null;
  const survivors = new Set<Text>();
  for (const m of textIn(parsed.content, 8_000_000).matchAll(LABEL)) {
    const text = texts[(unit(m[1]) - BASE) * RADIX * RADIX + (unit(m[2]) - BASE - RADIX) * RADIX + unit(m[3]) - BASE - 2 * RADIX];
    if (text !== undefined) survivors.add(text);
  }
  return survivors;
}

const unit = (c: string | undefined): number => c?.charCodeAt(0) ?? 0;

function labelledClone(root: Element, document: Document, title: string): { clone: Document; texts: Text[] } {
  const clone = emptyDocument(document);
  clone.title = title;
  const texts: Text[] = [];
  let into: Element = clone.body;
  const leave = (): void => void (into = into.parentElement ?? clone.body);
  let node: Node | null | undefined = firstInside(root);
  while (node !== null && node !== undefined) {
    let entered = false;
    if (isText(node)) {
      const data = dataOf(node);
      if (/\S/u.test(data)) {
        const plain = data.replace(/[\uE000-\uF8FF]/gu, ' ');
        const lead = plain.length - plain.trimStart().length;
        into.append(clone.createTextNode(plain.slice(0, lead) + labelOf(texts.length) + plain.slice(lead)));
        texts.push(node);
      } else if (data !== '') into.append(clone.createTextNode(' '));
    } else if (isElement(node)) {
      const name = nameOf(node);
      if (!isSkipped(node, name) && name !== 'figcaption') {
        const made = make(clone, node, name);
        into.append(made);
        if (firstInside(node) !== null) {
          into = made;
          entered = true;
        }
      }
    }
    node = entered ? firstInside(node) : after(node, root, leave);
  }
  return { clone, texts };
}

function make(clone: Document, from: Element, name: string): Element {
  const made = clone.createElement(/^[a-z][a-z0-9-]*$/u.test(name) && name !== 'body' && name !== 'html' ? name : 'div');
  for (const attribute of READ) {
    const value = attr(from, attribute);
    if (value !== '') made.setAttribute(attribute, value.slice(0, 500));
  }
  if (name === 'a' && hasAttr(from, 'href')) made.setAttribute('href', attr(from, 'href').startsWith('#') ? '#a' : 'https://a.example/');
  return made;
}
