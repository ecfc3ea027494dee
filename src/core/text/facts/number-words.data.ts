/** Words of number, calendar and measure. English; small and closed classes only. */

export const CARDINALS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value): [string, number] => [word, value])
    .concat('twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i): [string, number] => [word, (i + 2) * 10])),
);

export const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100], ['hundreds', 100], ['thousand', 1e3], ['thousands', 1e3], ['million', 1e6], ['millions', 1e6], ['mln', 1e6], ['mn', 1e6],
  ['billion', 1e9], ['billions', 1e9], ['bn', 1e9], ['bln', 1e9], ['trillion', 1e12], ['tn', 1e12], ['trn', 1e12],
  ['lakh', 1e5], ['lakhs', 1e5], ['crore', 1e7], ['crores', 1e7], ['dozen', 12], ['dozens', 12],
]);

/** Short magnitudes that count only when written against digits: "1.5m", "30k". */
export const SHORT_MAGNITUDES: ReadonlyMap<string, number> = new Map([['m', 1e6], ['k', 1e3], ['b', 1e9], ['t', 1e12]]);

export const ORDINALS: ReadonlyMap<string, number> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, i): [string, number] => [word, i + 1]),
);

export const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['half', 2], ['halves', 2], ['third', 3], ['thirds', 3], ['quarter', 4], ['quarters', 4], ['fourth', 4], ['fourths', 4], ['fifth', 5], ['fifths', 5],
  ['sixth', 6], ['sixths', 6], ['eighth', 8], ['eighths', 8], ['tenth', 10], ['tenths', 10],
]);

/** Unit word → canonical unit and factor. Lengths in metres, masses in grams, areas in m², speeds in km/h. */
/** A unit word's kind, canonical unit, factor, and the plain name of the unit as written. */
export type Unit = readonly ['duration' | 'quantity', string, number, string];

export const UNITS: ReadonlyMap<string, Unit> = new Map(
  (
    [
      ['duration', 'second', 1, 'second seconds sec secs'],
      ['duration', 'minute', 1, 'minute minutes min mins'],
      ['duration', 'hour', 1, 'hour hours hr hrs'],
      ['duration', 'day', 1, 'day days'],
      ['duration', 'week', 1, 'week weeks fortnight'],
      ['duration', 'month', 1, 'month months'],
      ['duration', 'year', 1, 'year years yr yrs'],
      ['duration', 'year', 10, 'decade decades'],
      ['duration', 'year', 100, 'century centuries'],
      ['duration', 'day', 1, 'night nights'],
      ['quantity', 'm', 1000, 'kilometer kilometers kilometre kilometres km kms'],
      ['quantity', 'm', 1609.344, 'mile miles mi'],
      ['quantity', 'm', 1852, 'nautical'],
      ['quantity', 'm', 1, 'meter meters metre metres'],
      ['quantity', 'm', 0.01, 'centimeter centimeters centimetre centimetres cm'],
      ['quantity', 'm', 0.001, 'millimeter millimeters millimetre millimetres mm'],
      ['quantity', 'm', 0.3048, 'foot feet ft'],
      ['quantity', 'm', 0.0254, 'inch inches'],
      ['quantity', 'm', 0.9144, 'yard yards'],
      ['quantity', 'g', 1000, 'kilogram kilograms kilogramme kilogrammes kg kilo kilos'],
      ['quantity', 'g', 1, 'gram grams gramme grammes'],
      ['quantity', 'g', 0.001, 'milligram milligrams mg'],
      ['quantity', 'g', 453.59237, 'lb lbs'],
      ['quantity', 'g', 28.3495, 'ounce ounces oz'],
      ['quantity', 'g', 1e6, 'ton tons tonne tonnes'],
      ['quantity', 'm2', 1e6, 'km2 sqkm'],
      ['quantity', 'm2', 1, 'm2 sqm'],
      ['quantity', 'm2', 1e4, 'hectare hectares ha'],
      ['quantity', 'm2', 4046.856, 'acre acres'],
      ['quantity', 'l', 1, 'liter liters litre litres'],
      ['quantity', 'l', 3.785, 'gallon gallons'],
      ['quantity', 'l', 158.987, 'barrel barrels'],
      ['quantity', 'km/h', 1, 'kph kmh'],
      ['quantity', 'km/h', 1.609344, 'mph'],
      ['quantity', 'km/h', 1.852, 'knot knots'],
      ['quantity', 'degree', 1, 'degree degrees'],
      ['quantity', 'W', 1, 'watt watts'],
      ['quantity', 'W', 1e3, 'kilowatt kilowatts kw'],
      ['quantity', 'W', 1e6, 'megawatt megawatts mw'],
      ['quantity', 'W', 1e9, 'gigawatt gigawatts gw'],
      ['quantity', 'B', 1e6, 'megabyte megabytes mb'],
      ['quantity', 'B', 1e9, 'gigabyte gigabytes gb'],
      ['quantity', 'B', 1e12, 'terabyte terabytes tb'],
    ] as const
  ).flatMap(([type, unit, factor, words]) => {
    const list = words.split(' ');
    const tuple: Unit = [type, unit, factor, list[0] ?? unit];
    return list.map((word) => [word, tuple] as const);
  }),
);

/** "in his fifties" → the 50s. */
export const DECADE_WORDS: ReadonlyMap<string, number> = new Map('twenties thirties forties fifties sixties seventies eighties nineties'.split(' ').map((word, i): [string, number] => [word, (i + 2) * 10]));

/** Days in a unit of duration, for "14 days" against "two weeks"; months and years convert to each other only. */
export const DURATION_SECONDS: ReadonlyMap<string, number> = new Map([['second', 1], ['minute', 60], ['hour', 3600], ['day', 86400], ['week', 604800]]);

export const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([['$', 'USD'], ['€', 'EUR'], ['£', 'GBP'], ['¥', 'JPY'], ['₹', 'INR'], ['₽', 'RUB'], ['₩', 'KRW'], ['₺', 'TRY'], ['₴', 'UAH'], ['₦', 'NGN']]);

export const CURRENCY_WORDS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['USD', 'dollar dollars usd bucks'], ['EUR', 'euro euros eur'], ['GBP', 'pound pounds gbp sterling'], ['JPY', 'yen jpy'], ['CNY', 'yuan renminbi rmb cny'],
      ['RUB', 'ruble rubles rouble roubles rub'], ['INR', 'rupee rupees inr rs'], ['CZK', 'crown crowns koruna korunas czk'], ['ISK', 'krona kronas kronur isk'],
      ['CHF', 'franc francs chf'], ['KRW', 'won krw'], ['NGN', 'naira ngn'], ['TRY', 'lira liras'], ['PLN', 'zloty zlotys'], ['MXN', 'peso pesos'],
      ['BRL', 'real reais'], ['UAH', 'hryvnia hryvnias'], ['ILS', 'shekel shekels'], ['cent', 'cent cents'], ['penny', 'pence penny'],
    ] as const
  ).flatMap(([code, words]) => words.split(' ').map((word): [string, string] => [word, code])),
);

export const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january jan', 'february feb', 'march mar', 'april apr', 'may', 'june jun', 'july jul', 'august aug', 'september sept sep', 'october oct', 'november nov', 'december dec',
  ].flatMap((words, i) => words.split(' ').map((word): [string, number] => [word, i + 1])),
);

export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  ['sunday sun', 'monday mon', 'tuesday tue tues', 'wednesday wed', 'thursday thu thur thurs', 'friday fri', 'saturday sat'].flatMap((words, i) =>
    words.split(' ').flatMap((word): [string, number][] => [[word, i], [`${word}s`, i]]),
  ),
);

export const APPROXIMATORS: readonly (readonly [readonly string[], 'about' | 'below' | 'above' | 'at-least' | 'at-most'])[] = [
  [['more', 'than'], 'above'], [['no', 'more', 'than'], 'at-most'], [['not', 'more', 'than'], 'at-most'], [['less', 'than'], 'below'], [['fewer', 'than'], 'below'],
  [['no', 'less', 'than'], 'at-least'], [['no', 'fewer', 'than'], 'at-least'], [['at', 'least'], 'at-least'], [['at', 'most'], 'at-most'], [['up', 'to'], 'at-most'],
  [['in', 'excess', 'of'], 'above'], [['upwards', 'of'], 'above'], [['not', 'less', 'than'], 'at-least'], [['not', 'fewer', 'than'], 'at-least'], [['as', 'few', 'as'], 'at-least'], [['over'], 'above'], [['above'], 'above'], [['exceeding'], 'above'], [['under'], 'below'], [['below'], 'below'], [['nearly'], 'below'], [['almost'], 'below'],
  [['close', 'to'], 'about'], [['about'], 'about'], [['around'], 'about'], [['approximately'], 'about'], [['roughly'], 'about'], [['some'], 'about'], [['circa'], 'about'], [['approx'], 'about'], [['approx', '.'], 'about'], [['nearer'], 'about'],
  [['estimated'], 'about'], [['as', 'many', 'as'], 'at-most'], [['as', 'much', 'as'], 'at-most'], [['minimum', 'of'], 'at-least'], [['maximum', 'of'], 'at-most'],
];

/**
 * Zones by the names that news puts behind a time, with the hours ahead of UTC; where a name leaves two open
 * (summer or winter, Ireland or India) it lists both.
 */
export const ZONES: ReadonlyMap<string, string> = new Map([
  ['gmt', '0'], ['utc', '0'], ['est', '-5'], ['edt', '-4'], ['et', '-5/-4'], ['eastern', '-5/-4'], ['cdt', '-5'], ['ct', '-6/-5'], ['central', '-6/-5'],
  ['cst', '-6/8'], ['mst', '-7'], ['mdt', '-6'], ['mt', '-7/-6'], ['pst', '-8'], ['pdt', '-7'], ['pt', '-8/-7'], ['pacific', '-8/-7'], ['bst', '1/6'],
  ['cet', '1'], ['cest', '2'], ['eet', '2'], ['eest', '3'], ['msk', '3'], ['ist', '1/2/5.5'], ['pkt', '5'], ['jst', '9'], ['kst', '9'], ['hkt', '8'], ['sgt', '8'],
  ['aest', '10'], ['aedt', '11'], ['nzst', '12'], ['nzdt', '13'],
]);
