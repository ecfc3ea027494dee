/**
 * Our own icons: a 16 px grid, 1.5 px strokes, round ends, drawn in the text's colour. They are decoration
 * beside words and hidden from screen readers; a button with an icon alone carries its name itself.
 */
const ICONS = {
  /** An open book: the compare page. */
  book: 'M8 4.2C6.6 3 4.6 2.8 2 3v9.2c2.6-.2 4.6 0 6 1.2 1.4-1.2 3.4-1.4 6-1.2V3c-2.6-.2-4.6 0-6 1.2Zm0 0v9.2',
  /** A sheet laid into a tray: save in the corpus. */
  save: 'M8 2v7.5M5 6.8 8 9.8l3-3M2.5 10v2.5a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1V10',
  saved: 'M3 8.6 6.4 12 13 4.6',
  tabs: 'M2 5.5h12v7a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1h3.6L8 5.5M9.5 3.5h3',
  find: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Zm3.3 7.8L14 14',
  settings: 'M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M10 3a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3ZM6 10a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z',
  panel: 'M2.5 3h11v10h-11zM9.5 3v10',
  pin: 'M6 2.2h4l-.5 4.3 2.3 2.3H4.2l2.3-2.3L6 2.2ZM8 8.8v5',
  bin: 'M2.5 4.5h11M6.2 4.3V2.5h3.6v1.8M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4',
  undo: 'M5.5 3 2.5 6l3 3M2.8 6h6.4a4 4 0 0 1 0 8H6',
  copy: 'M6 5.5h7.5v8H6zM3.8 10.5H2.5v-8H10v1.3',
  open: 'M6.5 3H3a.5.5 0 0 0-.5.5v9a.5.5 0 0 0 .5.5h9a.5.5 0 0 0 .5-.5V9.5M9.5 2.5h4v4M13.2 2.8 7.5 8.5',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6.5h11v5h-2M4.5 9.5h7v4h-7z',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  down: 'M3.5 6 8 10.5 12.5 6',
  close: 'M4 4l8 8M12 4l-8 8',
  warning: 'M8 2.6 14.2 13.4H1.8L8 2.6ZM8 6.8v3M8 11.6h.01',
  info: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm0 5.2v3.6M8 5h.01',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.3V5a2.5 2.5 0 0 1 5 0v2.3',
  page: 'M4 2h5.5L12.5 5v9H4zM9.2 2.2v3.1h3.1M6.2 8.5h4M6.2 11h4',
  clock: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm0 3v3.2l2.2 1.6',
  shelf: 'M2 13.5h12M3.5 13.5v-9h2.2v9M5.7 13.5v-11h2.5v11M9.4 13.3l-.1-8.7 2-.3 1.7 9',
  /** The mark of the house: a tree of three dots. */
  tree: 'M8 5.2v2.6M3.7 10.4v-.9a1.5 1.5 0 0 1 1.5-1.5h5.6a1.5 1.5 0 0 1 1.5 1.5v.9M8 2.2a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8ZM3.7 10.8a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8ZM12.3 10.8a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Z',
  /** Kinds of findings: a fact differs, damage, what belongs to the site. */
  deviation: 'M3 6h10M3 10h10M10.5 3l-5 10',
  artifact: 'M2 9.4c1.6-3.4 3.6-3.4 5.6-1.4s4.4 2 6.4-1.4',
  residue: 'M3 8h.01M6.3 8h.01M9.7 8h.01M13 8h.01',
  original: 'M8 3.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6Zm0 4.79h.01',
} as const;

export type IconName = keyof typeof ICONS;

/** Dots are drawn as short lines with round ends, so these want a heavier pen. */
const HEAVY = new Set<IconName>(['more', 'residue']);

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      class={`icon icon-${name}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width={HEAVY.has(name) ? 2.2 : 1.5}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={ICONS[name]} />
    </svg>
  );
}
