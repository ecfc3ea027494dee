/**
 * The page's document without trusting its names: `<img name="createElement">` replaces
 * `document.createElement`, for us too in Chromium. What we need of it is read from the prototype.
 */
const own = Document.prototype;

export const newElement = (name: string): HTMLElement => own.createElement.call(document, name);
export const newShape = (namespace: string, name: string): Element => own.createElementNS.call(document, namespace, name);
export const newRange = (): Range => own.createRange.call(document);
export const elementAtPoint = (x: number, y: number): Element | null => own.elementFromPoint.call(document, x, y);
export const runningAnimations = (): Animation[] => own.getAnimations.call(document);
export const selectionOf = (): Selection | null => own.getSelection.call(document);

const getterOf = <T>(prototype: object, name: string): (() => T) => {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (get === undefined) throw new TypeError(`no ${name} here`);
  return () => get.call(document) as T;
};

export const activeElement = getterOf<Element | null>(own, 'activeElement');
export const isDesignMode = (): boolean => getterOf<string>(own, 'designMode')() === 'on';
export const isShown = (): boolean => getterOf<string>(own, 'visibilityState')() === 'visible';
export const fonts = getterOf<FontFaceSet | undefined>(own, 'fonts');

/** Listen until `signal` ends, in the capture phase, never able to cancel. */
export function onPage(type: string, run: (event: Event) => void, signal: AbortSignal): void {
  EventTarget.prototype.addEventListener.call(document, type, run, { capture: true, passive: true, signal });
}

export function onWindow(type: string, run: (event: Event) => void, signal: AbortSignal): void {
  EventTarget.prototype.addEventListener.call(window, type, run, { passive: true, signal });
}
