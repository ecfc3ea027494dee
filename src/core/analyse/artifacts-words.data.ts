/** Word lists of the surface patterns. Own lists; each is closed and short on purpose: a mark needs a sure sign. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/** Words that may stand twice in a row in sound English. */
export const DOUBLES_ALLOWED = list(
  'had that is very really so no yes ha bye long many much far never again more over go her wait well please boo knock hush tut blah chop aye hear din ping pom tam',
);

/** Capital letters that open a sentence and, glued to the word before, betray a lost stop. */
export const SENTENCE_OPENERS = list(
  'Who Which What When Where While Afterwards Afterward After According Although Also And As At Because Before But By During For From He Her His However If In It Its Later Meanwhile Moreover On Or Since She So Some That The Their Then There These They This Those Though Thus To Under Until We With Within Yet You',
);

/** Function words that no sentence writes with a capital in its middle, save in titles. */
export const NEVER_CAPITAL = list(
  'Who Which When Where While After According Although Also And As At Because Before But By During For From He Her His However If In It Its Later Meanwhile Moreover Nor Of On Or Since She So That Their Then There These They This Those Though Thus To Under Until Was Were Whose With Within Without Would Yet Have Has Had Is Are Been Being Into About Against Among Between Through Upon',
);

/** After a stop these abbreviations do not end a sentence, so a small letter may follow. */
export const ABBREVIATIONS = list(
  'etc vs approx no nos dept est inc corp ltd co cos jr sr st mr mrs ms dr prof rev hon sen rep gov gen col lt maj capt cmdr sgt adm pres al cf ca v fig figs vol vols art arts op ed eds jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd mt ft sq min max avg std dist tel ext univ assn bros mfg intl govt natl pct dlrs mln bln stg shr revs oper yr yrs hr hrs mos wk wks lb lbs oz km kg cm mm sec secs am pm ie eg ph pp para sci tech bldg hosp calif mass penn conn ariz colo fla minn mich miss okla ore tenn wis wash del ind kan ill pa va ga la md me nev tex mont neb vt wyo ala ark ky ont que b c d s',
);

/** Endings after a dot that make an address or a file name. */
export const ADDRESS_ENDINGS = list(
  'com org net gov edu int info biz mil example html htm php pdf jpg jpeg png gif doc docx xls zip news media online site app dev tv fm am me co uk us de fr ru cn jp in eu it es nl ch at be io ai ly gl gg ca au nz za br mx ar pl cz sk hu ro bg rs hr si ua by kz il tr gr pt ie se no fi dk is ee lv lt js ts py',
);

/** Lower-case words that names carry inside, so they may follow an initial's stop. */
export const NAME_PARTICLES = list('al el bin ibn de da di du del der den des dos la le van von zu zur ten ter y e');

/** Mixed-case names that only look glued. */
export const MIXED_CASE_NAMES = list('LinkedIn');

/** Past forms that never follow a modal verb directly. */
export const PAST_FORMS = list(
  'spent went took gave wrote spoke began broke chose drove ate fell flew forgot grew knew rode rose sang shook stole swam threw wore won held kept left lost met paid said sent sold sought stood taught thought told understood bought brought built caught felt fought found heard led were was been gone done seen taken given written',
);

export const MODALS = list('can could may might must shall should will would');

/** Written with a vowel, spoken with a consonant: "a European". Matched as beginnings. */
export const SPOKEN_CONSONANT = /^(?:eu|ew|uni(?!m|n[^i])|us(?:e|u|a)|ut(?:i|o|e)|ub[aei]|uk|ufo|ur[aeiou](?!n)|one(?!i|r)|once|ou[iy]|u$|u[-.]|ouija|oaxac)/u;

/** Written with a consonant, spoken with a vowel: "an hour". */
export const SPOKEN_VOWEL = /^(?:hour|honest|honou?r|heir|hon[-.]?$)/u;
