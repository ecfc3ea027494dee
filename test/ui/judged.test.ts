import { expect, it } from 'vitest';
import { isJudged } from '../../src/ui/judged.ts';

it('a page is cleared only in the language whose rules were asked', () => {
  expect(['en', 'en-GB', 'EN_us', null].map(isJudged)).toEqual([true, true, true, true]);
  expect(['ar', 'de', 'enm', 'zh-Hant'].map(isJudged)).toEqual([false, false, false, false]);
});
