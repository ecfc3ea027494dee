import { t } from './i18n.ts';
import { Icon } from './icons.tsx';
import { Reading } from './reading.tsx';
import type { FindingView } from './view-findings.ts';
import { KIND_ICON, gradeWords, kindWords } from './words.ts';

/** One finding in a list: its kind, this reading against theirs, and why on the second line. A button that leads there. */
export function FindingRow({ finding, onOpen }: { finding: FindingView; onOpen: (id: string) => void }) {
  const [theirs] = finding.theirWordings;
  return (
    <button type="button" class={`finding kind-${finding.kind}`} onClick={() => onOpen(finding.id)}>
      <span class="kind-mark">
        <Icon name={KIND_ICON[finding.kind]} />
        <span class="unseen">{kindWords(finding.kind)}: </span>
      </span>
      <span class="finding-body">
        <span class="finding-head">
          {finding.headline}
          {finding.aside !== null && <span class="finding-aside"> · {finding.aside}</span>}
        </span>
        <span class="finding-readings">
          <Reading pieces={finding.herePieces} />
          {theirs !== undefined && (
            <>
              <span class="finding-aside"> {finding.who} </span>
              <Reading pieces={theirs.pieces} />
              {finding.asHere !== null && <span class="finding-aside"> · {finding.asHere}</span>}
            </>
          )}
        </span>
      </span>
      <span class={`grade grade-${finding.grade}`} data-tip={`${t('how_sure')}: ${gradeWords(finding.grade)}`}>
        <span class="unseen">{gradeWords(finding.grade)}</span>
      </span>
    </button>
  );
}
