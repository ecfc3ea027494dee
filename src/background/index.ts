import { failureOf } from '../core/errors.ts';
import {
  listen,
  onBrowserStart,
  onInstalled,
  onPermissionsAdded,
  onPermissionsRemoved,
  onTabClosed,
  onValuesChanged,
  openTab,
  ownId,
  url,
  version,
} from '../platform/browser.ts';
import { answerer } from '../protocol/answer.ts';
import { checkRequest } from '../protocol/schemas.ts';
import { maySay, senderOf } from '../protocol/sender.ts';
import { listenToKeys, makeMenu } from './commands.ts';
import { noteFailure } from './diary.ts';
import { handlers } from './handlers.ts';
import { sendPrefs } from './settings.ts';
import { settingsArrived } from './settings-changed.ts';
import { followTabs } from './pinned.ts';
import { carryOut, syncScripts } from './sites.ts';
import { forget } from './tab-memory.ts';
import { keepUp, upkeepSoon, wake } from './upkeep.ts';

/** Wiring only. Every listener is in place before the first await, or a waking worker would miss its event. */
const note = (stage: string) => (thrown: unknown) => noteFailure(stage, failureOf(thrown));

const answer = answerer(handlers, {
  version: version(),
  may: maySay,
  check: checkRequest,
  failed: (kind, failure) => void noteFailure(kind, failure),
});
listen((message, raw) => answer(message, senderOf(raw, ownId(), url(''))));

onInstalled((reason) => {
  Promise.all([syncScripts(), makeMenu(), sendPrefs(), reason === 'install' ? openTab(url('src/welcome/index.html')) : null])
    .then(() => upkeepSoon())
    .catch(note('install'));
});
onBrowserStart(() => {
  sendPrefs()
    .then(() => upkeepSoon())
    .catch(note('start'));
});
onPermissionsAdded(() => {
  carryOut().catch(note('permission'));
});
onPermissionsRemoved(() => {
  syncScripts().catch(note('permission'));
});
onValuesChanged((area) => {
  settingsArrived(area).catch(note('settings'));
});
onTabClosed((tab) => {
  forget(tab).catch(note('tab closed'));
});
listenToKeys();
followTabs();
keepUp();
// Whatever woke us will likely need the corpus: open it while the first message is still on its way.
wake().catch(note('open'));
