import type { Comparison } from '../protocol/messages.ts';
import type { Proof } from '../core/proof/proof.ts';
import { direction, messageLanguage, t } from '../ui/i18n.ts';
import { packed, reportFile } from '../ui/report-file.ts';
import type { World } from '../ui/world.ts';

/** The messages that a report is drawn with. */
const SPOKEN =
  /^(?:language$|name$|proof_|category_|reason_|evidence_|gap_|kind_|grade_|findings_|relation_|likely_original$|lost_parent$|this_page$|date_unknown$|nothing_here$)/u;

type Messages = Readonly<Record<string, { readonly message: string }>>;

/** Hand the reader one file that holds texts, findings and the analysis; gives the file's seal. */
export async function saveReport(world: World, comparison: Comparison): Promise<string> {
  const language = messageLanguage();
  const [proof, core, check, style, words] = await Promise.all([
    proven(world, comparison),
    packaged(world, 'report/core.js'),
    packaged(world, 'report/check.js'),
    packaged(world, 'report/report.css'),
    messages(world, language),
  ]);
  const [first] = proof.articles;
  const { html, seal } = reportFile({
    proof,
    title: first?.title ?? first?.site ?? t('name'),
    made: new Date(world.now()).toISOString(),
    version: world.version(),
    language,
    direction: direction(),
    words,
    core,
    packedCore: await packed(core),
    check,
    style,
  });
  world.save(`urtext-report-${seal.slice(0, 8)}.html`, [html], 'text/html;charset=utf-8');
  return seal;
}

/**
 * Compared once more, here, with the witnesses in the order in which they were found. The analysis is loaded for this
 * click alone: a page that only shows needs none.
 */
async function proven(world: World, { page, witnesses }: Comparison): Promise<Proof> {
  const { prove, TABLES } = await import('../report/prove.ts');
  const files = await Promise.all(TABLES.map(async (name) => [name, await world.packagedBytes(`tables/${name}`)] as const));
  return prove(
    page,
    witnesses.toSorted((a, b) => b.summary.score - a.summary.score || (a.article.id < b.article.id ? -1 : 1)).map((one) => one.article),
    Object.fromEntries(files.flatMap(([name, bytes]) => (bytes === null ? [] : [[name, bytes]]))),
  );
}

async function packaged(world: World, path: string): Promise<string> {
  const text = await world.packaged(path);
  if (text === null) throw new Error(`${path} is not in this build`);
  return text;
}

/** In the reader's language, and in English where it has none. */
async function messages(world: World, language: string): Promise<Record<string, string>> {
  const all = await Promise.all(['en', language.replace('-', '_')].map((one) => world.packaged(`_locales/${one}/messages.json`)));
  const found: Record<string, string> = {};
  for (const text of all)
    for (const [key, { message }] of Object.entries(text === null ? {} : (JSON.parse(text) as Messages)))
      if (SPOKEN.test(key)) found[key] = message;
  return found;
}
