import type { Language } from '../model.ts';
import { ANY_LETTER, FOREIGN, kindsOf, PAIRED } from './letters.ts';
import { hashStep, spellingHash, SpellingTable } from './spellings.ts';

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
  const { words, hits } = littleWordsIn(text.slice(0, SAMPLE).toLowerCase());
  if (language === 'und') return words < FEW_WORDS ? 'en' : 'und';
  const little = hits[LANGUAGES.indexOf(language)];
  return little !== undefined && words >= FEW_WORDS && little / words < LEAST_PROSE ? 'und' : language;
}

function ofScript(sample: string): Language | null {
  let kinds = 0;
  for (let i = 0; i < sample.length; i++) kinds |= kindsOf(sample.charCodeAt(i));
  if ((kinds & (FOREIGN | PAIRED)) === 0) return null;
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
  const { words, hits } = littleWordsIn(sample.toLowerCase());
  if (words === 0) return null;
  const claimed = claim === null ? -1 : LANGUAGES.indexOf(claim);
  if (claimed >= 0 && (hits[claimed] ?? 0) / words >= PLAIN) return claim;
  let best: Language | null = null;
  let most = Math.max(1, words * FEWEST);
  LANGUAGES.forEach((language, i) => {
    const score = ((hits[i] ?? 0) / words + (language === claim ? 0.02 : 0)) * words;
    if (score > most) {
      most = score;
      best = language;
    }
  });
  return best;
}

const LANGUAGES = Object.keys(LITTLE_WORDS);

/** Every little word with the languages it belongs to, as bits. */
const BY_WORD = new SpellingTable(
  (word) => LANGUAGES.reduce((bits, language, i) => bits | (LITTLE_WORDS[language]?.has(word) === true ? 1 << i : 0), 0),
  Infinity,
);
for (const words of Object.values(LITTLE_WORDS))
  for (const word of words) BY_WORD.indexOf(word, 0, word.length, spellingHash(word, 0, word.length), 0);

/** How many words (runs of letters) there are, and how many of them are little words of each of `LANGUAGES`. */
function littleWordsIn(text: string): { readonly words: number; readonly hits: Uint32Array } {
  const hits = new Uint32Array(LANGUAGES.length);
  let words = 0;
  let start = -1;
  let hash = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0;
    const kinds = kindsOf(unit);
    if ((kinds & ANY_LETTER) !== 0 || ((kinds & PAIRED) !== 0 && isHalfOfLetter(text, at))) {
      if (start < 0) {
        start = at;
        hash = 0;
      }
      hash = hashStep(hash, unit);
    } else if (start >= 0) {
      words++;
      const found = BY_WORD.find(text, start, at, hash);
      for (let bits = found < 0 ? 0 : (BY_WORD.made[found] ?? 0); bits !== 0; bits &= bits - 1) {
        const language = 31 - Math.clz32(bits & -bits);
        hits[language] = (hits[language] ?? 0) + 1;
      }
      start = -1;
    }
  }
  return { words, hits };
}

const isHalfOfLetter = (text: string, at: number): boolean =>
  /^\p{L}/u.test(text.slice(at, at + 2)) || (at > 0 && /^\p{L}$/u.test(text.slice(at - 1, at + 1)));

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
