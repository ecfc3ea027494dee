/**
 * What our pages hand to `worldOf`, as `import * as`. Not of the browser's module itself: the bundler makes an object of
 * all its exports for that, which the worker, sharing the module, would carry too.
 */
export {
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
