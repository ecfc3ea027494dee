/**
 * Words behind a number that multiply it, as `Token.norm` has them, and by how much. Languages that use one word
 * for two values ("billion" is a thousand millions in English, a million millions in German) are told apart.
 */
const MILLIONS =
  'million millions mln mio millionen mil milion miliony milionů milionu milionech milionům milljón milljónir milljónum milljóna millones millón milhões milhão millioni milioni miljoen miljoner млн миллион миллиона миллионов миллионам мільйон мільйона мільйонів miliyan';
const MILLIARDS =
  'bn bln mrd milliarde milliarden miliarda miliardy miliard miliardů milljarður milljarðar milljarða milljörðum milliards milliard miliardi miljard miljarder млрд миллиард миллиарда миллиардов мільярд мільярда мільярдів biliyan';
const THOUSANDS = 'thousand tsd tausend tisíc tisíce þúsund mille mil thousands тыс тысяч тысячи тысяча тис тисяч dubu';

const of = (words: string, value: number): [string, number][] => words.split(' ').map((word) => [word, value]);

export const SCALES: ReadonlyMap<string, number> = new Map([
  ...of(THOUSANDS, 1e3),
  ...of(MILLIONS, 1e6),
  ...of(MILLIARDS, 1e9),
  ...of('trillion trillions tn billionen bilionů bilion трлн triliyan 兆', 1e12),
  ...of('万 萬 만', 1e4),
  ...of('億 亿 억', 1e8),
  ...of('千', 1e3),
  ...of('百', 1e2),
]);

/** "billion" is 10⁹ here and 10¹² there. */
export const LONG_SCALE: ReadonlySet<string> = new Set(['de', 'cs', 'is', 'fr', 'es', 'it', 'pl', 'nl', 'da', 'sv', 'no', 'nb', 'nn']);

/** Months by the first letters of their names, for dates that one language spells and another counts. */
export const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(?:januar|janúar|januari|leden|ledna|lednu|январ|січн)/u, 1],
  [/^(?:februar|febrúar|únor|феврал|лют)/u, 2],
  [/^(?:march|märz|mars$|březen|března|březnu|март|берез|maris)/u, 3],
  [/^(?:april|apríl|duben|dubna|dubnu|апрел|квіт|afrilu)/u, 4],
  [/^(?:may$|mai$|maí$|květen|května|květnu|май$|мая$|мае$|трав)/u, 5],
  [/^(?:june|juni$|júní$|červen$|června$|červnu$|июн|черв|yuni)/u, 6],
  [/^(?:july|juli$|júlí$|červenec|července|červenci|июл|лип|yuli)/u, 7],
  [/^(?:august|ágúst|srpen|srpna|srpnu|август|серп|agusta)/u, 8],
  [/^(?:septem|září|сентяб|верес|satumba)/u, 9],
  [/^(?:octob|oktob|október|říjen|října|říjnu|октяб|жовт|oktoba)/u, 10],
  [/^(?:novem|nóvem|listopad|ноябр|nuwamba)/u, 11],
  [/^(?:decem|dezem|desem|prosin|декаб|груд|disamba)/u, 12],
];
