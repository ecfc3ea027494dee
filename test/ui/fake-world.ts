import { hash32 } from '../../src/core/article-id.ts';
import type { MessageKind, Reply, Request } from '../../src/protocol/messages.ts';
import type { World } from '../../src/ui/world.ts';
import { NOW } from './story.ts';

export type Answers = { readonly [K in MessageKind]?: (request: Request<K>) => Reply<K> | Promise<Reply<K>> };

export interface FakeWorld extends World {
  /** What was done, in order: "ask site.set", "open src/…", "copy …". */
  readonly done: string[];
}

/** A world that answers from `answers`; a message without an answer never comes back, nor does `later`. */
export function fakeWorld(answers: Answers, grants: boolean | 'later' = true): FakeWorld {
  const done: string[] = [];
  return {
    done,
    ask: (async (kind: MessageKind, request: never) => {
      done.push(`ask ${kind}`);
      const answer = answers[kind] as ((request: never) => unknown) | undefined;
      return answer === undefined ? new Promise(() => undefined) : answer(request);
    }) as World['ask'],
    activeTab: () => Promise.resolve(1),
    shown: () => Promise.resolve(null),
    keepShown: () => Promise.resolve(),
    painted: () => Promise.resolve(),
    request: () => (grants === 'later' ? new Promise(() => undefined) : Promise.resolve(grants)),
    has: () => Promise.resolve(grants === true),
    open: async (path) => void done.push(`open ${path}`),
    showTab: async (tab) => void done.push(`show ${tab}`),
    openPanel: async (tab, path) => {
      done.push(`panel ${tab} ${path}`);
      return true;
    },
    follow: () => () => undefined,
    close: () => void done.push('close'),
    copy: async (words) => void done.push(`copy ${words}`),
    save: (name) => void done.push(`save ${name}`),
    packaged: () => Promise.resolve(null),
    packagedBytes: () => Promise.resolve(null),
    now: () => NOW,
    sha256: (text) => Promise.resolve(hash32(text).toString(16).padStart(64, '0')),
    keys: () =>
      Promise.resolve([
        { name: '_execute_action', keys: 'Alt+Shift+U', description: '' },
        { name: 'next-mark', keys: 'Alt+Shift+Period', description: 'Next mark on the page' },
        { name: 'previous-mark', keys: '', description: 'Previous mark on the page' },
      ]),
    openKeys: async () => void done.push('keys'),
    version: () => '0.1.0',
  };
}
