import { remade } from '../core/proof/proof.ts';

/**
 * The analysis as a classic script of its own, which a saved report carries packed: what compared the texts
 * when the report was made compares them again. It touches nothing but this one name.
 */
declare global {
  var urtextRemade: typeof remade | undefined;
}
globalThis.urtextRemade = remade;
