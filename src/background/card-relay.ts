import { AppError, failureOf } from '../core/errors.ts';
import { inContext } from '../core/reading-context.ts';
import { openTab, readValue, tabChannel, url, writeValue } from '../platform/browser.ts';
import { cardAsker } from '../protocol/ask.ts';
import type { CardContent } from '../protocol/messages.ts';
import type { Sender } from '../protocol/sender.ts';
import { corpus } from './corpus.ts';
import { noteFailure } from './diary.ts';
import { findingsBeside, pageViewOf, verdictOf } from './page-view.ts';
import { askContent } from './run-tab.ts';
import { hostOf } from './settings.ts';
import { recall, type AnalysedTab } from './tab-memory.ts';
import { dismissFinding, hideCategory, tasteFor } from './taste.ts';
import { textIn, witnessesOf } from './witnesses.ts';

/**
 * The card lies in a frame of a foreign page; the page's own script only learns its height. Which frame it
 * is comes from the browser and is remembered over the worker's death.
 */
const keyOf = (tab: number): string => `card:${tab}`;

interface CardPlace {
  readonly frame: number;
}

/** The card's frame is there. It is filled when a mark is hovered. */
export async function cardReady(from: Sender): Promise<CardContent | null> {
  const { tab, frame } = placed(from);
  await writeValue('session', keyOf(tab), { frame } satisfies CardPlace);
  return null;
}

/** The page's pointer rests on a mark (or on the badge: null): fill its card. */
export async function fillCard(request: { finding: string | null; theme: 'light' | 'dark' }, from: Sender): Promise<{ height: number }> {
  const { tab } = placed(from);
  const [record, place] = await Promise.all([recall(tab), readValue<CardPlace | null>('session', keyOf(tab), null)]);
  if (record?.kind !== 'analysed' || place === null) throw new AppError({ code: 'page-unreachable', tab });
  const content = await contentFor(tab, record, request, hostOf(from.url));
  return cardAsker(tabChannel(tab, place.frame))('card.fill', content, { tries: 2, timeoutMs: 2_000 });
}

async function contentFor(
  tab: number,
  record: AnalysedTab,
  { finding, theme }: { finding: string | null; theme: 'light' | 'dark' },
  host: string,
): Promise<CardContent> {
  const { store } = await corpus();
  const taste = await tasteFor(host, record.article.id);
  const witnesses = await witnessesOf(record.report, record.matches, store);
  const { page, original, stemma } = record.report;
  const { title, published } = record.article;
  const beside = finding === null ? [] : findingsBeside(record.report, taste, finding);
  const lost = beside.length > 0 ? undefined : record.lost?.find((one) => one.finding.id === finding);
  // Neither there nor lost: the page became another article, or its versions went. Nothing to show, and no failure.
  if (finding !== null && beside.length === 0 && lost === undefined) throw new AppError({ code: 'cancelled' });
  const texts = finding === null ? [] : [record.article, ...witnesses.map(({ article }) => article)];
  return {
    theme,
    tab,
    page: lost?.page ?? record.article.id,
    lost: lost !== undefined,
    marks: pageViewOf(record.report, taste).marks.length,
    site: record.article.outlet ?? record.article.site,
    findings: lost === undefined ? beside.map((one) => inContext(one, textIn(record.article, witnesses))) : [lost.finding],
    witnesses: witnesses.map(({ summary }) => summary),
    report: { page, stemma, original },
    article: { url: record.article.url, title, published, site: record.article.site, outlet: record.article.outlet ?? null },
    hashes: Object.fromEntries(await Promise.all(texts.map(async ({ id, text }) => [id, await sha256(text)] as const))),
    verdict: { kind: verdictOf(record.report), grade: original.grade, evidence: original.evidence },
  };
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The card grew, shrank, or wants to close. */
export async function cardResized(height: number | null, from: Sender): Promise<null> {
  return askContent(placed(from).tab, 'content.card', { height });
}

/** The reader wants the whole comparison. */
export async function compareFromCard(from: Sender): Promise<null> {
  const { tab } = placed(from);
  const record = await recall(tab);
  if (record?.kind !== 'analysed') throw new AppError({ code: 'page-unreachable', tab });
  await openTab(url(`src/compare/index.html?page=${encodeURIComponent(record.article.id)}&tab=${String(tab)}`), tab);
  return null;
}

/** A finding, or its kind on this site, is to be seen no more (or again). */
export async function dismiss(request: { finding: string; scope: 'finding' | 'category'; undo: boolean }, from: Sender): Promise<null> {
  const { tab } = placed(from);
  const record = await recall(tab);
  if (record?.kind !== 'analysed') throw new AppError({ code: 'page-unreachable', tab });
  const finding = record.report.findings.find(({ id }) => id === request.finding);
  if (finding === undefined) throw new AppError({ code: 'bad-message', kind: 'card.dismiss', detail: 'no such finding' });
  const host = hostOf(record.article.url);
  if (request.scope === 'finding') await dismissFinding(host, record.article.id, finding, request.undo);
  else await hideCategory(host, finding.category, request.undo);
  await redraw(tab, record);
  return null;
}

/** Tell a page's script to draw what is wanted now. */
export async function redraw(tab: number, record: AnalysedTab): Promise<void> {
  const view = pageViewOf(record.report, await tasteFor(hostOf(record.article.url), record.article.id));
  try {
    await askContent(tab, 'content.view', view);
  } catch (thrown) {
    // The page may be gone; the setting holds all the same.
    await noteFailure('redraw', failureOf(thrown));
  }
}

function placed(from: Sender): { tab: number; frame: number } {
  if (from.tab === null || from.frame === null) throw new AppError({ code: 'not-allowed', kind: 'card' });
  return { tab: from.tab, frame: from.frame };
}
