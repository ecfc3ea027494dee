import type { Said } from '../model.ts';

/** What the analysis says in sentences, in English; the interface has each in the reader's language under the same key. */
export const ENGLISH = {
  evidence_broken: '$1 has “$2” where $3 has sound words.',
  evidence_address: '$1 gives the address of $2 as its source.',
  evidence_outlet_address: '$1 gives an address of $2’s outlet as its source.',
  evidence_credits_own: '$1 credits $2; $3 is $2’s own text.',
  evidence_dateline_lacking: '$1 opens with a dateline of $2; $3 has none.',
  evidence_earlier: '$1 claims an earlier time ($3) than $2 ($4).',
  evidence_part: '$1 holds only a part of what $2 holds.',
  evidence_parent: '$1 and $2 alone share much of their wording: likely a common parent that is not here.',
  evidence_dateline: '$1 opens with a dateline of $2.',
  evidence_credits: '$1 credits $2.',
  evidence_undamaged:
    'No trace of translation in any version here is strong enough to count, and re-worded copies leave no other trace: facts and the choice of details are all that can tell who follows whom.',
  evidence_details: 'Of the versions here only $1 and $2 tell: $3.',
  gap_table: '$1 is not there',
  gap_same_address: 'the same address is no witness against itself',
  gap_no_text: 'no text',
} as const;

/** The sentence, and what it is made of. */
export const said = (key: keyof typeof ENGLISH, ...parts: readonly string[]): { readonly text: string; readonly say: Said } => ({
  text: ENGLISH[key].replace(/\$(\d)/gu, (_, index: string) => parts[Number(index) - 1] ?? ''),
  say: [key, ...parts],
});
