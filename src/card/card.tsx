import { useRef, useState } from 'preact/hooks';
import type { CardContent } from '../protocol/messages.ts';
import { t, tn } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { Reading } from '../ui/reading.tsx';
import { Siglum } from '../ui/siglum.tsx';
import { Tips } from '../ui/tip.tsx';
import { gradeWords, KIND_ICON, kindWords } from '../ui/words.ts';
import type { World } from '../ui/world.ts';
import '../ui/more-icons.ts';
import type { Guard } from './guard.ts';
import { cardView, type FindingCard, type VerdictCard } from './view.ts';

interface Doors {
  readonly world: World;
  readonly guard: Guard;
}

/** The findings of one sentence, the one pointed at first, or the verdict on the page. */
export function Card({ content, world, guard }: Doors & { content: CardContent | null }) {
  if (content === null) return <main class="card" />;
  const view = cardView(content, world.now());
  const compare = (): Promise<null> => world.ask('card.compare', null);
  return (
    <main class="card">
      {view.kind === 'verdict' ? (
        <Verdict verdict={view.verdict} guard={guard} onCompare={content.witnesses.length > 0 ? compare : null} />
      ) : (
        view.findings.map((finding, index) =>
          index === 0 ? (
            <FindingPart
              key={finding.id}
              finding={finding}
              world={world}
              guard={guard}
              onCompare={content.witnesses.length > 0 ? compare : null}
              isLost={content.lost === true}
            />
          ) : (
            <details key={finding.id} class={`further kind-${finding.kind}`}>
              <summary>
                <span class="heading">
                  <span class="kind-mark">
                    <Icon name={KIND_ICON[finding.kind]} />
                  </span>
                  <b>{finding.headline}</b> <Reading pieces={finding.rows[0]?.pieces ?? []} />
                </span>
                <Icon name="down" />
              </summary>
              <FindingPart finding={finding} world={world} guard={guard} onCompare={null} isHeaded={false} />
            </details>
          ),
        )
      )}
      <Tips />
    </main>
  );
}

interface PartProps extends Doors {
  readonly finding: FindingCard;
  readonly onCompare: (() => Promise<null>) | null;
  readonly isHeaded?: boolean;
  /** Its sentence is gone from the page: nothing there to cite or to hide any more. */
  readonly isLost?: boolean;
}

function FindingPart({ finding, world, guard, onCompare, isHeaded = true, isLost = false }: PartProps) {
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const [gone, setGone] = useState<'finding' | 'category' | null>(null);
  const guarded = (work: () => Promise<unknown>) => (event: Event) => {
    if (guard.allows(event)) work().catch((thrown: unknown) => console.warn('urtext: not done', thrown));
  };
  const dismiss = (scope: 'finding' | 'category', undo: boolean) =>
    guarded(async () => {
      await world.ask('card.dismiss', { finding: finding.id, scope, undo });
      setGone(undo ? null : scope);
    });
  const Heading = isHeaded ? 'h1' : 'h2';
  if (gone !== null)
    return (
      <section class="part dismissed" role="status">
        <p>{gone === 'finding' ? t('card_dismissed') : t('card_kind_hidden')}</p>
        <button type="button" class="link" onClick={dismiss(gone, true)}>
          {t('card_undo')}
        </button>
      </section>
    );
  return (
    <section class={`part kind-${finding.kind}`}>
      <header>
        <Heading class={isHeaded ? undefined : 'unseen'}>
          <span class="kind-mark">
            <Icon name={KIND_ICON[finding.kind]} />
          </span>
          <span class="unseen">{kindWords(finding.kind)}: </span>
          {finding.headline}
        </Heading>
        <span class={`grade grade-${finding.grade}`}>
          <span class="unseen">{t('how_sure')}: </span>
          {gradeWords(finding.grade)}
        </span>
      </header>
      {isLost && (
        <p class="lost" role="status">
          <Icon name="info" /> {t('card_lost')}
        </p>
      )}
      <dl>
        {finding.rows.map((row, index) => (
          <div class="row" key={index}>
            <dt>{row.label}</dt>
            <dd>
              <Reading pieces={row.pieces} />
              <span class="sigla">
                {row.sigla.map((siglum) => (
                  <Siglum key={siglum.id} siglum={siglum} size={18} />
                ))}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {finding.beyond > 0 && <p class="beyond">{tn('card_beyond', finding.beyond)}</p>}
      <p class="why">{finding.why}</p>
      <footer>
        {onCompare !== null && (
          <button type="button" class="link" onClick={guarded(onCompare)}>
            {t('action_compare')}
          </button>
        )}
        {!isLost && (
          <>
            <button
              type="button"
              class="link"
              onClick={guarded(async () => {
                await world.copy(finding.citation).then(
                  () => setCopied('yes'),
                  () => setCopied('no'),
                );
              })}
            >
              {copied === 'yes' ? t('card_copied') : copied === 'no' ? t('card_not_copied') : t('card_copy')}
            </button>
            <More onDismiss={dismiss('finding', false)} onHide={dismiss('category', false)} />
          </>
        )}
      </footer>
    </section>
  );
}

/** The two quiet ways out, behind one button. */
function More({ onDismiss, onHide }: { onDismiss: (event: Event) => void; onHide: (event: Event) => void }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div
      class="more"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        // The first Esc closes the menu, the next one the card.
        event.preventDefault();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        class="button bare"
        aria-expanded={open}
        aria-label={t('card_more')}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <ul class="menu">
          <li>
            <button type="button" class="link" onClick={onDismiss}>
              {t('card_dismiss')}
            </button>
          </li>
          <li>
            <button type="button" class="link" onClick={onHide}>
              {t('card_hide_kind')}
            </button>
          </li>
        </ul>
      )}
    </div>
  );
}

function Verdict({ verdict, guard, onCompare }: { verdict: VerdictCard; guard: Guard; onCompare: (() => Promise<null>) | null }) {
  return (
    <section class={`part verdict-${verdict.tone}`}>
      <header>
        <h1>
          <span class="kind-mark">
            <Icon name="tree" />
          </span>
          {verdict.title}
        </h1>
        {verdict.tone !== 'alone' && (
          <span class={`grade grade-${verdict.grade}`}>
            <span class="unseen">{t('how_sure')}: </span>
            {gradeWords(verdict.grade)}
          </span>
        )}
      </header>
      {verdict.evidence.length > 0 && (
        <ul class="evidence">
          {verdict.evidence.map((text) => (
            <li key={text}>
              <bdi>{text}</bdi>
            </li>
          ))}
        </ul>
      )}
      {onCompare !== null && (
        <footer>
          <button
            type="button"
            class="link"
            onClick={(event) => {
              if (guard.allows(event)) onCompare().catch((thrown: unknown) => console.warn('urtext: not opened', thrown));
            }}
          >
            {t('action_compare')}
          </button>
        </footer>
      )}
    </section>
  );
}
