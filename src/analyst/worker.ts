import { analyse } from '../core/analyse/report.ts';
import { failureOf } from '../core/errors.ts';
import type { Report } from '../core/model.ts';
import { readTables, TABLE_FILES, type Tables } from '../core/tables.ts';
import type { Answer } from '../protocol/messages.ts';
import type { WorkerAnswer, WorkerQuestion } from '../protocol/over-worker.ts';

/**
 * Where versions are compared: a dedicated worker, so that neither the background nor an open page of ours waits
 * for it. It keeps nothing but the tables, which it reads as soon as it starts. One file; it has no extension API.
 */
interface Scope {
  onmessage: (event: { readonly data: unknown }) => void;
  postMessage(message: WorkerAnswer): void;
}
const scope = globalThis as unknown as Scope;

const tables: Promise<Tables> = readAll();

scope.onmessage = ({ data }) => {
  const { id, request } = data as WorkerQuestion;
  void answerTo(request).then((answer) => scope.postMessage({ id, answer }));
};

async function answerTo({ page, siblings }: WorkerQuestion['request']): Promise<Answer<Report>> {
  try {
    return { ok: true, value: analyse(page, siblings, await tables) };
  } catch (thrown) {
    return { ok: false, error: failureOf(thrown) };
  }
}

/** A file that is not there is left out; the report names it. */
async function readAll(): Promise<Tables> {
  const found = await Promise.all(TABLE_FILES.map(async (name) => [name, await bytesOf(`/tables/${name}`)] as const));
  return readTables(Object.fromEntries(found.flatMap(([name, bytes]) => (bytes === null ? [] : [[name, bytes]]))));
}

async function bytesOf(path: string): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(path);
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch (thrown) {
    // Chromium rejects the fetch of a missing packaged file; Firefox answers 404 or rejects.
    if (thrown instanceof TypeError) return null;
    throw thrown;
  }
}
