import { useState } from 'preact/hooks';
import { MOST_PACK_BYTES, readPack, type Pack } from '../intake/pack.ts';
import type { FindStart } from './start.ts';
import { day } from '../ui/format.ts';
import { t, tn } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { recall, remember } from '../ui/remembered.ts';
import type { World } from '../ui/world.ts';
import { askable, grantFor } from './address.ts';
import type { Named } from './candidates.ts';
import type { FindDoors } from './doors.ts';
import { namedInPacks } from './pack-shelf.ts';
import { troubleWords } from './words.ts';

interface Props {
  readonly world: World;
  readonly doors: FindDoors;
  readonly start: FindStart;
  readonly page: string;
  readonly onFound: (named: readonly Named[]) => void;
  readonly attempt: (work: () => Promise<unknown>) => void;
}

/** Keys that the reader has trusted, with the publisher they came with. */
const KEYS = 'find.keys';
const BATCH = 50;

const knownKeys = (): Readonly<Record<string, string>> => JSON.parse(recall(KEYS) ?? '{}') as Readonly<Record<string, string>>;

/** Add what a newsroom has published: from a file or an address, checked as a whole, and never without saying by whom. */
export function Packs({ world, doors, start, page, onFound, attempt }: Props) {
  const [address, setAddress] = useState('');
  const [pack, setPack] = useState<Pack | null>(null);
  const [said, setSaid] = useState<string | null>(null);

  const check = async (text: string): Promise<void> => {
    const read = await readPack(text);
    if (read.ok) return setPack(read.pack);
    setSaid(read.reason === 'no-pack' ? t('pack_none') : read.reason === 'changed' ? t('pack_changed') : t('pack_damaged'));
  };
  const begin = (work: () => Promise<unknown>): void => {
    setPack(null);
    setSaid(null);
    attempt(work);
  };
  const fromFile = (file: File): void =>
    begin(async () => (file.size > MOST_PACK_BYTES ? setSaid(t('trouble_too_large')) : check(await file.text())));
  const fromAddress = (event: Event): void => {
    event.preventDefault();
    const url = askable(address.trim(), doors);
    if (url === null) return setSaid(t('trouble_private'));
    const granted = world.request({ origins: grantFor(url) });
    begin(async () => {
      if (!(await granted)) return setSaid(t('find_not_allowed'));
      const { signal } = new AbortController();
      const got = await doors.door({
        address: url.href,
        kind: 'data',
        cause: { kind: 'pack', page, query: null },
        signal,
        mostBytes: MOST_PACK_BYTES,
      });
      return got.ok ? check(new TextDecoder().decode(got.bytes)) : setSaid(troubleWords(got.trouble));
    });
  };
  const add = (chosen: Pack): void =>
    begin(async () => {
      const { head, articles, fingerprints, keyName } = chosen;
      const job = `pack-${keyName === '' ? 'unsigned' : keyName}-${head.made}`;
      let added = 0;
      for (let from = 0; from < articles.length; from += BATCH)
        added += (await world.ask('corpus.import', { job, from, articles: articles.slice(from, from + BATCH) })).added;
      await doors.shelf.add(fingerprints);
      onFound(namedInPacks(start.fingerprint, fingerprints));
      if (head.key !== '') remember(KEYS, JSON.stringify({ ...knownKeys(), [head.key]: head.publisher }));
      setSaid(tn('pack_added', added + fingerprints.length));
    });

  return (
    <details class="own-index packs">
      <summary>{t('pack_title')}</summary>
      <p class="aside">{t('pack_text')}</p>
      <form onSubmit={fromAddress}>
        <label class="button">
          <Icon name="save" /> {t('pack_file')}
          <input
            type="file"
            class="unseen"
            accept=".jsonl,.txt"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file !== undefined) fromFile(file);
              event.currentTarget.value = '';
            }}
          />
        </label>
        <label class="unseen" for="pack-address">
          {t('pack_address')}
        </label>
        <input
          id="pack-address"
          class="field"
          type="text"
          placeholder="https://newsroom.example/may.urtext-pack.jsonl"
          spellcheck={false}
          autocomplete="off"
          value={address}
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
        <button type="submit" class="button" disabled={address.trim() === ''}>
          {t('pack_get')}
        </button>
      </form>
      {pack !== null && <Trust pack={pack} onAdd={() => add(pack)} onLeave={() => setPack(null)} />}
      {said !== null && (
        <p class="aside" role="status">
          {said}
        </p>
      )}
    </details>
  );
}

/** Who vouches for it, in words, before anything of it is taken. */
function Trust({ pack, onAdd, onLeave }: { pack: Pack; onAdd: () => void; onLeave: () => void }) {
  const { head, keyName, trust, articles, fingerprints, skipped } = pack;
  const keys = knownKeys();
  const isKnown = trust === 'signed' && keys[head.key] === head.publisher;
  const isOther = trust === 'signed' && !isKnown && Object.values(keys).includes(head.publisher);
  return (
    <div class="pack-trust" role="alert">
      <p>
        <strong>
          <bdi dir="auto">{head.name}</bdi>
        </strong>{' '}
        <span class="aside">
          <bdi dir="auto">{head.publisher}</bdi> · {day(head.made)} · {tn('pack_rows', articles.length + fingerprints.length)}
          {skipped > 0 && ` · ${tn('pack_skipped', skipped)}`}
        </span>
      </p>
      <p class={isKnown ? 'aside' : 'notice'}>
        <Icon name={isKnown ? 'saved' : 'warning'} />
        <span>
          {trust === 'unsigned'
            ? t('pack_unsigned')
            : isKnown
              ? t('pack_known', keyName)
              : isOther
                ? t('pack_other_key', keyName)
                : t('pack_new_key', keyName)}
        </span>
      </p>
      <p class="find-doors">
        <button type="button" class={isKnown ? 'button primary' : 'button'} onClick={onAdd}>
          {isKnown ? t('pack_add') : t('pack_add_anyway')}
        </button>
        <button type="button" class="button quiet" onClick={onLeave}>
          {t('cancel')}
        </button>
      </p>
    </div>
  );
}
