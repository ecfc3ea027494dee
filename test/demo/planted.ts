import type { ArtifactCategory, DeviationCategory, ResidueCategory } from '../../src/core/model.ts';

/**
 * What we damaged in the demo's copies, by the words as they stand on the page, and what the wire has there.
 * A list for scoring: the product never sees it, and nothing is marked that its rules did not find.
 */
export type Planted = {
  readonly page: string;
  /** The words on the page. They occur exactly once in its article. */
  readonly text: string;
  /** What the wire version has, or null where it has nothing. */
  readonly wire: string | null;
} & (
  | { readonly kind: 'deviation'; readonly category: DeviationCategory }
  | { readonly kind: 'artifact'; readonly category: ArtifactCategory }
  | { readonly kind: 'residue'; readonly category: ResidueCategory }
);

const MERIDIAN = 'meridian-daily.html';
const BARREL = 'newsbarrel.html';

type Damage = readonly [Planted['kind'], Planted['category'], string, string | null];

/** Errors of the translated-back copy that its own copy has too: they show a shared parent. */
const SHARED: readonly Damage[] = [
  ['deviation', 'date', 'on July 1', 'on June 1'],
  ['deviation', 'time', '4:30 a.m.', '4:30 p.m.'],
  ['deviation', 'quantity', 'two-week round of talks', 'two-day round of talks'],
  ['deviation', 'quantity', '38 miles away', '38 kilometres (24 miles) away'],
  ['deviation', 'number', '420 passengers', '240 passengers'],
  ['deviation', 'negation', 'will resume before the autumn', 'will not resume before the autumn'],
  ['deviation', 'relation', 'although insurers raised', 'because insurers raised'],
  ['deviation', 'role', 'the prime minister of Ostrel', 'the deputy prime minister of Ostrel'],
  ['deviation', 'quotation', 'honest and lucrative', 'frank and useful'],
  ['deviation', 'quotation', 'We will not open this door again', 'We will not close this door again'],
  ['deviation', 'money', '65 million crowns', '6.5 million crowns'],
  ['deviation', 'attribution', 'according to the Ministry of Fisheries', 'according to the Strait Fisheries Union'],
  ['deviation', 'modality', 'Officials met again', 'Officials are expected to meet again'],
  ['deviation', 'role', 'a senior Ostreli official', 'the most senior Ostreli official'],
  ['deviation', 'name', 'Cape Anna', 'Cape Anner'],
  ['deviation', 'date', 'on Thursday', 'on Friday'],
  ['deviation', 'presence', 'A common school for sailors will open its doors in Sevrin next year.', null],
  ['artifact', 'torn', 'the county of Transport It said', 'the Tarsovan Transport Ministry said'],
  ['artifact', 'transliteration', 'Koren Dubash', 'Qoren Duvash'],
  ['artifact', 'duplicate', 'first first', 'first'],
  ['artifact', 'calque', 'Within the framework of the agreement', 'Under the deal'],
  ['artifact', 'quotes', 'separated families, Varran', 'kept families apart,” Varran'],
  ['artifact', 'grammar', 'would carries', 'would carry'],
  ['artifact', 'glued', 'LoddenAnd', 'Lodden and'],
  [
    'artifact',
    'order',
    'the pilot of the ship about a dredging barge had not been in the channel told',
    'the pilot of the ship had not been told about a dredging barge in the channel',
  ],
  ['artifact', 'capital', 'telephone From Lodden', 'telephone from Lodden'],
  ['artifact', 'torn', 'on who. will inspect', 'on who will inspect'],
  ['residue', 'ad', '[ad_2]', null],
];

const MERIDIAN_ALONE: readonly Damage[] = [
  ['artifact', 'calque', 'chiefs of diplomacy', 'foreign ministers'],
  ['residue', 'caption', '(Photo: Harbour Wire/Lio Marsh)', null],
  ['residue', 'related', 'Ten beaches that you must see', null],
  ['residue', 'credit', '(with information from HW)', null],
  ['residue', 'source', 'https://harbour-wire.example/2026/05/12/marrow-strait-ferries', null],
  ['residue', 'tags', 'Tags: Tarsova, Ostrel, ferries, Marrow Strait', null],
  ['residue', 'related', 'Read on:', null],
  ['residue', 'author', '“Lifelong reader of maps.', null],
  ['residue', 'comment', 'Your email address will not be published.', null],
  ['residue', 'navigation', 'Back to top', null],
];

const BARREL_ALONE: readonly Damage[] = [
  ['deviation', 'money', '81 crowns', '18 crowns'],
  ['deviation', 'quantity', '9,000 tonnes', '900 tonnes'],
  ['deviation', 'name', 'Peter Hollin', 'Petra Hollin'],
  ['deviation', 'negation', 'rejected the agreement', 'welcomed the agreement'],
  ['deviation', 'number', '47 votes against 21', '47 votes to 12'],
  ['artifact', 'duplicate', 'leaves the the pier', 'leaves the pier'],
  ['artifact', 'grammar', 'He said that the first boat', 'She said the first boat'],
  ['residue', 'widget', 'Share Print Text size A+ A-', null],
  ['residue', 'promo', 'Subscribe to our channel so that you never miss a story', null],
  ['residue', 'source', 'https://meridian-daily.example/world/tarsova-and-ostrel-agree-on-the-opening/', null],
  ['residue', 'related', 'Related posts', null],
  ['residue', 'contact', 'Write to the editors: barrel@newsbarrel.example', null],
];

const on = (page: string, list: readonly Damage[]): Planted[] =>
  list.map(([kind, category, text, wire]) => ({ page, kind, category, text, wire }) as Planted);

export const PLANTED: readonly Planted[] = [
  ...on(MERIDIAN, [...SHARED, ...MERIDIAN_ALONE]),
  ...on(BARREL, [...SHARED, ...BARREL_ALONE]),
  ...on('coastal-ledger.html', [['residue', 'credit', '© Harbour Wire.', null]]),
];

/** Equal facts in other clothes, and plain house style: marking one of these is a false alarm. */
export const SILENT: readonly { readonly page: string; readonly text: string; readonly wire: string }[] = [
  { page: 'coastal-ledger.html', text: 'on 1 June', wire: 'on June 1' },
  { page: 'coastal-ledger.html', text: 'a closure of fourteen months', wire: 'a 14-month closure' },
  { page: 'coastal-ledger.html', text: 'at 16:30', wire: 'at 4:30 p.m.' },
  { page: 'coastal-ledger.html', text: 'harbor town', wire: 'harbour town' },
  { page: 'coastal-ledger.html', text: '3 ferries', wire: 'three ferries' },
  { page: 'coastal-ledger.html', text: '24 miles away', wire: '38 kilometres (24 miles) away' },
  { page: 'coastal-ledger.html', text: 'before the fall', wire: 'before the autumn' },
  { page: 'coastal-ledger.html', text: 'Ms Varran', wire: 'Varran' },
  { page: 'coastal-ledger.html', text: '6,500,000 crowns', wire: '6.5 million crowns' },
  { page: 'coastal-ledger.html', text: '900 metric tons', wire: '900 tonnes' },
  { page: 'coastal-ledger.html', text: '40%', wire: '40 percent' },
  { page: 'coastal-ledger.html', text: 'on 26 May', wire: 'on May 26' },
  { page: 'coastal-ledger.html', text: 'lighthouse at Cape Anner tomorrow', wire: 'lighthouse at Cape Anner on Wednesday' },
  { page: 'coastal-ledger.html', text: 'a 61-year-old shopkeeper', wire: '61, a shopkeeper' },
  { page: 'coastal-ledger.html', text: '47–12', wire: '47 votes to 12' },
  { page: MERIDIAN, text: '47 votes against 12', wire: '47 votes to 12' },
  { page: MERIDIAN, text: 'collided with a breakwater', wire: 'struck a breakwater' },
  { page: MERIDIAN, text: 'a 14-month closure', wire: 'a 14-month closure' },
];
