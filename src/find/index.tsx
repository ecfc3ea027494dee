import { givePermissionBack, manifest, searchInTab, text, uiLanguage } from '../platform/browser.ts';
import { forPages } from '../platform/for-pages.ts';
import { recall, remember } from '../ui/remembered.ts';
import { followTheme, start } from '../ui/start.tsx';
import { worldOf } from '../ui/world.ts';
import { openCell } from './cell.ts';
import { doorOf } from './door.ts';
import type { FindDoors } from './doors.ts';
import './find.css';
import { Find, type FindAddress } from './find.tsx';
import { packShelf } from './pack-shelf.ts';
import { gdelt } from './providers/gdelt.ts';
import { template, type Template } from './providers/template.ts';
import { AVAILABILITY, CAPTURES, CDX } from './providers/wayback.ts';
import { requestLog } from './request-log.ts';
import { Requests } from './requests.tsx';

const TEMPLATES = 'find.templates';
/** Another address of GDELT's interface and of the archive: a mirror, or a test's own server. */
const GDELT_AT = 'find.gdelt';
const ARCHIVE_AT = 'find.archive';

function templates(): Template[] {
  const known: unknown = JSON.parse(recall(TEMPLATES) ?? '[]');
  return Array.isArray(known)
    ? known.filter((one): one is Template => typeof one?.name === 'string' && typeof one?.address === 'string')
    : [];
}

const world = worldOf(forPages);
const hosts = manifest()['host_permissions'];
const loopbackAllowed = Array.isArray(hosts) && hosts.some((pattern) => String(pattern).includes('127.0.0.1'));
const log = requestLog();
const archive = recall(ARCHIVE_AT);
const doors: FindDoors = {
  log,
  shelf: packShelf(),
  loopbackAllowed,
  door: doorOf({ cell: openCell, log, loopbackAllowed, now: () => Date.now(), has: (origins) => world.has({ origins }) }),
  searchInTab: searchInTab,
  giveBack: async (origins) => {
    if (origins.length > 0) await givePermissionBack({ origins: [...origins] });
  },
  providers: () => [gdelt(recall(GDELT_AT) ?? undefined), ...templates().map(template)],
  addTemplate: (one) => remember(TEMPLATES, JSON.stringify([...templates().filter(({ address }) => address !== one.address), one])),
  removeTemplate: (id) => remember(TEMPLATES, JSON.stringify(templates().filter((one) => template(one).id !== id))),
  archive:
    archive === null
      ? { availability: AVAILABILITY, cdx: CDX, captures: CAPTURES }
      : { availability: `${archive}/available`, cdx: `${archive}/cdx`, captures: `${archive}/web` },
};

/** `?page=ID&tab=7`; `#requests` is the list of all requests. */
function addressOf(search: string): FindAddress | null {
  const query = new URLSearchParams(search);
  const page = query.get('page');
  const tab = Number(query.get('tab') ?? 'none');
  return page === null ? null : { page, tab: Number.isInteger(tab) ? tab : null };
}

const isLog = location.hash === '#requests';
start(
  isLog ? <Requests world={world} log={log} /> : <Find world={world} doors={doors} address={addressOf(location.search)} />,
  text,
  uiLanguage(),
  isLog ? 'requests_title' : 'find_title',
);
followTheme(world).catch((thrown: unknown) => console.warn('urtext: no settings', thrown));
