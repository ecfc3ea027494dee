import './forms.css';
import { useEffect, useState } from 'preact/hooks';
import type { ArticleId } from '../core/model.ts';
import type { TabChoice, TabCollected } from '../protocol/messages.ts';
import { alikeAmong } from './alike.ts';
import { explain, failureOf } from './explain-error.ts';
import { hostOf } from './format.ts';
import { t, tn } from './i18n.ts';
import { Icon } from './icons.tsx';
import { originsOf, type World } from './world.ts';
import { refusalWords } from './words.ts';

/** At least this likely a version of the open page: ticked from the start. */
const LIKELY = 0.3;

type Stage =
  | { readonly at: 'ask' }
  | { readonly at: 'list' }
  | { readonly at: 'reading'; readonly read: ReadonlyMap<number, TabCollected> }
  | { readonly at: 'done'; readonly results: readonly TabCollected[]; readonly isOpen: boolean };

/**
 * Tick open tabs, read them, compare. Two questions by the browser at most, each by the reader's own click: to see the
 * titles of the tabs (those of sites that may be read anyway are shown without it), then to read those that are ticked.
 */
export function TabPicker({
  world,
  beside = null,
  least = 1,
  onBack,
  onDone,
}: {
  world: World;
  /** The tab whose versions are looked for; null: the active one. */
  beside?: number | null;
  /** So many must be ticked: two, where no article is open to compare them with. */
  least?: 1 | 2;
  onBack: (() => void) | null;
  /** Opens the comparison; false when there is nothing to compare. */
  onDone: (collected: readonly ArticleId[]) => Promise<boolean>;
}) {
  const [stage, setStage] = useState<Stage>({ at: 'ask' });
  const [choices, setChoices] = useState<readonly TabChoice[]>([]);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [trouble, setTrouble] = useState<string | null>(null);
  /** Are there tabs that cannot be seen yet? */
  const [partly, setPartly] = useState(false);

  const load = async (): Promise<void> => {
    const listed = await world.ask('tabs.list', beside);
    // Beside a page of ours no article is open to hold them against: they are held against each other.
    const alike = least === 2 ? alikeAmong(listed.map(({ title, url }) => ({ title, host: hostOf(url) }))) : null;
    const found = listed.map((choice, i) => ({ ...choice, likely: alike?.[i] ?? choice.likely })).toSorted((a, b) => b.likely - a.likely);
    setChoices(found);
    setTicked(new Set(found.filter((choice) => choice.likely >= LIKELY).map((choice) => choice.tab)));
    setStage({ at: 'list' });
  };
  const attempt = (work: () => Promise<void>): void => {
    setTrouble(null);
    work().catch((thrown: unknown) => {
      const words = explain(failureOf(thrown));
      setTrouble(`${words.title}. ${words.text}`);
    });
  };
  useEffect(() => {
    attempt(async () => {
      const all = await world.has({ permissions: ['tabs'] });
      setPartly(!all);
      if (all || (await world.ask('tabs.list', beside)).length > 0) await load();
    });
  }, []);

  const allow = (): void => {
    const granted = world.request({ permissions: ['tabs'] });
    attempt(async () => {
      if (await granted) {
        setPartly(false);
        await load();
      } else setTrouble(t('tabs_not_allowed'));
    });
  };
  const collect = (): void => {
    const wanted = choices.filter((choice) => ticked.has(choice.tab));
    const origins = [...new Set(wanted.filter((choice) => !choice.permitted).flatMap((choice) => originsOf(new URL(choice.url).hostname)))];
    const granted = origins.length === 0 ? Promise.resolve(true) : world.request({ origins });
    attempt(async () => {
      if (!(await granted)) return setTrouble(t('tabs_not_allowed'));
      const read = new Map<number, TabCollected>();
      setStage({ at: 'reading', read });
      // One by one, a few at a time, so that each shows its outcome as soon as it has one.
      const left = wanted.map((choice) => choice.tab);
      const worker = async (): Promise<void> => {
        for (let tab = left.shift(); tab !== undefined; tab = left.shift()) {
          const [result] = await world.ask('tabs.collect', { tabs: [tab] }, { timeoutMs: 60_000 });
          if (result !== undefined) read.set(tab, result);
          setStage({ at: 'reading', read: new Map(read) });
        }
      };
      await Promise.all([worker(), worker(), worker()]);
      const results = wanted.flatMap((choice) => read.get(choice.tab) ?? []);
      // The comparison opens by itself; what was left out, and why, stays here for whoever comes back.
      const isOpen = results.some((result) => result.ok) && (await onDone(idsOf(results)));
      if (isOpen && results.every((result) => result.ok)) onBack?.();
      else setStage({ at: 'done', results, isOpen });
    });
  };
  const toggle = (tab: number): void => {
    const next = new Set(ticked);
    if (!next.delete(tab)) next.add(tab);
    setTicked(next);
  };

  return (
    <section class="tab-picker" aria-labelledby="tabs-title">
      <h2 id="tabs-title">
        {onBack !== null && (
          <button type="button" class="button bare back" aria-label={t('back')} onClick={onBack}>
            <Icon name="down" />
          </button>
        )}
        {t('tabs_title')}
      </h2>
      {trouble !== null && (
        <p class="notice" role="alert">
          <Icon name="warning" /> <span>{trouble}</span>
        </p>
      )}
      {stage.at === 'ask' && (
        <div class="tab-ask">
          <p>{t('tabs_ask')}</p>
          <button type="button" class="button primary" onClick={allow}>
            {t('tabs_show')}
          </button>
        </div>
      )}
      {(stage.at === 'list' || stage.at === 'reading') && (
        <>
          {choices.length === 0 ? (
            <p class="aside">{t('tabs_none')}</p>
          ) : (
            <p class="aside">{t(least === 1 ? 'tabs_tick' : 'tabs_tick_two')}</p>
          )}
          <ul class="tab-list">
            {choices.map((choice) => (
              <li key={choice.tab}>
                <label>
                  <input
                    type="checkbox"
                    checked={ticked.has(choice.tab)}
                    disabled={stage.at === 'reading'}
                    onChange={() => toggle(choice.tab)}
                  />
                  <span class="tab-title">
                    <bdi dir="auto">{choice.title}</bdi>
                  </span>
                  <span class="tab-host">
                    <bdi>{hostOf(choice.url)}</bdi>
                    {stage.at === 'reading' && ticked.has(choice.tab)
                      ? ` · ${outcomeOf(stage.read.get(choice.tab))}`
                      : choice.likely >= LIKELY && ` · ${t('tabs_likely')}`}
                  </span>
                </label>
              </li>
            ))}
          </ul>
          {choices.length > 0 && (
            <p class="tab-doors">
              <button type="button" class="button primary" disabled={ticked.size < least || stage.at === 'reading'} onClick={collect}>
                {stage.at === 'reading'
                  ? t('tabs_reading')
                  : ticked.size < least
                    ? t('tabs_compare_ticked')
                    : tn('tabs_compare', ticked.size)}
              </button>
              {stage.at === 'reading' && (
                <progress class="progress" max={ticked.size} value={stage.read.size} aria-label={t('tabs_reading')} />
              )}
            </p>
          )}
          {partly && stage.at === 'list' && (
            <p class="aside">
              {t('tabs_ask')}{' '}
              <button type="button" class="link" onClick={allow}>
                {t('tabs_show')}
              </button>
            </p>
          )}
        </>
      )}
      {stage.at === 'done' && (
        <Collected {...stage} choices={choices} onDone={() => attempt(async () => void (await onDone(idsOf(stage.results))))} />
      )}
    </section>
  );
}

const idsOf = (results: readonly TabCollected[]): readonly ArticleId[] => results.flatMap((result) => (result.ok ? [result.id] : []));

/** What became of a tab; while it is being read, that. */
function outcomeOf(result: TabCollected | undefined): string {
  if (result === undefined) return t('tabs_reading');
  if (result.ok) return result.added ? t('tabs_added') : t('tabs_known');
  if (result.refused !== null) return refusalWords(result.refused).title;
  return result.failure === null ? t('error_unexpected') : explain(result.failure).title;
}

function Collected({
  results,
  isOpen,
  choices,
  onDone,
}: {
  results: readonly TabCollected[];
  isOpen: boolean;
  choices: readonly TabChoice[];
  onDone: () => void;
}) {
  const titles = new Map(choices.map((choice) => [choice.tab, choice.title]));
  return (
    <>
      <ul class="tab-results" role="status">
        {results.map((result) => (
          <li key={result.tab}>
            <Icon name={result.ok ? 'saved' : 'warning'} />
            <span>
              <bdi dir="auto">{(result.ok ? result.title : null) ?? titles.get(result.tab) ?? ''}</bdi>
              <span class="tab-host">{outcomeOf(result)}</span>
            </span>
          </li>
        ))}
      </ul>
      {isOpen ? (
        <p>
          <button type="button" class="button primary" onClick={onDone}>
            {t('tabs_continue')}
          </button>
        </p>
      ) : (
        <p class="aside">{t('tabs_no_version')}</p>
      )}
    </>
  );
}
