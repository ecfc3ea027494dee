import type { Story } from './pages.ts';

/**
 * A made-up wire story in four versions for the tests of the page. `harbour` is what a reader opens: it
 * differs from the three others in one duration and one number, and doubles a word.
 */
const WIRE = [
  'VELMORA (MNS) — Harbour Minister Ilse Tarrant arrived in Velmora on Tuesday for a two-day visit that is meant to end a long dispute over fishing rights in the Sound of Orr.',
  'Tarrant will meet with Governor Pavel Lindqvist at 4:30 p.m. Wednesday, her office said, an hour after the fishing fleets were told to stay in port.',
  'The two sides have not spoken since March, when 14 boats were held for crossing the line that both of them draw through the Sound.',
  'A refusal by the governor would have been a serious setback for the ministry, which has promised the fleets an answer before the season opens.',
  'Lindqvist told reporters on Monday that he expected “an honest conversation about the line and about nothing else.”',
  'Officials on both sides have played down hopes of an agreement, saying that it would be enough to open the telephone lines again.',
  'The visit is the first by a harbour minister in five years, and it comes after an earlier trip was put off because of a storm that damaged the old lighthouse.',
  'Fishing brings the region about 3 million crowns a week, according to the chamber of trade, and the closed line has cost the fleets a third of it.',
  'Tarrant is expected to leave for the capital on Thursday morning, where she will report to the cabinet.',
];

const change = (changes: readonly (readonly [string, string])[]): string[] => WIRE.map((paragraph) => changes.reduce((text, [from, to]) => text.replace(from, to), paragraph));

export const STORY = {
  harbour: {
    name: 'harbour',
    title: 'Harbour minister arrives in Velmora for talks',
    outlet: 'Harbour Post',
    published: '2024-05-14T12:00:00Z',
    paragraphs: change([
      ['a two-day visit that is meant', 'a two-week visit that is meant'],
      ['when 14 boats were held', 'when 40 boats were held'],
      ['comes after an earlier trip was put off', 'comes after an earlier earlier trip was put off'],
    ]),
  },
  ledger: { name: 'ledger', title: 'Harbour minister arrives in Velmora for talks', outlet: 'Northern Ledger', published: '2024-05-14T10:00:00Z', paragraphs: WIRE },
  meridian: {
    name: 'meridian',
    title: 'Tarrant in Velmora to settle fishing dispute',
    outlet: 'The Meridian',
    published: '2024-05-14T11:00:00Z',
    paragraphs: change([
      ['Officials on both sides have played down hopes of an agreement', 'Officials of both governments dampened hopes of a deal'],
      ['A refusal by the governor would have been a serious setback', 'A rejection by the governor would have been a heavy blow'],
    ]),
  },
  courier: {
    name: 'courier',
    title: 'Talks on fishing rights open in Velmora',
    outlet: 'Valley Courier',
    published: '2024-05-14T13:00:00Z',
    paragraphs: change([
      ['told reporters on Monday that he expected', 'said on Monday he was looking forward to'],
      ['which has promised the fleets an answer', 'which promised the fishermen an answer'],
      ['saying that it would be enough', 'and said it would be enough'],
    ]),
  },
} as const satisfies Record<string, Story>;
