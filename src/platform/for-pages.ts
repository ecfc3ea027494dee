import {
  activeTab,
  commandKeys,
  hasPermission,
  hasSidePanel,
  onOtherTab,
  openKeysPage,
  openSidePanel,
  openTab,
  packagedFile,
  readValue,
  requestPermission,
  runtimeChannel,
  showTab,
  tabOf,
  url,
  version,
  writeValue,
} from './browser.ts';

/**
 * What our pages hand to `worldOf`. Not the module as a whole (`import * as`): the bundler makes an object of all its
 * exports for that, which the worker, sharing the module, would carry too.
 */
export const forPages = {
  activeTab,
  commandKeys,
  hasPermission,
  hasSidePanel,
  onOtherTab,
  openKeysPage,
  openSidePanel,
  openTab,
  packagedFile,
  readValue,
  requestPermission,
  runtimeChannel,
  showTab,
  tabOf,
  url,
  version,
  writeValue,
};
