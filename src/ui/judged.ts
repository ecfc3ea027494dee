/** Facts and wording are judged by the rules of English; a page without a language may be English. */
export const isJudged = (lang: string | null): boolean => lang === null || /^en(?:$|[-_])/iu.test(lang);
