import { AppError } from '../core/errors.ts';
import type { RefusalReason } from '../core/model.ts';
import type { Sender } from '../protocol/sender.ts';
import { showBadge } from './badge.ts';
import { forget, remember } from './tab-memory.ts';

/** The page is no article (the popup says why), or the reader left it (`reason: null`). */
export async function refusePage({ reason, detail }: { reason: RefusalReason | null; detail: string }, from: Sender): Promise<null> {
  if (from.tab === null || from.url === null) throw new AppError({ code: 'not-allowed', kind: 'page.refused' });
  if (reason === null) await forget(from.tab);
  else await remember(from.tab, { kind: 'refused', at: Date.now(), url: from.url, reason, detail });
  await showBadge(from.tab, null);
  return null;
}
