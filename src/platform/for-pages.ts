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
 * What our pages hand to `worldOf`. Neither the browser's module itself, of which the bundler would make an object of
 * all exports that the worker, sharing it, would carry too; nor a module's namespace, which needs one more file to load.
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
