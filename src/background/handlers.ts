import type { HandlersOf } from '../protocol/answer.ts';
import type { Messages } from '../protocol/messages.ts';
import { analysePage, expectPage } from './analyse-page.ts';
import { cardReady, cardResized, compareFromCard, dismiss, fillCard } from './card-relay.ts';
import { collectTabs, listTabs } from './collect-tabs.ts';
import { pageLeft } from './comes-back.ts';
import { comparison } from './compare.ts';
import { offer, startFind } from './find.ts';
import { joinFrom, keepJoined, pin, pinned } from './pinned.ts';
import { corpusHandlers } from './corpus-messages.ts';
import { refusePage } from './refuse-page.ts';
import { askContent, runTab } from './run-tab.ts';
import { changeSettings, policy, settings, siteState } from './settings.ts';
import { redrawAll } from './settings-changed.ts';
import { pageSettings, setSite } from './sites.ts';
import { sameEvent, tabState } from './tab-state.ts';
import { loweredKinds, raiseKinds } from './taste.ts';

/** One line a message; who may send which is `protocol/sender.ts`. */
export const handlers: HandlersOf<Messages> = {
  ...corpusHandlers,
  'page.analyse': async (request, from) => {
    const view = await analysePage(request, from);
    await joinFrom(from.tab);
    return view;
  },
  'page.refused': refusePage,
  'page.card': fillCard,
  'page.left': pageLeft,
  'page.settings': async (_, from) => {
    const wished = await pageSettings(from);
    if (wished.drawing === 'always') expectPage();
    return wished;
  },

  'tab.state': ({ tab }) => tabState(tab),
  'tab.run': ({ tab }) => runTab(tab),
  'tab.jump': ({ tab, finding }) => askContent(tab, 'content.jump', { finding }),
  'tab.sameEvent': ({ tab }) => sameEvent(tab),
  'tabs.list': (tab) => listTabs(tab),
  'tabs.collect': ({ tabs: chosen }) => collectTabs(chosen),

  'find.start': startFind,
  'find.offer': offer,
  'find.pin': pin,
  'find.pinned': () => pinned(),
  'find.keep': keepJoined,

  'compare.load': ({ tab, page }) => comparison(tab, page),

  'card.ready': (_, from) => cardReady(from),
  'card.measured': ({ height }, from) => cardResized(height, from),
  'card.compare': (_, from) => compareFromCard(from),
  'card.close': (_, from) => cardResized(null, from),
  'card.dismiss': dismiss,

  'site.get': ({ url }) => siteState(url),
  'site.set': ({ host, drawing }) => setSite(host, drawing),
  'site.lowered': () => loweredKinds(),
  'site.raise': async ({ host }) => {
    await raiseKinds(host);
    await redrawAll();
    return loweredKinds();
  },
  'settings.get': () => settings(),
  'settings.policy': () => policy(),
  'settings.set': async (change) => {
    const now = await changeSettings(change);
    await redrawAll();
    return now;
  },
};
