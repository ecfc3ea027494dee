import { describe, expect, it } from 'vitest';
import { witnessOf } from '../../../src/core/analyse/collate.ts';
import { NO_TABLES } from '../../../src/core/tables.ts';
import { articleOf } from '../../bare-article.ts';

const text = 'Police arrested 45 people in Seattle on Monday.';

describe('witnessOf', () => {
  it('cuts the same article up once', () => {
    expect(witnessOf(articleOf('a', text), NO_TABLES)).toBe(witnessOf(articleOf('a', text), NO_TABLES));
  });

  it('cuts it up anew when anything of it changed', () => {
    const first = witnessOf(articleOf('a', text), NO_TABLES);
    expect(witnessOf(articleOf('a', text.replace('45', '54')), NO_TABLES).facts()[0]?.value).toBe('54');
    expect(
      witnessOf(articleOf('a', text, { published: '2023-06-19' }), NO_TABLES)
        .facts()
        .at(-1)?.day,
    ).toBe('2023-06-19');
    expect(witnessOf(articleOf('a', text, { lang: 'de' }), NO_TABLES)).not.toBe(first);
  });

  it('keeps no more than so many', () => {
    const first = witnessOf(articleOf('first', text), NO_TABLES);
    for (let i = 0; i < 100; i++) witnessOf(articleOf(`other-${i}`, text), NO_TABLES);
    expect(witnessOf(articleOf('first', text), NO_TABLES)).not.toBe(first);
  });
});
