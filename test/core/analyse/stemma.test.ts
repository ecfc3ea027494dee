import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collate } from '../../../src/core/analyse/collate.ts';
import { originalOf } from '../../../src/core/analyse/original.ts';
import { stemmaOf } from '../../../src/core/analyse/stemma.ts';
import type { Article, Original, Stemma } from '../../../src/core/model.ts';
import { NO_TABLES } from '../../../src/core/tables.ts';
import { articleOf } from '../../bare-article.ts';

const STORY = [
  'The harbour board voted on Tuesday to close the old ferry terminal for two years, officials said.',
  'Traders on the quay had asked for a shorter closure, and the mayor promised to look at the plan again.',
  'The work is expected to begin in March and to cost about 40 million crowns, according to the minutes.',
  'Ferries to the northern islands will leave from the coal pier until the new building opens its doors.',
  'Union leader Per Lind called the decision hasty and said the crews learned of it from the radio.',
  'Last year nearly 900,000 passengers used the terminal, which dates from 1931 and has no lift.',
  'The board had considered a partial closure but found that it would have doubled the length of the work.',
  'A spokeswoman for the ministry of transport declined to comment on the cost of the temporary pier.',
];

/** Two sentences as one other system puts them: what several copies can have in common by chance. */
const OTHERWISE: Readonly<Record<string, string>> = {
  [STORY[1] ?? '']: 'Merchants along the quay wanted it shut for less time, and the mayor said she would study the plan once more.',
  [STORY[4] ?? '']: 'Per Lind, who leads the union, spoke of a hasty decision of which the crews had heard on the radio.',
};

const text = (lines: readonly string[]): string => lines.join('\n\n');
const without = (...drop: number[]): string[] => STORY.filter((_, i) => !drop.includes(i));
const changed = (i: number, from: string, to: string, lines: readonly string[] = STORY): string[] =>
  lines.map((line) => (line === STORY[i] ? line.replace(from, to) : line));

function lineage(articles: readonly Article[]): { stemma: Stemma; original: Original; order: readonly string[] } {
  const collation = collate(articles[0] as Article, articles.slice(1), NO_TABLES);
  const stemma = stemmaOf(collation, NO_TABLES);
  return { stemma, ...originalOf(collation, NO_TABLES) };
}

const wire = articleOf('wire', text(STORY));
const damagedOnce = changed(2, 'in March and', 'in March and and');
const copy = articleOf('copy', text(changed(4, 'hasty and said', 'hasty. and said', damagedOnce)));
const copyOfCopy = articleOf(
  'copy-of-copy',
  text(changed(6, 'partial closure', 'partial partial closure', changed(4, 'hasty and said', 'hasty. and said', damagedOnce)).slice(0, 7)),
);
const other = articleOf('other', text(changed(5, 'nearly 900,000 passengers', 'nearly nearly 900,000 passengers', without(1))));

describe('stemmaOf and originalOf', () => {
  test('sound readings against broken ones name the original and direct the edges', () => {
    const { stemma, original, order } = lineage([copyOfCopy, wire, copy, other]);
    expect(original).toMatchObject({ id: 'wire', grade: 'strong' });
    expect(original.evidence[0]).toMatchObject({ kind: 'sound-reading' });
    expect(order[0]).toBe('wire');
    const directed = stemma.edges.filter((e) => e.directed).map((e) => `${e.from} → ${e.to}`);
    expect(directed.sort()).toEqual(['copy → copy-of-copy', 'wire → copy', 'wire → other']);
    const branch = new Map(stemma.nodes.map((n) => [n.id, n.branch]));
    expect(branch.get('copy')).toBe(branch.get('copy-of-copy'));
    expect(new Set(branch.values()).size).toBe(3);
    expect(stemma.nodes.map((n) => n.siglum)).toEqual(['A', 'B', 'C', 'D']);
  });

  test('copies that share slips are one voice, and so are those that were spared them', () => {
    const spin = (lines: readonly string[], words: Readonly<Record<string, string>>): string =>
      Object.entries(words).reduce((all, [from, to]) => all.replaceAll(from, to), text(lines));
    const slips = {
      'two years': 'two weeks',
      'the mayor': 'the governor',
      March: 'autumn',
      'coal pier': 'cabbage bridge',
      hasty: 'quick',
      passengers: 'travellers',
      'partial closure': 'closed part',
      Traders: 'Dealers',
      minutes: 'protocol',
      islands: 'isles',
      temporary: 'provisional',
      declined: 'refused',
      radio: 'wireless',
      ministry: 'department',
      building: 'edifice',
    };
    const page = (id: string, words: Readonly<Record<string, string>>): Article => articleOf(id, spin(STORY, words));
    const upright = page('upright', {});
    const edited = page('edited', {
      officials: 'authorities',
      decision: 'resolution',
      crews: 'sailors',
      spokeswoman: 'speaker',
      shorter: 'briefer',
      learned: 'heard',
      nearly: 'almost',
      lift: 'elevator',
      begin: 'start',
      expected: 'due',
      plan: 'proposal',
      leave: 'depart',
      terminal: 'hall',
      closure: 'shutting',
      dates: 'stems',
      doubled: 'lengthened',
      length: 'duration',
      cost: 'price',
    });
    const damaged = page('damaged', slips);
    const words = {
      officials: 'leaders',
      closure: 'shutdown',
      leader: 'boss',
      cost: 'price',
      dates: 'stems',
      asked: 'pleaded',
      year: 'season',
      opens: 'unlocks',
      crews: 'hands',
      voted: 'chose',
      considered: 'weighed',
      found: 'saw',
      expected: 'meant',
      comment: 'speak',
      decision: 'ruling',
    };
    const spun = page('spun', { ...slips, ...words });
    const voices = (articles: readonly Article[]): string[] => {
      const groups = new Map<string, string[]>();
      for (const { id, branch } of lineage(articles).stemma.nodes) groups.set(branch, [...(groups.get(branch) ?? []), id]);
      return [...groups.values()].map((ids) => ids.sort().join()).sort();
    };
    expect(voices([upright, edited, damaged, spun])).toEqual(['damaged,spun', 'edited,upright']);
    // Slips of its own make nobody a group.
    const alone = page('spun', words);
    expect(voices([upright, edited, damaged, alone])).not.toContain('damaged,spun');
  });

  test('abstains below three witnesses, without signs, and when signs conflict', () => {
    expect(lineage([wire, copy]).original).toMatchObject({ id: null, grade: 'none' });
    expect(lineage([wire, articleOf('b', text(without(3))), articleOf('c', text(without(5)))]).original.grade).toBe('none');
    const broken = articleOf('wire', text(changed(3, 'northern islands', 'northern northern islands')));
    expect(lineage([broken, copy, other]).original.grade).not.toBe('strong');
  });

  test('a copy takes no sentence that its parent lacks, though more of its words are there', () => {
    const said = 'The board had looked at closing a part, which would have doubled how long the work takes.';
    const shortened = articleOf('shortened', text(without(6)));
    const reworded = articleOf('reworded', text(STORY.map((line, i) => (i === 6 ? said : line))));
    const { stemma } = lineage([shortened, reworded, wire]);
    expect(stemma.edges.map((e) => [e.from, e.to].sort().join(' ')).sort()).toEqual(['reworded wire', 'shortened wire']);
  });

  test('a sound reading directs no edge to a copy that has what the sound one lacks and others have', () => {
    const later = articleOf('later', text(changed(5, 'Last year nearly', 'In the past year almost', damagedOnce)));
    const claims = (sound: readonly string[]): string[] =>
      lineage([articleOf('sound', text(sound)), articleOf('broken', text(damagedOnce)), later])
        .stemma.edges.filter((e) => e.directed)
        .map((e) => `${e.from} → ${e.to}`);
    expect(claims(without(1, 3))).toEqual([]);
    expect(claims(STORY)).toContain('sound → broken');
  });

  test('a source address outweighs times, and an error outweighs both', () => {
    const a = articleOf('a', text(without(7)), { published: '2021-03-02T10:00:00Z' });
    const b = articleOf('b', text(STORY), {
      published: '2021-03-02T08:00:00Z',
      links: [{ relation: 'based-on', url: 'https://a.example/story', source: 'json-ld' }],
    });
    const c = articleOf('c', text(without(2)), {
      published: '2021-03-02T12:00:00Z',
      links: [{ relation: 'canonical', url: 'https://a.example/story', source: 'link-element' }],
    });
    expect(lineage([b, a, c]).order[0]).toBe('a');
    expect(lineage([b, a, c]).original.evidence.map((e) => e.kind)).toContain('source-link');
  });

  test('one very long word makes no text the whole that others were cut from', () => {
    const wordy = articleOf('wordy', text(STORY.map((line, i) => (i % 2 === 0 ? `${line} ${'harbourboardquarter'.repeat(70)}` : line))));
    const later = articleOf('later', text(changed(5, 'Last year nearly', 'In the past year almost')));
    const { original } = lineage([wordy, wire, later]);
    expect(original.evidence.map((e) => e.text).filter((line) => line.includes('only a part'))).toEqual([]);
  });

  test('says "only a part" of one that has nothing else', () => {
    const told = (part: readonly string[]): string[] =>
      lineage([articleOf('part', text(part)), wire, articleOf('later', text(changed(5, 'Last year nearly', 'In the past year almost')))])
        .original.evidence.map((e) => e.text)
        .filter((line) => line.includes('only a part'));
    expect(told(STORY.slice(0, 4))).toContain('part.example holds only a part of what wire.example holds.');
    expect(told([...STORY.slice(0, 4), 'Two seals were seen.'])).toEqual([]);
  });

  test('of what no sign orders the earliest claimed time leads, however many copies lie behind it', () => {
    const at = (hour: number) => ({ published: `2021-03-02T${String(hour).padStart(2, '0')}:00:00Z` });
    const longer = [...changed(4, 'hasty and said', 'too early and said'), 'Two shops at the coal pier said that they would open longer.'];
    const copies = [1, 3, 5, 6].map((i, k) => articleOf(`copy-${i}`, text(changed(i, ' the ', ' that ')), at(12 + k)));
    const { order } = lineage([articleOf('longer', text(longer), at(9)), articleOf('first', text(STORY), at(8)), ...copies]);
    expect(order[0]).toBe('first');
  });

  const cast = fc
    .array(
      fc.record({
        drop: fc.integer({ min: 0, max: 7 }),
        twice: fc.option(fc.constantFrom(0, 1, 2, 3), { nil: null }),
        otherwise: fc.option(fc.constantFrom(...Object.keys(OTHERWISE)), { nil: null }),
        from: fc.nat(),
      }),
      { minLength: 2, maxLength: 5 },
    )
    .map((steps) => {
      const texts: string[][] = [STORY];
      for (const { drop, twice, otherwise, from } of steps) {
        const parent = texts[from % texts.length] ?? STORY;
        const lines = parent.filter((_, i) => i !== drop).map((line) => (line === otherwise ? (OTHERWISE[line] ?? line) : line));
        texts.push(lines.map((line, i) => (i === twice ? line.replace(/ (\w{4,}) /u, ' $1 $1 ') : line)));
      }
      return texts.map((lines, i) => articleOf(`w${i}`, text(lines)));
    });

  /** The tree without names: what each text is joined to, in which direction. */
  const shape = (articles: readonly Article[], { stemma, original, order }: ReturnType<typeof lineage>): unknown => {
    const textOf = new Map(articles.map((a) => [a.id, a.text]));
    const at = (id: string): string => textOf.get(id) ?? 'lost';
    return {
      original: original.id === null ? null : at(original.id),
      grade: original.grade,
      order: order.map(at),
      edges: stemma.edges
        .map((e) => `${[at(e.from), at(e.to)].sort().join(' | ')} ${e.directed} ${e.directed ? at(e.from) : ''} ${e.confidence.toFixed(6)}`)
        .sort(),
    };
  };

  test('the order and the names of the witnesses change nothing', () => {
    fc.assert(
      fc.property(cast, fc.nat(), (articles, turn) => {
        const turned = articles.map((_, i) => articles[(i + turn) % articles.length] as Article).reverse();
        const renamed = turned.map((a, i) => articleOf(`z${(i * 7) % 11}${i}`, a.text));
        expect(shape(turned, lineage(turned))).toEqual(shape(articles, lineage(articles)));
        expect(shape(renamed, lineage(renamed))).toEqual(shape(articles, lineage(articles)));
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  test('a duplicate witness never changes the original, and no witness is its own ancestor', () => {
    fc.assert(
      fc.property(cast, fc.nat(), (articles, which) => {
        const before = lineage(articles);
        const twin = articles[which % articles.length] as Article;
        const more = [...articles, articleOf('zz-twin', twin.text)];
        const after = lineage(more);
        const textOf = new Map(more.map((a) => [a.id, a.text]));
        expect(textOf.get(after.original.id ?? '')).toBe(textOf.get(before.original.id ?? ''));
        expect(after.original.grade).toBe(before.original.grade);
        for (const { stemma } of [before, after]) {
          const parents = new Map<string, string[]>();
          for (const e of stemma.edges) parents.set(e.to, [...(parents.get(e.to) ?? []), e.from]);
          for (const node of stemma.nodes) {
            const seen = new Set<string>();
            const walk = [...(parents.get(node.id) ?? [])];
            for (let at = walk.pop(); at !== undefined; at = walk.pop()) {
              expect(at).not.toBe(node.id);
              if (!seen.has(at)) walk.push(...(parents.get(at) ?? []));
              seen.add(at);
            }
          }
          expect(stemma.edges).toHaveLength(stemma.nodes.length - 1);
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  test('two versions that name an outlet as where it was reported make it the likely original', () => {
    const source = { ...wire, outlet: 'The Harbour-Wire (Est. 1931)' };
    const naming = (id: string, words: string): Article => ({
      ...articleOf(id, text(changed(3, 'opens its doors.', `opens its doors, ${words}.`, without(id === 'one' ? 1 : 5)))),
      outlet: `Outlet ${id}`,
    });
    const one = naming('one', 'the Harbour-Wire (Est. 1931) reported');
    const two = naming('two', 'according to the Harbour-Wire (Est. 1931)');
    const { original } = lineage([two, source, one]);
    expect(original).toMatchObject({ id: 'wire', grade: 'strong' });
    expect(original.evidence.filter((e) => e.kind === 'credit').map((e) => e.text)).toEqual([
      'Outlet one credits The Harbour-Wire (Est. 1931).',
      'Outlet two credits The Harbour-Wire (Est. 1931).',
    ]);
    // a part of a longer name, or a name that is a word, is none
    for (const outlet of ['The Harbour-Wire (Est. 193', 'board']) expect(lineage([two, { ...wire, outlet }, one]).original.id).toBeNull();
  });

  test('texts in other languages, empty ones and one alone', () => {
    expect(lineage([articleOf('a', '')]).original.grade).toBe('none');
    expect(
      lineage([articleOf('a', ''), articleOf('b', '今天，外交部发言人表示。'), wire]).stemma.nodes.filter((n) => !n.lost),
    ).toHaveLength(3);
  });
});
