import type { ArtifactCategory } from '../model.ts';

/** A rendering that gives away the language it was made from. */
export interface Calque {
  /** Matched within one sentence of the page; the whole match is marked. Flags: g and u, i where case says nothing. */
  readonly pattern: RegExp;
  /** What sound versions say at the place. Null: nothing particular. */
  readonly sound: RegExp | null;
  /** May it be marked without a sibling that has sound words? Only where English never says it so. */
  readonly alone: boolean;
  readonly category: Extract<ArtifactCategory, 'calque' | 'transliteration' | 'order' | 'grammar'>;
  readonly severity: 1 | 2 | 3;
  /** Languages that have the phrase behind it, by BCP 47. */
  readonly from: readonly string[];
  /** The phrase behind it, in the first of `from`: our source for the entry. */
  readonly origin: string;
}

const calque = (from: string, origin: string, pattern: RegExp, sound: RegExp | null, alone: boolean, severity: 1 | 2 | 3 = 2): Calque => ({
  pattern,
  sound,
  alone,
  category: 'calque',
  severity,
  from: from.split(' '),
  origin,
});

/**
 * Own collection, from reading machine-translated news and from the set phrases of the languages concerned; each
 * entry names the phrase behind it. What the entries mark in untouched English: `lab score artifacts`.
 */
export const CALQUES: readonly Calque[] = [
  // diplomacy and institutions
  calque('es fr it pt ar', 'jefe de la diplomacia', /\b(?:(?:US|U\.S\.|American|Chinese|Russian|French|British|German|European|Ukrainian|Iranian|Israeli) )?(?:chief|head) of (?:the )?(?:(?:US|American|Chinese|Russian|French|British|German|European|Ukrainian) )?diplomacy\b/giu, /\b(?:top diplomat|foreign minister|secretary of state|foreign policy chief)\b/iu, true),
  calque('es fr pt', 'televisión pública', /\bpublic television(?= CCTV| \p{Lu}{3,5}\b|\b)/gu, /\b(?:state(?:-run)? (?:television|TV|media|broadcaster)|state-owned)\b/iu, false),
  calque('ar', 'زعيم النظام', /\bsystem leader\b/giu, null, true, 2),
  calque('es', 'canciller del régimen', /\bregime chancellor\b/giu, /\bforeign minister\b/iu, true, 3),
  calque('es fr ar it pt', 'Ministro de Asuntos Exteriores', /\b(?:visit|trip|arrival) of the (?:Minister of Foreign Affairs|Foreign Minister)\b/gu, /\bBlinken\b|\bSecretary of State\b/u, false),
  calque('es pt it', 'presidente electo', /\b[Tt]he elected [Pp]resident(?= of\b|,| \p{Lu})/gu, /\bpresident[- ]elect\b/iu, false, 1),
  calque('es', 'el Ejecutivo', /\bthe (?:\p{Lu}\p{Ll}+ )?Executive(?= (?:has|will|said|announced|approved|of))/gu, /\bgovernment\b/iu, false, 1),
  calque('fr es it', 'en el marco de', /\b[Ww]ithin the framework of\b/gu, /\b(?:as part of|during|under)\b/iu, false, 1),
  calque('de', 'im Rahmen', /\bin the (?:frame|framework) of\b/giu, /\b(?:as part of|during|under)\b/iu, false, 1),
  calque('fr es it', 'forces de l’ordre', /\bforces of (?:the )?order\b/giu, /\bpolice|security forces\b/iu, true, 1),
  calque('ru uk', 'правоохранительные органы', /\blaw[- ]enforcement organs\b/giu, /\blaw enforcement (?:agencies|officers|bodies)|police\b/iu, true),
  calque('ru', 'силовые структуры', /\bpower structures\b/giu, /\bsecurity (?:forces|agencies|services)\b/iu, false),
  calque('ru', 'сообщает пресс-служба', /\breports the press[- ]service\b/giu, /\bpress service (?:said|reported)\b/iu, true, 1),
  calque('zh', '有关负责人', /\b(?:the )?relevant (?:person|persons|people) in charge\b/giu, /\bofficials?\b/iu, true, 1),
  calque('zh', '记者从…获悉', /\b[Tt]he reporter learned (?:from|that|on)\b/gu, null, true, 1),
  calque('zh', '新冠', /\bnew crown (?:pneumonia|virus|epidemic|vaccines?|cases?|pandemic|infections?|patients?)\b/giu, /\bCOVID|coronavirus\b/iu, true, 3),
  calque('zh', '网友', /\bnet[- ]friends\b/giu, /\bnetizens|internet users|users\b/iu, true, 1),
  calque('zh', '美方', /\bthe (?:US|U\.S\.|American|Chinese) side(?=[.,”])/gu, /\b(?:United States|Washington|Beijing|China)\b/u, false, 1),
  calque('ja', 'コロナ禍', /\bcorona (?:disaster|calamity|wreck|misfortune|sickness|evil)\b/giu, /\bpandemic|coronavirus|COVID\b/iu, true, 2),
  calque('ja zh', '新型コロナ', /\bnew(?:-type)? corona(?: virus| infection| pneumonia)?\b(?!virus)/giu, /\bcoronavirus|COVID\b/iu, true, 2),
  calque('ja', '外出自粛', /\bself-restraint (?:of|in|on|from) (?:going out|outing|business)\b|\bgoing[- ]out self-restraint\b/giu, null, true, 1),
  calque('de', 'in der Nacht auf Sonntag', /\bin the night (?:to|on|of) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/giu, /\bovernight|night\b/iu, true, 1),
  calque('de', 'nach eigenen Angaben', /\baccording to (?:his |her |its |their )?own (?:statements?|information|details|data|account)\b/giu, /\b(?:said|says)\b/iu, true, 1),
  calque('de', 'es kam zu', /\bit came to (?:\p{Ll}+ )?(?:clashes|accidents|delays|riots|disputes|an? (?:accident|collision|dispute|brawl|argument))\b/giu, null, true, 1),
  calque('fr', 'mis en examen', /\b(?:put|placed|set) (?:in|under) examination\b/giu, /\bcharged|under (?:formal )?investigation\b/iu, true),
  calque('fr', 'interpellé', /\b(?:was|were|been) interpell?ated\b/giu, /\barrested|detained|questioned\b/iu, true),
  calque('fr es', 'déposer plainte', /\b(?:deposed|deposited|laid down) (?:a|the) complaint\b/giu, /\bfiled\b/iu, true),
  calque('fr es', 'manifestants', /\bmanifestants\b/giu, /\bprotesters|demonstrators\b/iu, true),
  calque('fr', 'proche du dossier', /\bclose to the (?:file|dossier)\b/giu, /\bfamiliar with the matter\b/iu, true, 1),
  calque('es', 'manifestó que', /\bmanifested (?:that|his|her|its|their)\b/giu, /\bsaid|expressed\b/iu, true, 1),
  calque('es pt', 'realizó una visita', /\brealized (?:a|an|the|his|her|their) (?:visit|trip|meeting|tour|operation|study|interview)\b/giu, /\bmade|held|carried out|conducted\b/iu, true, 1),
  calque('es pt fr', 'asistió a la reunión', /\bassisted to (?:the|a|an)\b/giu, /\battended\b/iu, true),
  calque('es', 'en las últimas horas', /\bin the last hours\b(?! of)/giu, /\brecent|hours\b/iu, false, 1),
  calque('es', 'eleva el tono', /\b(?:raises|raised|raising|rises|lifts) the tone (?:of|for|in)\b/giu, null, true, 2),
  calque('ru pl cs', 'получил широкое освещение', /\ban extensive (?:media )?coverage\b/giu, /\bextensive (?:media )?coverage\b/iu, true, 1),
  calque('tr', 'açıklamalarda bulundu', /\b(?:was|were) found in (?:a )?statements?\b|\bmade statements? to the (?:press|agency)\b/giu, /\bsaid|told\b/iu, false, 1),

  // set phrases of this sort of story, where a sibling has the sound words
  calque('es', 'desaire', /\b(?:[Dd]isdain|[Cc]ontempt|[Ss]light) (?:for|to|of|towards?) the (?:\p{Lu}?\p{Ll}+ ){1,2}(?:leader|president)\b/gu, /\bsnub\b/iu, false, 3),
  calque('es fr', 'globo de observación', /\bobservation balloons?\b/giu, /\b(?:surveillance|spy) balloons?\b/iu, false),
  calque('es ar', 'posturas intransigentes', /\b(?:extremist|extreme|radical) (?:positions?|stances?)\b/giu, /\b(?:hard-?line|hard line|strong|tough|firm) (?:positions?|stances?)\b|\bhard-?line\b/iu, false, 3),
  calque('es ar', 'ceder en', /\b(?:bend|give in|yield|succumb|surrender) to (?:the |their )?(?:hard-?line|extremist|strong|firm|tough|extreme)\b/giu, /\bback down\b|\b(?:bend|budge|give way) (?:on|from)\b/iu, false),

  // word order of the Romance languages
  { pattern: /\b[Tt]he (?!most\b)\p{Ll}{3,} most (?:important|serious|urgent|difficult|powerful|dangerous|sensitive|recent|famous|complex|relevant|critical|delicate)(?=[,.”";])/gu, sound: /\bmost (?:important|serious|urgent|difficult|powerful|dangerous|sensitive|recent|famous|complex|relevant|critical|delicate)\b/iu, alone: true, category: 'order', severity: 2, from: ['es', 'fr', 'it', 'pt'], origin: 'el problema más importante' },
  { pattern: /\b\p{Ll}+(?:ment|tion|sion|ity|ship|ance|ence|ology|ism|ics) (?:Chinese|American|Russian|British|French|European|Israeli|Iranian|Turkish|Ukrainian|Spanish|Japanese|Korean|Indian|Taiwanese)(?=[,.;”])/gu, sound: null, alone: true, category: 'order', severity: 2, from: ['es', 'fr', 'it', 'pt', 'ar'], origin: 'desarrollo tecnológico chino' },
];
