import type { Fact } from '../model.ts';
import { factsOf } from '../text/facts/facts.ts';
import { agree } from '../text/facts/equality.ts';
import { sentencesOf } from '../text/sentences.ts';
import { tokensOf } from '../text/tokens.ts';
import type { AloneMark } from './alone.ts';
import type { WitnessText } from './collation.ts';

/** A headline tells what the first paragraphs tell; further down a story counts other things by the same word. */
const LEAD_SENTENCES = 4;

/** Values that answer "how much" of something named. Days and clock times of a headline are often another event's. */
const MEASURED = new Set<Fact['type']>(['number', 'percent', 'money', 'duration', 'age']);

/**
 * A value of the headline that the text contradicts: the text has the same measured noun with another value in its
 * first sentences, and the headline's value nowhere, not even as a sum or rounded.
 */
export function titleAgainstBody(page: WitnessText): AloneMark[] {
  const { title, text } = page.article;
  if (title === null || title.trim() === '') return [];
  const sentences = sentencesOf(title, 'en');
  const inTitle = factsOf({ ...page.article, text: title }, sentences, tokensOf(title, 'en')).filter(
    (fact) => MEASURED.has(fact.type) && fact.head !== null && fact.approximator === null,
  );
  if (inTitle.length === 0) return [];
  const body = page.facts().filter((fact) => page.body[fact.sentence] !== false);
  return inTitle.flatMap((said): AloneMark[] => {
    const kin = body.filter((fact) => fact.type === said.type && fact.unit === said.unit && fact.head === said.head);
    const [first] = kin;
    if (first === undefined || first.sentence >= LEAD_SENTENCES || first.approximator !== null) return [];
    if (inTitle.some((other) => other !== said && (agree(other, first) || other.head === said.head))) return [];
    const [here, there] = [Number(first.value), Number(said.value)];
    // "3.7 million" for 3,750,000 is cut short; sixty times as much is a count of something else
    if (!(here > 0 && there > 0) || Math.abs(here - there) < 0.05 * Math.max(here, there) || here > 15 * there || there > 15 * here)
      return [];
    if (body.some((fact) => agree(fact, said)) || (Number(said.value) > 31 && occurs(text, said)) || sumsTo(body, said)) return [];
    if (isPart(page, first)) return [];
    // two counts of one noun in the text may be two groups of it
    if (new Set(kin.map((fact) => fact.value)).size > 1) return [];
    const beside = title.slice(said.span.start, said.span.end);
    return [
      {
        kind: 'deviation',
        category: CATEGORY[said.type] ?? 'number',
        span: first.span,
        severity: 3,
        confidence: 0.85,
        pattern: 'title-and-body',
        beside,
      },
    ];
  });
}

/** "a total of", "250 million each", "two more": words by which a value says that it counts something else. */
const PART =
  /\b(?:total|altogether|overall|so far|each|apiece|per|another|more|other|others|further|remaining|additional|initially|originally|earlier|previous|previously|year ago|year before|had|last year|of the|of them)\b/iu;

function isPart(page: WitnessText, fact: Fact): boolean {
  const sentence = page.sentences[fact.sentence];
  if (sentence === undefined) return true;
  const around = page.article.text.slice(Math.max(sentence.start, fact.span.start - 60), Math.min(sentence.end, fact.span.end + 60));
  return PART.test(around);
}

const CATEGORY: Readonly<Partial<Record<Fact['type'], 'number' | 'money' | 'quantity'>>> = {
  money: 'money',
  duration: 'quantity',
};

/** Is the value written anywhere, in digits, whatever it counts? (Small ones stand in dates and clock times.) */
const occurs = (text: string, said: Fact): boolean =>
  new RegExp(`(?<![\\d.,])${said.value.replace('.', '\\.')}(?![\\d.,]*\\d)`, 'u').test(text);

/** "nine injured": four here and five there; four at 250 million each. What two or three values of the text give together. */
function sumsTo(body: readonly Fact[], said: Fact): boolean {
  const wanted = Number(said.value);
  const same = (value: number): boolean => Math.abs(value - wanted) <= Math.abs(wanted) * 0.02;
  const counts = body.filter((fact) => MEASURED.has(fact.type)).slice(0, 16);
  const values = counts.filter((fact) => fact.type === said.type && fact.unit === said.unit).map((fact) => Number(fact.value));
  for (let i = 0; i < values.length; i++)
    for (let j = i + 1; j < values.length; j++) {
      const [a, b] = [values[i] ?? 0, values[j] ?? 0];
      if (same(a + b) || same(Math.abs(a - b))) return true;
      for (let k = j + 1; k < values.length; k++) if (same(a + b + (values[k] ?? 0))) return true;
    }
  // one of them may be told apart from the rest; and so many at so much each
  return values.some((value) => value + 1 === wanted || counts.some((fact) => fact.type === 'number' && same(Number(fact.value) * value)));
}
