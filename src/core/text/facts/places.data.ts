/**
 * Countries and peoples: one line a group, words that name the same party in news ("Beijing said").
 * The first word is the id. Two-word names are written with "_".
 */
const GROUPS = `
usa us u.s. u.s u.s.a america american americans united_states washington
uk u.k. u.k united_kingdom britain british briton britons brit brits great_britain london
china chinese sino beijing prc peoples_republic
russia russian russians russo moscow kremlin
germany german germans berlin
france french frenchman paris
italy italian italians rome
spain spanish spaniard spaniards madrid
japan japanese tokyo
india indian indians delhi
ukraine ukrainian ukrainians kyiv kiev
poland polish pole poles warsaw
turkey turkish turk turks ankara turkiye türkiye
iran iranian iranians tehran
iraq iraqi iraqis baghdad
syria syrian syrians damascus
israel israeli israelis
palestine palestinian palestinians
egypt egyptian egyptians cairo
saudi saudis saudi_arabia riyadh
uae emirati emiratis emirates
qatar qatari doha
yemen yemeni yemenis
lebanon lebanese beirut
jordan jordanian amman
afghanistan afghan afghans kabul
pakistan pakistani pakistanis islamabad
bangladesh bangladeshi dhaka
nepal nepali nepalese kathmandu
myanmar burma burmese
thailand thai thais bangkok
vietnam vietnamese hanoi
philippines philippine filipino filipinos manila
indonesia indonesian indonesians jakarta
malaysia malaysian malaysians
singapore singaporean
taiwan taiwanese taipei
hongkong hong_kong
northkorea north_korea north_korean pyongyang dprk
southkorea south_korea south_korean seoul
korea korean koreans
australia australian australians aussie canberra
newzealand new_zealand zealander zealanders
canada canadian canadians ottawa
mexico mexican mexicans
brazil brazilian brazilians brasilia
argentina argentine argentinian argentines
chile chilean chileans
colombia colombian colombians
venezuela venezuelan venezuelans caracas
peru peruvian
cuba cuban cubans havana
guatemala guatemalan
nigeria nigerian nigerians abuja
niger nigerien
ghana ghanaian
kenya kenyan kenyans nairobi
ethiopia ethiopian ethiopians
southafrica south_africa south_african
sudan sudanese khartoum
somalia somali somalis mogadishu
libya libyan libyans tripoli
tunisia tunisian tunis
algeria algerian algiers
morocco moroccan moroccans rabat
mali malian
chad chadian
cameroon cameroonian
rwanda rwandan
uganda ugandan
tanzania tanzanian
zimbabwe zimbabwean
czech czechs czechia czech_republic prague
slovakia slovak slovaks bratislava
hungary hungarian hungarians budapest
austria austrian austrians vienna
switzerland swiss bern
netherlands dutch holland hague
belgium belgian belgians
sweden swedish swede swedes stockholm
norway norwegian norwegians oslo
denmark danish dane danes copenhagen
finland finnish finn finns helsinki
iceland icelandic icelander icelanders reykjavik
ireland irish dublin
scotland scottish scots
wales welsh
england english
portugal portuguese lisbon
greece greek greeks athens
romania romanian romanians bucharest
bulgaria bulgarian bulgarians sofia
serbia serbian serb serbs belgrade
croatia croatian croat croats zagreb
bosnia bosnian
kosovo kosovar
albania albanian
slovenia slovenian slovene
belarus belarusian belarusians minsk
lithuania lithuanian
latvia latvian
estonia estonian
moldova moldovan
georgia georgian tbilisi
armenia armenian armenians yerevan
azerbaijan azerbaijani azeri baku
kazakhstan kazakh
uzbekistan uzbek
tibet tibetan
mongolia mongolian
europe european europeans
eu e.u. european_union brussels
africa african africans
asia asian asians
un u.n. united_nations
nato alliance
who world_health_organization
imf international_monetary_fund
isis isil is daesh islamic_state
covid coronavirus corona covid-19 sars-cov-2
catalonia catalan catalans
bavaria bavarian bayern
tatarstan tatar
chechnya chechen chechens
crimea crimean
islam islamic muslim muslims islamist islamists
christian christians christianity
jew jews jewish
hausa
kurd kurds kurdish kurdistan
arab arabs arabic
uighur uighurs uyghur uyghurs
democrat democrats democratic
republican republicans
`;

/** Word (lower case, or two words joined by "_") → id of its group. */
export const PLACE_IDS: ReadonlyMap<string, string> = new Map(
  GROUPS.trim()
    .split('\n')
    .flatMap((line) => {
      const words = line.split(' ');
      return words.map((word): [string, string] => [word, `@${words[0] ?? ''}`]);
    }),
);

/** Adjectives of peoples and lands: the second word of a group, and four that stand elsewhere. */
export const DEMONYMS: ReadonlySet<string> = new Set([
  'american',
  'british',
  'european',
  'arab',
  ...GROUPS.trim()
    .split('\n')
    .flatMap((line) => (/^\S+ (\p{L}+(?:n|ese|ish|i|ch|ss|eek|vak|bek|akh))(?: |$)/u.exec(line)?.[1] ?? [])),
]);
