import type { MORE_ICONS } from './more-icons.ts';

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
  down: 'M3.5 6 8 10.5 12.5 6',
  warning: 'M8 2.6 14.2 13.4H1.8L8 2.6ZM8 6.8v3M8 11.6h.01',
  info: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm0 5.2v3.6M8 5h.01',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.3V5a2.5 2.5 0 0 1 5 0v2.3',
  page: 'M4 2h5.5L12.5 5v9H4zM9.2 2.2v3.1h3.1M6.2 8.5h4M6.2 11h4',
  /** The mark of the house: a tree of three dots. */
  tree: 'M8 5.2v2.6M3.7 10.4v-.9a1.5 1.5 0 0 1 1.5-1.5h5.6a1.5 1.5 0 0 1 1.5 1.5v.9M8 2.2a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8ZM3.7 10.8a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8ZM12.3 10.8a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Z',
  /** Kinds of findings: a fact differs, damage, what belongs to the site. */
  deviation: 'M3 6h10M3 10h10M10.5 3l-5 10',
  artifact: 'M2 9.4c1.6-3.4 3.6-3.4 5.6-1.4s4.4 2 6.4-1.4',
  residue: 'M3 8h.01M6.3 8h.01M9.7 8h.01M13 8h.01',
} as const;

export type IconName = keyof typeof ICONS | keyof typeof MORE_ICONS;

/** The popup needs to load fewer: the others are added by the pages that draw them (more-icons.ts). */
const paths: Partial<Record<IconName, string>> = { ...ICONS };
export const addIcons = (more: Partial<Record<IconName, string>>): void => void Object.assign(paths, more);

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
      <path d={paths[name]} />
    </svg>
  );
}
