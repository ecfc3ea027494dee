import { addIcons } from './icons.tsx';

/** What the popup does not draw. Import this file for its effect in every other page. */
export const MORE_ICONS = {
  pin: 'M6 2.2h4l-.5 4.3 2.3 2.3H4.2l2.3-2.3L6 2.2ZM8 8.8v5',
  bin: 'M2.5 4.5h11M6.2 4.3V2.5h3.6v1.8M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4',
  undo: 'M5.5 3 2.5 6l3 3M2.8 6h6.4a4 4 0 0 1 0 8H6',
  copy: 'M6 5.5h7.5v8H6zM3.8 10.5H2.5v-8H10v1.3',
  open: 'M6.5 3H3a.5.5 0 0 0-.5.5v9a.5.5 0 0 0 .5.5h9a.5.5 0 0 0 .5-.5V9.5M9.5 2.5h4v4M13.2 2.8 7.5 8.5',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6.5h11v5h-2M4.5 9.5h7v4h-7z',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  close: 'M4 4l8 8M12 4l-8 8',
  clock: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm0 3v3.2l2.2 1.6',
  shelf: 'M2 13.5h12M3.5 13.5v-9h2.2v9M5.7 13.5v-11h2.5v11M9.4 13.3l-.1-8.7 2-.3 1.7 9',
  original: 'M8 3.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6Zm0 4.79h.01',
} as const;

addIcons(MORE_ICONS);
