import { text, uiLanguage } from '../platform/browser.ts';
import { forPages } from '../platform/for-pages.ts';
import { followTheme, start } from '../ui/start.tsx';
import { worldOf } from '../ui/world.ts';
import '../ui/forms.css';
import './compare.css';
import { Compare, type CompareAddress } from './compare.tsx';

/** `?page=ID&tab=7#with=ID` */
function addressOf(search: string, hash: string): CompareAddress | null {
  const query = new URLSearchParams(search);
  const page = query.get('page');
  const tab = Number(query.get('tab') ?? 'none');
  return page === null ? null : { page, tab: Number.isInteger(tab) ? tab : null, beside: new URLSearchParams(hash.slice(1)).get('with') };
}

const world = worldOf(forPages);
start(<Compare world={world} address={addressOf(location.search, location.hash)} />, text, uiLanguage(), 'compare_title');
followTheme(world).catch((thrown: unknown) => console.warn('urtext: no settings', thrown));
