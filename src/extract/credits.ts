import type { CreditLine } from '../core/model.ts';
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
