import { useLayoutEffect, useState } from 'preact/hooks';

interface Tip {
  readonly text: string;
  readonly left: number;
  readonly top: number;
}

/**
 * One tip for a whole page, beside whatever is hovered or focused and carries `data-tip`. It goes with Esc,
 * and stays while the pointer rests on it (WCAG 1.4.13). Its words are the element's accessible name too,
 * so screen readers are told nothing twice.
 */
export function Tips() {
  const [tip, setTip] = useState<Tip | null>(null);
  // With the first drawing, not after it: what is focused at once has its tip too.
  useLayoutEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const name = (target: Element | null): void => {
      if (target?.closest('.tip') != null) return;
      const holder = target?.closest('[data-tip]');
      const text = holder?.getAttribute('data-tip') ?? '';
      if (holder == null || text === '') return setTip(null);
      const box = holder.getBoundingClientRect();
      setTip({ text, left: box.left + box.width / 2, top: box.bottom + 6 });
    };
    // Sent away by Esc it stays away until something else is pointed at or focused, however late a scroll is reported.
    let isSent = false;
    const show = (event: Event): void => {
      isSent = false;
      name(event.target instanceof Element ? event.target : null);
    };
    const hide = (_event: Event): void => setTip(null);
    document.addEventListener('pointerover', show, { signal, passive: true });
    document.addEventListener('focusin', show, { signal });
    document.addEventListener('focusout', hide, { signal });
    // A focused element that is scrolled into view keeps its tip, at the new place.
    const follow = (event: Event): void =>
      !isSent && document.activeElement?.matches('[data-tip]:focus-visible') === true ? name(document.activeElement) : hide(event);
    document.addEventListener('scroll', follow, { signal, capture: true, passive: true });
    const send = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      isSent = true;
      hide(event);
    };
    document.addEventListener('keydown', send, { signal });
    return () => stop.abort();
  }, []);
  if (tip === null) return null;
  return (
    <div
      class="tip"
      aria-hidden="true"
      ref={(box) => {
        if (box === null) return;
        const room = document.documentElement;
        const left = Math.max(8, Math.min(tip.left - box.offsetWidth / 2, room.clientWidth - box.offsetWidth - 8));
        const below = tip.top + box.offsetHeight <= room.clientHeight;
        box.style.transform = `translate(${left}px, ${below ? tip.top : Math.max(0, tip.top - box.offsetHeight - 36)}px)`;
      }}
    >
      <bdi>{tip.text}</bdi>
    </div>
  );
}
