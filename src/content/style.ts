/**
 * The look of everything inside the closed root. A page's own CSS cannot reach in; it can style the host,
 * so the host's rules are all `!important` (which wins from inside). `all` leaves `direction` out, and a box
 * without a width stands elsewhere when it is laid out from right to left. Inks are LOOK's, dark twin on light
 * paper and light twin on dark paper; forced colours get system colours only.
 */
export const STYLE = `
:host {
  all: initial !important;
  direction: ltr !important;
  display: block !important;
  position: absolute !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
  pointer-events: none !important;
  z-index: 2147483646 !important;
}
:host::before, :host::after { content: none !important; }
.layer {
  position: absolute;
  left: 0;
  top: 0;
  width: 100px;
  height: 100px;
  overflow: clip;
  pointer-events: none;
  user-select: none;
}
.layer.tied { visibility: var(--u0, hidden); }
.layer.hidden > * { visibility: hidden; }
.layer div { position: absolute; pointer-events: none; }
.layer svg { position: absolute; display: block; overflow: visible; fill: none; stroke-linecap: round; stroke-linejoin: round; }
.dark { --deviation: #b4470e; --artifact: #0b5fa5; --original: #1f6b4f; --muted: #5e5a52; --halo: #fbfaf7; }
.light { --deviation: #f0975a; --artifact: #79b8f2; --original: #7ccba7; --muted: #a8a399; --halo: #17181a; }
.deviation { color: var(--deviation); }
.artifact { color: var(--artifact); }
.residue { color: var(--muted); }
.ink { stroke: currentColor; }
.line { stroke-width: 2; stroke-linecap: butt; }
.artifact .line { stroke-width: 1.5; }
.glyph { stroke-width: 1.2; }
.weak .line { stroke-width: .75; }
.weak .glyph { stroke-width: .9; }
.under { stroke: var(--halo); stroke-width: 4; }
.under.glyph { stroke-width: 3.4; }
.covered, .gone { visibility: hidden; }
.tint { background: currentColor; opacity: .07; border-radius: 2px; }
.tick { width: 3px; border-radius: 1.5px; background: currentColor; }
.tick.residue { width: 0; border-radius: 0; background: none; border-inline-start: 2px dotted currentColor; }
.tick.weak { width: 1px; }
.tick.halo { box-shadow: 0 0 0 1.5px var(--halo); }
.strip { opacity: 0; }
.strip.seen { opacity: 1; }
@media (pointer: coarse) { .strip { opacity: 1; } }
.badge { width: 20px; height: 20px; color: var(--muted); }
.badge.original { color: var(--original); }
.badge.derived { color: var(--artifact); }
.badge .branch { stroke: currentColor; stroke-width: 1.4; }
.badge .dot { stroke: currentColor; stroke-width: 1.4; fill: var(--halo); }
.badge .dot.full { fill: currentColor; }
.card {
  all: unset;
  position: fixed;
  display: block;
  margin: 0;
  inset: 0 auto auto 0;
  width: 320px;
  height: 0;
  overflow: visible;
  pointer-events: none;
  visibility: hidden;
  opacity: 0;
  border-radius: 6px;
  box-shadow: 0 1px 2px #1c1b1914, 0 8px 24px #1c1b1926;
}
.card.light { box-shadow: 0 1px 2px #0006, 0 8px 24px #0008; }
.card.open { visibility: visible; opacity: 1; pointer-events: auto; }
.card.open.tied { visibility: var(--u0, hidden); }
/* The way from the words to the card: without it the pointer would leave both. */
.card.open::before { content: ''; position: absolute; inset: -10px -4px; z-index: -1; }
.card iframe { display: block; border: 0; width: 100%; height: 100%; border-radius: 6px; background: transparent; }
@media (prefers-reduced-motion: no-preference) {
  .strip, .card { transition: opacity 120ms ease-out; }
}
@media (forced-colors: active) {
  .dark, .light { --deviation: CanvasText; --artifact: CanvasText; --original: CanvasText; --muted: CanvasText; --halo: Canvas; }
  .layer svg { forced-color-adjust: none; }
  .tick, .tint { forced-color-adjust: none; }
  .card { outline: 1px solid CanvasText; }
}
@media print {
  :host { display: none !important; }
}
`;
