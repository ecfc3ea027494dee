import type { Article, ArticleId } from '../core/model.ts';
import { recall, remember } from '../ui/remembered.ts';
import type { World } from '../ui/world.ts';

/** Where the name of the import is kept under which the demo's versions entered the corpus, to leave it as a whole. */
const REMEMBERED = 'demo';

/** Is the demo in the corpus, as far as this page knows? */
export const hasDemo = (): boolean => (recall(REMEMBERED) ?? '') !== '';

/** Put the demo's versions into the corpus; the id of the one to open, or null when this build has no demo. */
export async function openDemo(world: World): Promise<ArticleId | null> {
  const [rows, story] = await Promise.all([world.packaged('demo/versions.jsonl'), world.packaged('demo/story.json')]);
  if (rows === null || story === null) return null;
  // Our own packaged files: their shape is checked by the demo's tests, and by the background on import.
  const articles = rows
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Article);
  const { opens } = JSON.parse(story) as { readonly opens: string };
  // A name of its own each time: an import of a known name is taken for a repeat, and adds nothing that was deleted since.
  const job = `demo-${world.now()}`;
  await removeDemo(world);
  await world.ask('corpus.import', { job, from: 0, articles });
  remember(REMEMBERED, job);
  const opened = articles.find((article) => article.site.startsWith(opens.replace(/\.html$/u, ''))) ?? articles[0];
  return opened?.id ?? null;
}

/** Take out what `openDemo` put in. */
export async function removeDemo(world: World): Promise<void> {
  const job = recall(REMEMBERED) ?? '';
  if (job !== '') await world.ask('corpus.undoImport', { job });
  remember(REMEMBERED, '');
}
