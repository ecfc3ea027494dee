import { inject } from 'vitest';
import type { Target } from './driver.ts';

declare module 'vitest' {
  interface ProvidedContext {
    target: Target;
  }
}

/** The browser of this vitest project (`--project chrome` or `--project firefox`). */
export const target: Target = inject('target');
