/**
 * Words that do not come from the messages: run inside a page that speaks the pseudo-locale, where every message
 * stands in square brackets. Foreign text is in `bdi` or has a direction of its own, numbers and dates have no three
 * letters in a row that count but for the months'; `foreign` are words of the data. Returns each stray piece once,
 * with the element that holds it.
 */
export function bypassesOf(foreign: readonly string[]): string[] {
  const found = new Set<string>();
  /** What is left outside brackets; messages may hold messages. */
  const outside = (text: string): string => {
    let depth = 0;
    let rest = '';
    for (const letter of text) {
      if (letter === '[') depth++;
      else if (letter === ']') depth = Math.max(0, depth - 1);
      else if (depth === 0) rest += letter;
    }
    rest = rest.replace(DATE, '').replace(ADDRESS, '');
    for (const word of foreign) rest = rest.replaceAll(word, '');
    return rest;
  };
  const DATE = /\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\w*(?: \d{4})?/gu;
  const ADDRESS = /(?:https?:\/\/)?(?:[\w-]+\.)+(?:example|org|com)\b\S*/gu;
  const FOREIGN = 'bdi, kbd, pre, [dir="auto"], .wordmark, .siglum, .foreign, [translate="no"], time';
  const note = (text: string, holder: Element, where: string): void => {
    if (/\p{L}{3}/u.test(outside(text)))
      found.add(`${where} of ${holder.tagName.toLowerCase()}.${holder.getAttribute('class') ?? ''}: ${text.trim().slice(0, 60)}`);
  };
  // A message may be cut into several nodes by elements inside it, so a block's own words are read together.
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest(FOREIGN) !== null || element.closest('svg title, script, style') !== null) continue;
    const own = [...element.childNodes].filter((node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '');
    if (own.length > 0) note(own.map((node) => node.nodeValue ?? '').join(''), element, 'text');
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-tip', 'aria-description'])
      if (element.hasAttribute(name)) note(element.getAttribute(name) ?? '', element, name);
  }
  if (!document.title.includes('[') && document.title !== 'Urtext') found.add(`title: ${document.title}`);
  return [...found];
}
