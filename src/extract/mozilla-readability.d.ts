/** The class alone: the package's main file adds a second module (and 1 kB) that we do not use. */
declare module '@mozilla/readability/Readability.js' {
  export { Readability as default } from '@mozilla/readability';
}
