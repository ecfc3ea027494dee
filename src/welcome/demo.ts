import type { Article, ArticleId } from '../core/model.ts';
import type { World } from '../ui/world.ts';

/** The name under which the demo's versions enter the corpus, and leave it again as a whole. */
const JOB = 'demo';

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
  await world.ask('corpus.import', { job: JOB, from: 0, articles });
  const opened = articles.find((article) => article.site.startsWith(opens.replace(/\.html$/u, ''))) ?? articles[0];
  return opened?.id ?? null;
}

export const removeDemo = (world: World): Promise<{ count: number }> => world.ask('corpus.undoImport', { job: JOB });
