import type { ArtifactCategory, DeviationCategory, Finding, Reason, ResidueCategory } from '../model.ts';

const DEVIATIONS: Record<DeviationCategory, string> = {
  number: 'Number differs',
  quantity: 'Measure differs',
  money: 'Amount differs',
  date: 'Date differs',
  time: 'Time differs',
  name: 'Name differs',
  role: 'Role differs',
  negation: 'Statement reversed',
  modality: 'Certainty or state differs',
  attribution: 'Attribution differs',
  quotation: 'Quotation differs',
  relation: 'Relation differs',
  presence: 'Claim in some versions only',
};

const ARTIFACTS: Record<ArtifactCategory, string> = {
  calque: 'Reads like a literal translation',
  transliteration: 'Name spelt by sound',
  order: 'Words out of order',
  torn: 'Sentence torn apart',
  glued: 'Words run together',
  capital: 'Stray capital',
  duplicate: 'Words repeated',
  quotes: 'Quotation marks damaged',
  grammar: 'Grammar damaged',
};

const RESIDUE: Record<ResidueCategory, string> = {
  ad: 'Advertisement marker',
  related: 'Link to another story',
  navigation: 'Navigation',
  widget: 'Widget text',
  tags: 'Tags',
  promo: 'Promotion',
  caption: 'Caption',
  comment: 'Comment section',
  contact: 'Contact line',
  credit: 'Credit line',
  source: 'Source address',
  author: 'About the author',
};

const NEGATOR = /(?<!\p{L})(?:not|no|never|neither|nor|none|nobody|nothing|nowhere|cannot)(?!\p{L})|n['’]t(?!\p{L})/iu;
const DURATION = /\b(?:second|minute|hour|day|night|week|fortnight|month|year|decade|centur)/iu;

/** Two or three words: "Duration differs". */
export function headlineFor(finding: Finding): string {
  switch (finding.kind) {
    case 'deviation':
      if (finding.category === 'quantity' && DURATION.test(finding.text)) return 'Duration differs';
      if (finding.category === 'modality' && (finding.reason.code === 'written-before' || finding.reason.code === 'written-after'))
        return 'Written at another time';
      // Opposites without a "not" (raised, lowered) deny nothing.
      if (finding.category === 'negation' && !finding.readings.some((reading) => NEGATOR.test(reading.text))) return 'Opposite wording';
      return DEVIATIONS[finding.category];
    case 'artifact':
      return ARTIFACTS[finding.category];
    case 'residue':
      return RESIDUE[finding.category];
  }
}

/** One plain sentence that says why, with the readings. Never a verdict on anyone. */
export function sentenceFor(finding: Finding): string {
  return reasonSentence(finding.reason);
}

/** The reason alone, for the lab. */
export function reasonSentence(reason: Reason): string {
  switch (reason.code) {
    case 'others-agree':
      return reason.theirs === ''
        ? `${ofVersions(reason, 'leave out', 'leaves out')} ${quoted(reason.here)}.`
        : `${ofVersions(reason, 'say', 'says')} ${quoted(reason.theirs)}; here: ${hereOf(reason.here)}.`;
    case 'versions-differ':
      return reason.theirs === ''
        ? `The versions differ: only this one has ${quoted(reason.here)}.`
        : `The versions differ: another says ${quoted(reason.theirs)}; here: ${hereOf(reason.here)}.`;
    case 'others-deviate':
      // the likely original says so, and nobody else that is independent of it
      if (reason.agreeing === 0) return `The versions differ: another says ${quoted(reason.theirs)}; here: ${hereOf(reason.here)}.`;
      return `${ofVersions(reason, 'have', 'has')} ${quoted(reason.here)} as here; another says ${quoted(reason.theirs)}.`;
    case 'written-before':
      return `This version was written before the event: here ${hereOf(reason.here)}, later versions say ${quoted(reason.theirs)}.`;
    case 'written-after':
      return `This version was written after the event: here ${hereOf(reason.here)}, earlier versions say ${quoted(reason.theirs)}.`;
    case 'one-page':
      return reason.beside === undefined ? `Seen on this page alone: ${reason.pattern}.` : besideSentence(reason.pattern, reason.beside);
    case 'damaged-here':
      return `Damaged wording here: ${quoted(reason.here)}; ${ofVersions(reason, 'say', 'says').toLowerCase()} ${quoted(reason.theirs)}.`;
  }
}

function besideSentence(pattern: string, beside: string): string {
  if (pattern === 'two-spellings') return `This page also spells it ${quoted(beside)}.`;
  return pattern === 'title-and-body' ? `The headline says ${quoted(beside)}.` : `The page's own dates say otherwise: ${quoted(beside)}.`;
}

const quoted = (words: string): string => `“${shortened(words)}”`;

const hereOf = (words: string): string => (words === '' ? 'nothing' : quoted(words));

const shortened = (words: string): string => {
  const plain = words.replace(/\s+/gu, ' ').trim();
  return plain.length <= 90 ? plain : `${plain.slice(0, 88).trimEnd()} …`;
};

/** The page itself is none of them; one alone is not "all". */
function ofVersions({ agreeing, branches }: { readonly agreeing: number; readonly branches: number }, many: string, one: string): string {
  if (branches <= 1) return `One independent version ${one}`;
  return agreeing === branches ? `All ${branches} independent versions ${many}` : `${agreeing} of ${branches} independent versions ${many}`;
}
