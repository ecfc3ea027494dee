import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/core/model.ts';
import { speak } from '../../src/ui/i18n.ts';
import { siglaOf } from '../../src/ui/view-sigla.ts';
import { stemmaView, type OutlineItem } from '../../src/ui/view-stemma.ts';
import { english } from './messages.ts';
import { PAGE, REPORT, STORY, WITNESSES } from './story.ts';

const dates = new Map(STORY.map((one) => [one.id, one.published]));
const flat = (items: readonly OutlineItem[]): string[] => items.flatMap((item) => [item.siglum.letter, ...flat(item.children)]);
beforeAll(() => speak(english, 'en-GB'));

describe('stemmaView', () => {
  const view = (report: Report, width = 328) => stemmaView(report, siglaOf(report, PAGE, WITNESSES), dates, width);

  it('sets every node after its parent and inside the width', () => {
    const { nodes, width } = view(REPORT);
    const x = new Map(nodes.map((node) => [node.siglum.id, node.x]));
    for (const edge of REPORT.stemma.edges) expect(x.get(edge.to)).toBeGreaterThan(x.get(edge.from) ?? Infinity);
    for (const node of nodes) expect(node.x).toBeLessThanOrEqual(width - 12);
  });

  it('writes the page’s name where no line leads on and nothing stands', () => {
    const drawn = view(REPORT);
    const page = drawn.nodes.find(({ siglum }) => siglum.role === 'page');
    expect(drawn.label).toEqual({ x: (page?.x ?? 0) + 15, y: page?.y });
    // The page as the parent of all: its line runs on behind it, so the name stands below, and the lanes make room.
    const others = REPORT.stemma.nodes.filter(({ id, lost }) => !lost && id !== PAGE.id).map(({ id }) => id);
    const edges = others.map((to) => ({ from: PAGE.id, to, confidence: 0.9, directed: true, evidence: [] }));
    const top = view({ ...REPORT, stemma: { nodes: REPORT.stemma.nodes.filter(({ lost }) => !lost), edges } }, 240);
    const own = top.nodes.find(({ siglum }) => siglum.role === 'page');
    const after = top.nodes.filter(({ y }) => y > (own?.y ?? 0)).map(({ y }) => y);
    expect(top.label?.y).toBe((own?.y ?? 0) + 19);
    expect(Math.min(...after)).toBe((own?.y ?? 0) + 40);
    expect(top.height).toBeGreaterThan(Math.max(...after));
  });

  it('says the same in words', () => {
    expect(flat(view(REPORT).outline).toSorted()).toEqual(['A', 'B', 'C', 'D', 'E', 'α']);
  });

  it('draws weak and undirected edges as doubtful', () => {
    expect(view(REPORT).edges.filter((edge) => edge.doubtful)).toHaveLength(1);
    const undirected = {
      ...REPORT,
      stemma: { ...REPORT.stemma, edges: REPORT.stemma.edges.map((edge) => ({ ...edge, directed: false })) },
    };
    expect(view(undirected).edges.every((edge) => edge.doubtful)).toBe(true);
  });

  const ofDates = (claimed: Readonly<Record<string, string>>, edges: Report['stemma']['edges'], original: string | null = null) => {
    const nodes = Object.keys(claimed).map((id, i) => ({ id, lost: false, branch: 'b', siglum: 'ABCD'[i] ?? '' }));
    const report: Report = { ...REPORT, original: { ...REPORT.original, id: original }, stemma: { nodes, edges } };
    return stemmaView(report, siglaOf(report, PAGE, WITNESSES), new Map(Object.entries(claimed)), 328);
  };
  const [one, two, three] = REPORT.stemma.nodes.filter(({ lost }) => !lost).map(({ id }) => id) as [string, string, string];
  const joined = (from: string, to: string, directed: boolean) => ({ from, to, confidence: 0.9, directed });

  it('lets the earliest claimed time lead where nothing else says who came first, and nowhere else', () => {
    const claimed = { [one]: '2024-03-14T13:40:00Z', [two]: '2024-03-14T10:05:00Z', [three]: '2024-03-14T18:20:00Z' };
    const edges = [joined(one, two, false), joined(two, three, true)];
    const drawn = ofDates(claimed, edges);
    expect(drawn.outline.map(({ siglum }) => siglum.id)).toEqual([two]);
    expect(drawn.isTimed).toBe(true);
    expect(drawn.edges.filter(({ doubtful }) => doubtful)).toHaveLength(1);
    expect(ofDates(claimed, edges, one).outline.map(({ siglum }) => siglum.id)).toEqual([one]);
    const told = ofDates(claimed, [joined(one, two, true), joined(two, three, true)]);
    expect(told.outline.map(({ siglum }) => siglum.id)).toEqual([one]);
    expect(told.isTimed).toBe(false);
  });

  it('has no axis when the days do not differ', () => {
    const same = new Map(STORY.map((one) => [one.id, '2024-05-13']));
    expect(stemmaView(REPORT, siglaOf(REPORT, PAGE, WITNESSES), same, 328).axis).toEqual([]);
    expect(view(REPORT).axis).toHaveLength(2);
  });

  it('loses no node and ends on any edges, cycles among them', () => {
    const ids = REPORT.stemma.nodes.map((node) => node.id);
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            from: fc.constantFrom(...ids),
            to: fc.constantFrom(...ids),
            confidence: fc.double({ min: 0, max: 1, noNaN: true }),
            directed: fc.boolean(),
          }),
          { maxLength: 12 },
        ),
        (edges) => {
          const drawn = view({ ...REPORT, stemma: { ...REPORT.stemma, edges } });
          expect(drawn.nodes.length + drawn.folded).toBe(ids.length);
          expect(flat(drawn.outline)).toHaveLength(ids.length);
          for (const node of drawn.nodes) expect(Number.isFinite(node.x) && Number.isFinite(node.y)).toBe(true);
        },
      ),
    );
  });

  it('folds what does not fit and still names it', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ id: `w${index}`, lost: false, branch: 'b', siglum: `W${index}` }));
    const report = {
      ...REPORT,
      stemma: {
        nodes: [...REPORT.stemma.nodes, ...many],
        edges: many.map((node) => ({ from: REPORT.order[0] ?? '', to: node.id, confidence: 1, directed: true })),
      },
    };
    const drawn = view(report);
    expect(drawn.folded).toBeGreaterThan(0);
    expect(flat(drawn.outline)).toHaveLength(36);
  });
});
