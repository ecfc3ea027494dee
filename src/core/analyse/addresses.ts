import type { Span } from '../model.ts';
import { ADDRESS_ENDINGS } from './artifacts-words.data.ts';
import type { SurfaceMark } from './surface-mark.ts';

/** Where an address of the web begins inside a word, whatever was glued to it. */
const WEB = /(?:https?|ftp):\/\/|www\./iu;
const MAIL = /^[^@]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}$/u;
const HANDLE = /^\.?[@#][\p{L}\p{N}_]+$/u;
/** "brennick.example/atlas", "atlas.jpg": what stands before the last dot's ending says nothing, the ending does. */
const DOTTED = /^(?:[\p{L}\p{N}_-]+\.)+(?<ending>[\p{Ll}\p{N}]+)(?:[:/?#].*)?$/u;

/**
 * Addresses of the web and of mail, names of accounts and of files: written by rules of their own, with stops and small
 * letters inside and after the end of a sentence. No slip of a language can be in them. Linear in the text.
 */
export function addressesIn(text: string): Span[] {
  const found: Span[] = [];
  for (const { 0: run, index } of text.matchAll(/[^\s<>()[\]{}"“”„«»]+/gu)) {
    if (!/[.@#]/u.test(run)) continue;
    const word = run.replace(/[^\p{L}\p{N}/]{1,8}$/u, '');
    const web = WEB.exec(word)?.index ?? null;
    const ending = DOTTED.exec(word)?.groups?.['ending'];
    if (web !== null) found.push({ start: index + web, end: index + word.length });
    else if (MAIL.test(word) || HANDLE.test(word) || (ending !== undefined && ADDRESS_ENDINGS.has(ending)))
      found.push({ start: index, end: index + word.length });
  }
  return found;
}

/** The marks that reach into no address. */
export function offAddresses(text: string, marks: readonly SurfaceMark[]): SurfaceMark[] {
  if (marks.length === 0) return [];
  const addresses = addressesIn(text);
  return marks.filter(({ span }) => !addresses.some((one) => one.start < span.end && span.start < one.end));
}
