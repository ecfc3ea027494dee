import { useState } from 'preact/hooks';
import { hostOf } from '../ui/format.ts';
import { t, tn } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import type { World } from '../ui/world.ts';
import { askable, grantFor } from './address.ts';
import type { FindDoors } from './doors.ts';
import type { Asked } from './look-up.ts';
import type { Provider } from './providers/provider.ts';
import { isTemplate, readDescription } from './providers/template.ts';
import { troubleWords } from './words.ts';

interface Props {
  readonly world: World;
  readonly doors: FindDoors;
  readonly providers: readonly Provider[];
  readonly provider: Provider;
  readonly busy: boolean;
  /** The browser asks the reader for access. */
  readonly isWaiting: boolean;
  readonly ready: boolean;
  readonly page: string;
  readonly asked: readonly Asked[];
  readonly onChoose: (provider: Provider) => void;
  readonly onChange: () => void;
  readonly onLookUp: () => void;
  readonly onArchive: () => void;
  readonly onStop: (() => void) | null;
  readonly attempt: (work: () => Promise<unknown>) => void;
}

/** Who is asked. Nothing is sent before a button here is pressed, and then what is shown and nothing else. */
export function WhereToLook(props: Props) {
  const { providers, provider, busy, isWaiting, ready, asked, onChoose, onLookUp, onArchive, onStop } = props;
  const host = hostOf(provider.addressFor('x', null));
  return (
    <section class="find-step" aria-labelledby="where-title">
      <h2 id="where-title">{t('find_where')}</h2>
      {providers.length > 1 && (
        <p>
          <label>
            <span class="unseen">{t('find_index')}</span>
            <select
              class="field short"
              value={provider.id}
              onChange={(event) => {
                const chosen = providers.find(({ id }) => id === event.currentTarget.value);
                if (chosen !== undefined) onChoose(chosen);
              }}
            >
              {providers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      <p class="find-doors">
        <button type="button" class="button primary" id="look-up" disabled={busy || !ready} onClick={onLookUp}>
          <Icon name="find" /> {t('find_look_up', provider.name)}
        </button>
        <button type="button" class="button" id="captures" disabled={busy} onClick={onArchive}>
          <Icon name="clock" /> {t('find_captures')}
        </button>
        {onStop !== null && (
          <button type="button" class="button quiet" onClick={onStop}>
            {t('cancel')}
          </button>
        )}
      </p>
      <div class="sent" role="status">
        {isWaiting && (
          <p class="aside">
            <Icon name="clock" /> {t('find_permission')}
          </p>
        )}
        {isWaiting && asked.length === 0 ? null : asked.length === 0 ? (
          <p class="aside">
            <Icon name="lock" /> {t('find_nothing_sent', host)}
          </p>
        ) : (
          <ul>
            {asked.map((one) => (
              <li key={one.key}>
                <span class="aside">
                  <Icon name={one.done ? (one.trouble === null && one.says === null ? 'saved' : 'warning') : 'clock'} />{' '}
                  {t(one.trouble?.code === 'unreachable' ? 'find_asked' : 'find_sent_to')} <bdi>{one.host}</bdi>
                </span>
                <bdi dir="auto" class="reading">
                  {one.what}
                </bdi>
                <span class="aside">{answerWords(one)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <OwnIndex {...props} />
    </section>
  );
}

function answerWords({ done, trouble, says, hits }: Asked): string {
  if (!done) return t('find_waiting');
  if (trouble !== null) return troubleWords(trouble);
  return says === null ? tn('find_hits', hits) : t('find_says', says);
}

/** A newsroom's own search: an OpenSearch description, or an address with a place for the query. */
function OwnIndex({ world, doors, providers, busy, page, onChoose, onChange, attempt }: Props) {
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);
  const own = providers.filter(({ id }) => id.startsWith('template '));
  const add = (name: string, template: string): void => {
    doors.addTemplate({ name, address: template });
    onChange();
    setAddress('');
    const added = doors.providers().find(({ id }) => id === `template ${template}`);
    if (added !== undefined) onChoose(added);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    setWrong(false);
    const typed = address.trim();
    const url = askable(typed.replaceAll(/[{}]/gu, ''), doors);
    if (url === null) return setWrong(true);
    if (isTemplate(typed)) return add(url.hostname, typed);
    const granted = world.request({ origins: grantFor(url) });
    attempt(async () => {
      if (!(await granted)) return setWrong(true);
      const { signal } = new AbortController();
      const got = await doors.door({ address: typed, kind: 'data', cause: { kind: 'description', page, query: null }, signal });
      const found = got.ok ? readDescription(new TextDecoder().decode(got.bytes)) : null;
      if (found === null) setWrong(true);
      else add(found.name, found.address);
    });
  };
  return (
    <details class="own-index">
      <summary>{t('find_own_index')}</summary>
      <p class="aside">{t('find_own_index_text')}</p>
      <ul>
        {own.map(({ id, name, addressFor }) => (
          <li key={id}>
            <bdi>{name}</bdi> <bdi class="aside">{hostOf(addressFor('x', null))}</bdi>
            <button
              type="button"
              class="button bare"
              aria-label={t('find_remove_index', name)}
              data-tip={t('find_remove_index', name)}
              onClick={() => {
                doors.removeTemplate(id);
                onChange();
                const [first] = doors.providers();
                if (first !== undefined) onChoose(first);
              }}
            >
              <Icon name="bin" />
            </button>
          </li>
        ))}
      </ul>
      <form onSubmit={submit}>
        <label class="unseen" for="own-address">
          {t('find_own_address')}
        </label>
        <input
          id="own-address"
          class="field"
          type="text"
          placeholder="https://search.newsroom.example/?q={searchTerms}"
          spellcheck={false}
          autocomplete="off"
          value={address}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
        <button type="submit" class="button" disabled={busy || address.trim() === ''}>
          {t('find_add_index')}
        </button>
      </form>
      {wrong && (
        <p class="aside" role="alert">
          {t('find_wrong_index')}
        </p>
      )}
    </details>
  );
}
