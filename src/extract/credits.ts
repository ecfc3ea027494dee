import type { CreditLine, SourceLink } from '../core/model.ts';
import type { Block } from './blocks.ts';
import { attr, nameOf, parentElementOf } from './dom.ts';
import type { MappedText } from './text-map.ts';

/** Short lines that say where the words or pictures came from. */
const CREDIT =
  /^(?:source|sources|credit|via|quelle|fuente|from|originally published|this (?:article|story) (?:was )?(?:originally|first)|©|copyright|\(c\)|the .{2,40} contributed|with (?:reporting|files|contributions?) (?:by|from)|additional reporting|reporting by|editing by|written by|translated (?:by|from)|(?:associated press|reuters|afp) (?:writers?|journalists?))(?![\p{L}])/iu;
const DATELINE =
  /^\p{Lu}[\p{Lu}\p{L} .,'’/-]{1,60}?[,]?\s*\((?<agency>AP|Reuters|AFP|UPI|dpa|EFE|ANSA|Xinhua|TASS|[A-Z][\w .&]{1,30})\)\s*[—–-]/u;
const LONGEST = 240;

/** Credit lines in the body (datelines with an agency, closing credits) and those that the page declares. */
export function creditsIn(mapped: MappedText, declared: readonly string[]): CreditLine[] {
  const found: CreditLine[] = [];
  for (const { start, end } of mapped.paragraphs) {
    const text = mapped.text.slice(start, end);
    const dateline = DATELINE.exec(text);
    if (dateline !== null)
      found.push({
        text: dateline[0].replace(/\s*[—–-]$/u, ''),
        span: { start, end: start + dateline[0].replace(/\s*[—–-]$/u, '').length },
      });
    else if (text.length <= LONGEST && CREDIT.test(text)) found.push({ text, span: { start, end } });
  }
  for (const text of declared) if (text !== '' && !found.some((c) => c.text === text)) found.push({ text, span: null });
  return found.slice(0, 40);
}

/** Words at the start of a short line that hand the reader on to where its text came from. */
const HANDS_ON =
  /^[\s\p{P}]*(?:this (?:article|story|post|report|piece) )?(?:(?:was |has been )?(?:originally|first) (?:published|appeared|posted|reported)|republished|reprinted|(?:original )?source|via|quelle|fuente|fonte|read (?:the )?(?:original|full (?:article|story))|lire l.original)(?![\p{L}\d])/iu;
/** Such a line stands among the paragraphs or soon behind them. */
const BEHIND = 8;
const MOST_LINKS = 6;

/** Where the credit lines of a page lead to: other hosts alone. */
export function creditLinks(all: readonly Block[], mapped: MappedText, url: string): SourceLink[] {
  const [first, last] = [mapped.paragraphs[0]?.block.index ?? 0, mapped.paragraphs.at(-1)?.block.index ?? 0];
  const found: SourceLink[] = [];
  for (const block of all.slice(Math.max(0, first - BEHIND), last + 1 + BEHIND)) {
    if (block.linked === 0 || block.text.length > LONGEST || !HANDS_ON.test(block.text)) continue;
    for (const piece of block.pieces) {
      if (piece === 'break') continue;
      let at = parentElementOf(piece);
      while (at !== null && at !== block.container && nameOf(at) !== 'a') at = parentElementOf(at);
      const written = at !== null && nameOf(at) === 'a' ? attr(at, 'href') : '';
      if (written === '' || !URL.canParse(written, url)) continue;
      const to = new URL(written, url);
      if (
        /^https?:$/u.test(to.protocol) &&
        to.host !== hostIn(url) &&
        found.length < MOST_LINKS &&
        !found.some((one) => one.url === to.href)
      )
        found.push({ relation: 'syndicated-from', url: to.href, source: 'credit-line' });
    }
  }
  return found;
}

const hostIn = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');
