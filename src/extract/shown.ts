import { nameOf, parentElementOf } from './dom.ts';

/** Does the browser draw this element at all? Asked of styles only, so no layout is forced. Remembered per element. */
export function isShown(element: Element, view: Window, known: Map<Element, boolean>): boolean {
  const path: Element[] = [];
  let answer = true;
  for (let at: Element | null = element; at !== null; at = parentElementOf(at)) {
    const told = known.get(at);
    if (told !== undefined) {
      answer = told;
      break;
    }
    path.push(at);
  }
  for (const at of path.reverse()) {
    if (answer) {
      const style = view.getComputedStyle(at);
      // A page that fades its text in starts at visibility hidden; only the leaf's own answer counts for that.
      answer = style.display !== 'none' && !(at === element && style.visibility === 'hidden') && nameOf(at) !== 'noscript';
    }
    known.set(at, answer);
  }
  return answer;
}
