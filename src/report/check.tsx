import { render } from 'preact';
import { direction, speak, t } from '../ui/i18n.ts';
import { PARTS, unpacked } from '../ui/report-file.ts';
import { Report } from './report.tsx';
import { readFile } from './read-file.ts';
import { verdictOn, type Verdict } from './verdict.ts';

/**
 * The script of a saved report: unpack the analysis, hash every part, compare anew, draw. It draws the whole body anew, so that
 * nothing that was written into the file's markup is seen.
 */
async function begin(): Promise<void> {
  const core = await unpacked(document.getElementById(PARTS.core)?.textContent ?? '');
  const file = readFile(document, core);
  speak(
    (key, ...parts) => (file.words[key] ?? '').replace(/\$(\d)/gu, (_, index: string) => parts[Number(index) - 1] ?? ''),
    file.language,
  );
  document.documentElement.dir = direction();
  document.title = `${file.title} · ${t('proof_title')}`;
  document.body.replaceChildren();
  const draw = (verdict: Verdict | null): void => render(<Report file={file} verdict={verdict} />, document.body);
  draw(null);
  // The texts are there to be read before the comparison, which takes up to some seconds.
  setTimeout(() => {
    const script = document.createElement('script');
    // The page's policy runs it only when it is the script that was hashed.
    script.textContent = core;
    document.head.append(script);
    draw(verdictOn(file, globalThis.urtextRemade));
  }, 30);
}

begin().catch((thrown: unknown) => console.error('urtext report:', thrown));
