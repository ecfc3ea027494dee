/** Raised whenever a rule changes: reports and facts made under another version are made anew. */
export const RULES_VERSION = 9;
