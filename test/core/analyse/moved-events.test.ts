import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analyse/report.ts';
import { articleOf } from '../../bare-article.ts';
import { labTables } from '../../lab/lab-tables.ts';

const states = (here: string, there: string): string[] => {
  const page = `The harbour town of Elmby is preparing for winter. Fishermen brought their boats in last week. ${here}`;
  const other = `Winter is coming to the harbour town of Elmby. Last week the fishing boats were brought in. ${there}`;
  return analyse(articleOf('p', page), [articleOf('s', other)], labTables())
    .findings.filter((finding) => finding.category === 'modality' && finding.shown)
    .map((finding) => `${finding.reason.code} ${finding.text}`);
};

describe('an event in a sentence that is told freely', () => {
  it.each([
    ['The bridge was opened on Friday.', 'On Friday the bridge will be opened.'],
    ['The president visited the flooded villages.', 'The president is going to visit the flooded villages.'],
    ['The company bought the shipyard for 40 million euros.', 'The firm wants to buy the shipyard for 40 million euros.'],
    ['The union has called off the strike.', 'The union is still thinking about calling off the strike.'],
    ['The two leaders met in the capital Oslo.', 'A meeting of the two leaders in the capital Oslo is planned.'],
  ])('done here is ahead there: %s', (here, there) => {
    const done = states(here, there);
    expect(done).toHaveLength(1);
    expect(done[0]).toMatch(/^written-after /u);
    expect(states(there, here)[0]).toMatch(/^written-before /u);
  });

  it.each([
    ['what both tell as done', 'The bridge was opened on Friday.', 'On Friday they opened the bridge.'],
    ['what both tell as ahead', 'The bridge will be opened on Friday.', 'On Friday the bridge is to be opened.'],
    [
      'a participle that tells which',
      'The planned opening drew a crowd to the new bridge.',
      'A crowd came, as the opening of the new bridge is planned.',
    ],
    ['an event that is told twice', 'The bridge was opened and will be opened again.', 'On Friday the bridge will be opened.'],
  ])('not %s', (_, here, there) => {
    expect(states(here, there)).toEqual([]);
  });
});
