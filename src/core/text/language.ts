import type { Language } from '../model.ts';

/** So much of a text is looked at. */
const SAMPLE = 2_000;
/** A claim is believed at once when so many of the sample's words are that language's little words. */
const PLAIN = 0.2;
/** Share of all words that must be a language's own little words before we name it. */
const FEWEST = 0.12;

/** Little words that tell Latin and Cyrillic languages apart; a word may stand in several lists. */
const LITTLE_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    en: 'the of and to in a is that for it was on with as are be by at this from have has had not he she they but which or an will said who were their',
    de: 'der die das und in den von zu mit ist im für auf des dem nicht ein eine sich auch als es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über',
    fr: 'le la les de des et en un une du que qui dans pour est au par sur pas plus avec il ne se ce sont aux son elle mais ont cette été',
    es: 'el la los las de y en que un una del por con para se es su al lo como más no ha fue sus este entre pero también han ser',
    it: 'il la le di e in che un una del della per con è si dei al non da sono nel più ha alla lo gli come anche ma delle nella',
    pt: 'o a os as de e em que um uma do da dos das para com no na por se é mais não ao foi como sua seu pelo pela são mas ou',
    nl: 'de het een van en in is dat op te voor met zijn die niet aan er om ook als bij door uit naar heeft maar was nog worden over',
    cs: 'a se v na je že o s z do to i pro ve za k jako jsou ale by bylo který po od podle až jeho také však když u které',
    pl: 'w i na z się do nie to że jest o za od po jak przez dla są ale jego co oraz był być ich może przy już tym które',
    is: 'og að í á er sem til við um var en það hann með af fyrir ekki hefur eru frá verið segir þess því þar þeir hún',
    ha: 'da a na ta ya ne ce wannan cikin don ba wani an sun kuma ga zuwa yi wanda wata kan shi su bayan domin ake har wa',
    ru: 'и в на не что с по он из как к а его для это о от но за у до при был так также все она они было или же',
    uk: 'і в на не що з по та він із як до а його для це про від але за у при був так також все вона вони було або й',
    sv: 'och i att det som en på är av för med den till inte har om ett han men var jag sig från vi så kan när år',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
);

/**
 * The language of a text: by its script where that says enough, else by its little words; a claim of the page
 * decides only when the text itself says nothing ("und" without one).
 */
export function languageOf(text: string, claimed: Language | null = null): Language {
  const sample = text.slice(0, SAMPLE);
  const claim = claimed === null ? null : (/^[a-z]{2,3}(?![a-z])/iu.exec(claimed)?.[0].toLowerCase() ?? null);
  return ofScript(sample) ?? ofLittleWords(sample, claim) ?? claim ?? 'und';
}

/** Fewer words than this tell no language; a claim is believed then. */
const FEW_WORDS = 30;
/** Prose of a language has many more of its little words; this many have tickers and tables, and other languages by chance. */
const LEAST_PROSE = 0.06;

/**
 * The language whose rules may judge a text: as `languageOf` has it, but "und" where a text of some length has
 * hardly any of that language's little words, whatever the page claims. Rules of English on Turkish mark nonsense.
 */
export function judgedLanguage(text: string, claimed: Language | null): Language {
  const language = languageOf(text, claimed);
  const words =
    text
      .slice(0, SAMPLE)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  if (language === 'und') return words.length < FEW_WORDS ? 'en' : 'und';
  const little = LITTLE_WORDS[language];
  return little !== undefined && words.length >= FEW_WORDS && share(words, little) < LEAST_PROSE ? 'und' : language;
}

function ofScript(sample: string): Language | null {
  if (!/[^\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Common}\p{sc=Inherited}]/u.test(sample)) return null;
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0) return null;
  const kana = count(sample, /[\p{sc=Hiragana}\p{sc=Katakana}]/gu);
  const han = count(sample, /\p{sc=Han}/gu);
  if (kana + han > letters * 0.3) return kana > (kana + han) * 0.1 ? 'ja' : 'zh';
  for (const [language, script] of SCRIPTS) if (count(sample, script) > letters * 0.5) return language;
  return null;
}

const SCRIPTS: readonly (readonly [Language, RegExp])[] = [
  ['ko', /\p{sc=Hangul}/gu],
  ['ar', /\p{sc=Arabic}/gu],
  ['he', /\p{sc=Hebrew}/gu],
  ['el', /\p{sc=Greek}/gu],
  ['th', /\p{sc=Thai}/gu],
  ['hi', /\p{sc=Devanagari}/gu],
  ['ka', /\p{sc=Georgian}/gu],
];

function ofLittleWords(sample: string, claim: Language | null): Language | null {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return null;
  const claimed = claim === null ? undefined : LITTLE_WORDS[claim];
  if (claimed !== undefined && share(words, claimed) >= PLAIN) return claim;
  let best: Language | null = null;
  let most = Math.max(1, words.length * FEWEST);
  for (const [language, little] of Object.entries(LITTLE_WORDS)) {
    const hits = (share(words, little) + (language === claim ? 0.02 : 0)) * words.length;
    if (hits > most) {
      most = hits;
      best = language;
    }
  }
  return best;
}

const share = (words: readonly string[], little: ReadonlySet<string>): number =>
  words.reduce((hits, word) => hits + (little.has(word) ? 1 : 0), 0) / words.length;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
