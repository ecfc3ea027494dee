import { useState } from 'preact/hooks';
import { t } from '../ui/i18n.ts';
import { PARTS } from '../ui/report-file.ts';
import type { ReportFile } from './read-file.ts';

/** What a hash that was cited elsewhere stands for in this file. */
export type Found =
  | { readonly what: 'text'; readonly siglum: string }
  | { readonly what: 'seal' | 'core' | 'part' | 'nothing' | 'no-hash' };

const HASH = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/u;

/** The words around it do not count, nor the breaks that a mail has put into it. */
export function found(pasted: string, file: ReportFile): Found {
  const written = pasted.toLowerCase();
  const hash = (HASH.exec(written) ?? HASH.exec(written.replace(/\s+/gu, '')))?.[0];
  if (hash === undefined) return { what: 'no-hash' };
  if (hash === file.sealHash) return { what: 'seal' };
  const text = file.articles.find((one) => one?.hash === hash);
  if (text != null) return { what: 'text', siglum: text.siglum };
  if (hash === file.core) return { what: 'core' };
  const part = Object.entries(file.seal?.parts ?? {}).find(([name, one]) => one === hash && !file.altered.includes(name));
  return { what: part === undefined ? 'nothing' : part[0] === PARTS.core ? 'core' : 'part' };
}

const FOUND_WORDS = {
  seal: 'proof_paste_seal',
  core: 'proof_paste_core',
  part: 'proof_paste_part',
  nothing: 'proof_paste_nothing',
  'no-hash': 'proof_paste_no_hash',
} as const;

/** The check that this file cannot make by itself: against a number that somebody wrote down elsewhere. */
export function Pasted({ file }: { file: ReportFile }) {
  const [pasted, setPasted] = useState('');
  const answer = pasted.trim() === '' ? null : found(pasted, file);
  return (
    <section class="pasted">
      <label for="pasted">{t('proof_paste')}</label>
      <input
        id="pasted"
        type="text"
        value={pasted}
        spellcheck={false}
        autocomplete="off"
        placeholder="1f3a…"
        onInput={(event) => setPasted(event.currentTarget.value)}
      />
      <p
        role="status"
        class={answer === null ? 'aside' : answer.what === 'nothing' ? 'altered' : answer.what === 'no-hash' ? 'aside' : 'fine'}
      >
        {answer === null
          ? t('proof_paste_why')
          : answer.what === 'text'
            ? t('proof_paste_text', answer.siglum)
            : t(FOUND_WORDS[answer.what])}
      </p>
    </section>
  );
}
