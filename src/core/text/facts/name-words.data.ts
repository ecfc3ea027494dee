/** Words that are capitalised with a name but are a title or office, not part of it. */
export const TITLE_WORDS: ReadonlySet<string> = new Set(
  `mr mrs ms miss dr prof professor sir madam lord lady dame president vice deputy prime premier minister chancellor secretary
  senator sen congressman congresswoman representative rep governor gov mayor king queen prince princess duke duchess pope
  general gen colonel col major maj captain capt lieutenant lt sergeant sgt admiral commander chief chairman chairwoman chair
  chairperson director judge justice attorney ambassador spokesman spokeswoman spokesperson leader head ceo reverend rev
  bishop archbishop cardinal imam sheikh ayatollah sheriff officer detective inspector coach former ex acting senior foreign
  interior defense defence finance state father mother brother sister uncle aunt saint st emperor sultan emir crown co-founder
  founder manager editor reporter journalist analyst speaker commissioner superintendent constable`.split(/\s+/u),
);

/** Words that open sentences or stand capitalised without naming anything. */
export const NEVER_NAMES: ReadonlySet<string> = new Set(
  `a an the this that these those it its he she they we i you his her their our my your him them us me who whom whose which what when where why how
  and or but nor so yet for if then than as because although though while since until unless whether before after during
  in on at to from by with of into onto over under about above below between among through against without within along across behind beyond near off out up down
  is are was were be been being am has have had do does did will would can could may might must shall should not no never none neither nor
  there here now today yesterday tomorrow tonight also however meanwhile moreover furthermore therefore thus instead still even just only again already
  some any all both each every most many much more less few several other another such same own one two three four five six seven eight nine ten
  first second third last next new old good great yes ok okay well very too once according despite following including
  himself herself itself themselves myself yourself ourselves mine yours hers ours theirs throughout beside besides despite inside outside toward towards upon via per like
  anyone everyone someone anybody everybody somebody nobody anything everything something nothing whoever whatever
  earlier later recently currently finally eventually additionally nevertheless nonetheless otherwise perhaps maybe
  mr mrs ms photo image video read see click share getty reuters ap afp copyright advertisement
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
  mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec am pm
  let's it's that's he's she's there's i'm i've we're they're you're don't didn't doesn't isn't wasn't can't won't i'll we'll we've they've what's who's here's
  people police government man woman men women children officials experts critics supporters opponents residents`.split(/\s+/u),
);

/** Lower-case words that may stand inside a name. */
export const NAME_LINKS: ReadonlySet<string> = new Set('de der den van von bin ibn al el la le di da do dos das du del ter abu ben y e zu'.split(' '));
