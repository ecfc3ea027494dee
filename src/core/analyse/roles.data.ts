/** Offices and roles of people, singular. */
export const ROLES: ReadonlySet<string> = new Set(
  `president minister chancellor secretary senator congressman representative governor mayor king queen prince princess pope general colonel major
  captain lieutenant sergeant admiral commander chief chairman chairwoman chair director judge justice attorney prosecutor lawyer ambassador spokesman
  spokeswoman spokesperson leader head bishop archbishop cardinal imam sheriff detective inspector coach manager editor reporter journalist analyst
  speaker commissioner superintendent founder owner doctor nurse patient professor teacher student pupil engineer scientist researcher economist
  actor actress singer director producer writer author player striker goalkeeper defender midfielder driver pilot soldier officer diplomat envoy adviser
  advisor aide deputy witness suspect victim defendant plaintiff employee employer worker boss executive ceo cfo son daughter father mother brother sister
  wife husband uncle aunt cousin nephew niece friend neighbour neighbor colleague`.split(/\s+/u),
);

/** Words that change the rank of the office they stand before. */
export const RANKS: ReadonlySet<string> = new Set('vice deputy former ex acting interim assistant associate junior under co incoming outgoing designate elect honorary retired'.split(' '));

/** "highest", "most": the top or bottom of an order. */
export const superlative = (norm: string): boolean => /^(?:most|least|top|\p{L}{2,}(?:est|most)|(?:\p{L}{2,}est|top)-(?:rank|rang|lev|plac|rat)\p{L}+)$/u.test(norm);

/** High in an order, not at its top. */
export const RANKING: ReadonlySet<string> = new Set('senior leading high high-ranking high-level prominent important big large powerful'.split(' '));
