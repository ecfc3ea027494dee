/** Raised whenever the same article would get another fingerprint; old sketches are then made anew from the articles. */
export const FINGERPRINT_VERSION = 1;
