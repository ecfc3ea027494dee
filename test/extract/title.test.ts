import { describe, expect, it } from 'vitest';
import { titleOf } from '../../src/extract/title.ts';

const titles = (rest: Partial<Parameters<typeof titleOf>[0]>) => ({ headline: null, og: null, document: '', headings: [], ...rest });

describe('the title', () => {
  it('is the heading that another title confirms', () => {
    expect(
      titleOf(
        titles({ document: 'Velma closes its bridge - Velma Courier', headings: ['Velma Courier', 'Velma closes its bridge'] }),
        'Velma Courier',
        'Velma Courier',
      ),
    ).toBe('Velma closes its bridge');
    expect(
      titleOf(titles({ headline: 'Opinion | Velma closes its old bridge', headings: ['Velma closes its old bridge'] }), null, null),
    ).toBe('Velma closes its old bridge');
  });

  it('is what the page declares when its heading is the name of the site', () => {
    expect(
      titleOf(
        titles({ og: 'Velma closes its bridge | The Velma Courier', headings: ['The Velma Courier'] }),
        'The Velma Courier',
        'The Velma Courier',
      ),
    ).toBe('Velma closes its bridge');
  });

  it('is the heading, or the title without the site, when nothing is declared', () => {
    expect(titleOf(titles({ document: 'Start', headings: ['Velma closes its bridge'] }), null, 'Velma closes its bridge')).toBe(
      'Velma closes its bridge',
    );
    expect(titleOf(titles({ document: 'Velma closes its bridge – Velma Courier' }), null, null)).toBe('Velma closes its bridge');
    expect(titleOf(titles({}), null, null)).toBeNull();
  });

  it('keeps a dash that belongs to it', () => {
    expect(titleOf(titles({ document: 'Velma closes its bridge - and the shops on the quay are angry about that' }), null, null)).toBe(
      'Velma closes its bridge - and the shops on the quay are angry about that',
    );
  });
});
