import type { LaunchOptions } from './driver.ts';

/** The window that a test sees; null for a person's own. */
export const viewportOf = (options: LaunchOptions) =>
  options.viewport === null ? null : { deviceScaleFactor: 1, ...(options.viewport ?? { width: 1100, height: 800 }) };
