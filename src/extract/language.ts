import type { Language } from '../core/model.ts';

/**
 * Function words that tell Latin-script languages apart; a language wins when its words are frequent and clearly
 * ahead. Scripts decide for the rest.
 */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: 'the of and to in that is was for with his he as on it said by from'.split(' '),
  de: 'der die und das den von mit ist nicht ein eine im zu dem auf sich für'.split(' '),
  fr: 'le la les de des et du une est que pour dans qui sur au il pas'.split(' '),
  es: 'el la los las de que y en un una por con para del se su no'.split(' '),
  it: 'il la di che e un una per con del della non sono gli nel si da'.split(' '),
  pt: 'o a os as de que e em um uma para com não do da por se'.split(' '),
  nl: 'de het een van en in is dat op te zijn met voor niet aan er'.split(' '),
  sv: 'och att det som en på är av för med till den inte har om ett'.split(' '),
  pl: 'w i na z do że się nie jest to o jak po przez od'.split(' '),
  cs: 'a v na se je že s z do o k pro by jsou ve také'.split(' '),
  tr: 've bir bu için ile da de çok olarak olan daha kadar'.split(' '),
  is: 'og að í á er sem til við um með var ekki hann það en'.split(' '),
  ha: 'da a na ya ta da ce don su an kuma wannan daga shi'.split(' '),
};

const SCRIPTS: readonly (readonly [RegExp, Language])[] = [
  [/[\u3040-\u30ff]/gu, 'ja'],
  [/[\uac00-\ud7af]/gu, 'ko'],
  [/[\u4e00-\u9fff]/gu, 'zh'],
  [/[\u0600-\u06ff]/gu, 'ar'],
  [/[\u0590-\u05ff]/gu, 'he'],
  [/[\u0370-\u03ff]/gu, 'el'],
  [/[\u0900-\u097f]/gu, 'hi'],
  [/[\u0400-\u04ff]/gu, 'ru'],
];

/** What the words say, or null when there is too little or no clear answer. */
export function languageOfText(text: string): Language | null {
  const sample = text.slice(0, 6000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 40) return null;
  for (const [pattern, language] of SCRIPTS) {
    const found = sample.match(pattern)?.length ?? 0;
    if (found / letters > (language === 'ja' ? 0.1 : 0.3)) {
      if (language === 'ru' && /[іїєґ]/u.test(sample)) return 'uk';
      return language;
    }
  }
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(WORDS)
    .map(([language, list]) => ({ language, score: words.filter((w) => list.includes(w)).length / words.length }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scores;
  if (first === undefined || second === undefined || first.score < 0.08 || first.score < second.score * 1.25) return null;
  return first.language;
}

/** The text's language: what the words say when they say it clearly, else what the page declares. */
export function languageOf(declared: readonly string[], text: string): Language | null {
  const told = languageOfText(text);
  if (told !== null) return told;
  for (const tag of declared) {
    const primary = /^[a-z]{2,3}(?=$|[-_])/iu.exec(tag.trim())?.[0].toLowerCase();
    if (primary !== undefined) return primary;
  }
  return null;
}
