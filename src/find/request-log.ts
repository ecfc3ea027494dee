/** Why a request was made: by which button, for which page. */
export interface Cause {
  readonly kind: 'search' | 'candidate' | 'archive' | 'description' | 'pack' | 'browser-search';
  /** Address of the page that the reader was on, or null. */
  readonly page: string | null;
  /** The query, where there was one. */
  readonly query: string | null;
}

export interface LoggedRequest {
  readonly at: number;
  readonly url: string;
  readonly cause: Cause;
  /** Null while it is under way, or when Urtext was closed over it. */
  readonly outcome: RequestOutcome | null;
}

export interface RequestOutcome {
  readonly milliseconds: number;
  readonly status: number | null;
  readonly bytes: number;
  readonly trouble: string | null;
}

export interface RequestLog {
  /** Resolves when it is written: only then may the request leave. */
  begin(request: Omit<LoggedRequest, 'outcome'>): Promise<number>;
  end(entry: number, outcome: RequestOutcome): Promise<void>;
  /** Newest first. */
  all(): Promise<readonly LoggedRequest[]>;
}

const DATABASE = 'urtext-requests';
const TABLE = 'requests';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the request log failed')));
  });

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(TABLE, { autoIncrement: true }));
  const database = await done(request);
  database.addEventListener('versionchange', () => database.close());
  return database;
}

/** The log in a database of its own: it outlives the corpus, and a broken corpus does not hide it. */
export function requestLog(): RequestLog {
  let opened: Promise<IDBDatabase> | null = null;
  const table = async (mode: IDBTransactionMode): Promise<IDBObjectStore> => {
    opened ??= open();
    return (await opened).transaction(TABLE, mode).objectStore(TABLE);
  };
  return {
    begin: async (request) => Number(await done((await table('readwrite')).add({ ...request, outcome: null }))),
    end: async (entry, outcome) => {
      const rows = await table('readwrite');
      const before = (await done(rows.get(entry))) as LoggedRequest | undefined;
      if (before !== undefined) await done(rows.put({ ...before, outcome }, entry));
    },
    all: async () => ((await done((await table('readonly')).getAll())) as LoggedRequest[]).reverse(),
  };
}

/** A private log where the browser refuses databases: everything works, and is forgotten with the page. */
export function logInMemory(): RequestLog {
  const rows: LoggedRequest[] = [];
  return {
    begin: (request) => Promise.resolve(rows.push({ ...request, outcome: null }) - 1),
    end: (entry, outcome) => {
      const before = rows[entry];
      if (before !== undefined) rows[entry] = { ...before, outcome };
      return Promise.resolve();
    },
    all: () => Promise.resolve(rows.toReversed()),
  };
}

const COLUMNS = ['time', 'address', 'cause', 'page', 'query', 'status', 'bytes', 'milliseconds', 'trouble'] as const;

/** One line a request, as any spreadsheet reads it. A field that a spreadsheet would run is made plain text. */
export function csvOf(requests: readonly LoggedRequest[]): string {
  const cell = (value: string | number | null): string => {
    const text = String(value ?? '');
    return `"${(/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  };
  const lines = requests.map(({ at, url, cause, outcome }) =>
    [
      new Date(at).toISOString(),
      url,
      cause.kind,
      cause.page,
      cause.query,
      outcome?.status ?? null,
      outcome?.bytes ?? null,
      outcome?.milliseconds ?? null,
      outcome?.trouble ?? null,
    ]
      .map(cell)
      .join(','),
  );
  return `${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}
