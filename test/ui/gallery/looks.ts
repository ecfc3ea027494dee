/**
 * What a picture would show, measured: run inside a page. Text that is cut off without saying so, text over
 * text, and a page wider than its window. Returns one line for each trouble.
 */
export function troublesOf(): string[] {
  const found: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) {
    const widest = [...document.querySelectorAll('body *')].find(
      (one) => one.getBoundingClientRect().right > root.clientWidth + 1 && one.children.length === 0,
    );
    found.push(`wider than the window by ${root.scrollWidth - root.clientWidth}: ${widest?.outerHTML.slice(0, 120) ?? '?'}`);
  }
  const boxes: { text: string; holder: Element; box: DOMRect }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (
      holder === null ||
      (node.nodeValue ?? '').trim() === '' ||
      !holder.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) ||
      holder.closest('.unseen, option, .tip') !== null
    )
      continue;
    // Words in a drawing are never cut off by a box, but may lie over each other where they are scrolled into view.
    if (holder instanceof SVGElement) {
      const box = shownPart(holder, holder.getBoundingClientRect());
      if (box !== null) boxes.push({ text: (node.nodeValue ?? '').trim(), holder, box });
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const whole of range.getClientRects()) {
      const box = shownPart(holder, whole);
      if (box !== null && box.width > 1 && box.height > 1) boxes.push({ text: (node.nodeValue ?? '').trim().slice(0, 40), holder, box });
    }
    const cut = cutter(holder, range.getBoundingClientRect());
    if (cut !== null) found.push(`cut off: "${(node.nodeValue ?? '').trim().slice(0, 40)}" in .${cut.className}`);
  }
  for (let i = 0; i < boxes.length; i++)
    for (let j = i + 1; j < boxes.length; j++) {
      const [a, b] = [boxes[i], boxes[j]];
      if (a === undefined || b === undefined || a.holder === b.holder) continue;
      const x = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const y = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (x > 2 && y > Math.min(a.box.height, b.box.height) * 0.45) found.push(`over each other: "${a.text}" and "${b.text}"`);
    }
  return [...new Set(found)];

  /** What the boxes around leave of it; null for what is stuck to the window and may lie over the rest. */
  function shownPart(holder: Element, whole: DOMRect): DOMRect | null {
    let { left, right, top, bottom } = whole;
    for (let up: Element | null = holder; up !== null && up !== document.documentElement; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.position === 'sticky' || style.position === 'fixed') return null;
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const frame = up.getBoundingClientRect();
      left = Math.max(left, frame.left);
      right = Math.min(right, frame.right);
      top = Math.max(top, frame.top);
      bottom = Math.min(bottom, frame.bottom);
    }
    return right <= left || bottom <= top ? null : new DOMRect(left, top, right - left, bottom - top);
  }

  /** The box that cuts this text off without an ellipsis or a way to scroll, or null. */
  function cutter(holder: Element, text: DOMRect): Element | null {
    for (let up: Element | null = holder; up !== null && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') return null;
      if (/auto|scroll/u.test(style.overflowX + style.overflowY)) return null;
      const frame = up.getBoundingClientRect();
      if (/hidden|clip/u.test(style.overflowX) && (text.right > frame.right + 1 || text.left < frame.left - 1)) return up;
      if (/hidden|clip/u.test(style.overflowY) && text.bottom > frame.bottom + 2) return up;
    }
    return null;
  }
}
