/** English words that say nothing of a story: left out of fingerprints. Norms, as tokens have them. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    "a about above after again against all also although am among an and another any are as at be because been before being below between both but by can could did do does doing down during each either even ever every few first for from further get had has have having he her here hers herself him himself his how however i if in into is it its itself just last less like made make many may me might more most much must my never new no nor not now of off on once one only or other our out over own said same say says saying see she should since so some still such than that the their them then there these they this those through to told too two under until up upon us use very was way we well were what when where whether which while who whom whose why will with within without would yet you your 's don't doesn't didn't can't won't isn't aren't wasn't weren't it's that's he's she's they're we're i'm i've mr mrs ms according"
  ).split(' '),
);
