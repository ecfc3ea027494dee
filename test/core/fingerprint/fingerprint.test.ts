import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainNumber } from '../../../src/core/fingerprint/names.ts';
import { fingerprintOf } from '../../../src/core/fingerprint/fingerprint.ts';
import { languageOf } from '../../../src/core/text/language.ts';
import { articleOf } from '../../bare-article.ts';

const stems = (text: string, lang: string | null = 'en'): readonly number[] => fingerprintOf(articleOf('a', text, { lang })).stems;

describe('fingerprintOf', () => {
  test('sees through inflection, case, quotes and hyphens, and leaves function words out', () => {
    expect(stems('The two-day visits of Blinken’s “envoys”')).toEqual(stems('TWO day visit Blinken envoy'));
  });

  test('has an end for every sentence, ascending to the number of stems', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Xi', 'met', 'Blinken.', '\n\n', 'Some', 'words', '12', '好的', '。'), { maxLength: 80 }),
        (words) => {
          const { stems: all, sentenceEnds } = fingerprintOf(articleOf('a', words.join(' ')));
          expect(sentenceEnds.at(-1) ?? 0).toBe(all.length);
          sentenceEnds.forEach((end, i) => expect(end >= (sentenceEnds[i - 1] ?? 0)).toBe(true));
          for (const hash of all) expect(Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32).toBe(true);
        },
      ),
    );
  });

  test('leaves out a sentence that is repeated three times', () => {
    const refrain = 'Never miss important updates!';
    expect(stems(`${refrain} Kyari was buried at Abuja. ${refrain} ${refrain}`)).toEqual(stems('Kyari was buried at Abuja.'));
    expect(stems(`${refrain} Kyari was buried at Abuja. ${refrain}`)).not.toEqual(stems('Kyari was buried at Abuja.'));
  });

  test('pairs the characters of languages without spaces', () => {
    const whole = stems('美国总统拜登访问北京', 'zh');
    expect(whole).toHaveLength(9);
    expect(stems('拜登访问', 'zh').every((hash) => whole.includes(hash))).toBe(true);
  });

  test('has the same anchors for names and numbers in two languages', () => {
    const english = fingerprintOf(
      articleOf('a', 'On Monday Antony Blinken met 1,500.5 people, Vladimir Putin and Merkel in Berlin.'),
    ).anchors;
    const russian = fingerprintOf(
      articleOf('b', 'В Берлине Антони Блинкен встретил 1500,5 человека, Владимира Путина и Меркель в Берлине.', { lang: 'ru' }),
    ).anchors;
    expect(russian.filter((anchor) => english.includes(anchor)).length).toBeGreaterThanOrEqual(4);
  });

  test('reads numbers as each language writes them', () => {
    expect(plainNumber('1.234,5', 'de')).toBe('1234.5');
    expect(plainNumber('1,234.5', 'en')).toBe('1234.5');
    expect(plainNumber('7', 'en')).toBeNull();
  });
});

describe('languageOf', () => {
  test.each([
    ['The council of the town said that it was not for sale.', null, 'en'],
    ['Der Rat der Stadt hat das nicht für die Menschen getan, und sie ist mit dem Haus auf der Insel.', 'en-US', 'de'],
    ['В городе не было света, и он сказал, что это из-за бури.', null, 'ru'],
    ['東京で会議が行われた。', null, 'ja'],
    ['会议在北京举行。', null, 'zh'],
    ['Zrzavý kůň', 'cs-CZ', 'cs'],
    ['12345', null, 'und'],
  ])('of %j, claimed %j, is %s', (text, claimed, expected) => {
    expect(languageOf(text, claimed)).toBe(expected);
  });
});
