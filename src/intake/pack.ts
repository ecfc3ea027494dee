import type { Article, Fingerprint } from '../core/model.ts';
import { articleFrom } from './article-row.ts';

/**
 * A pack: articles, or fingerprints with addresses, that a newsroom publishes and signs (docs/packs.md). Canonical JSON
 * Lines: what the file says first, one line a row, last the count and an Ed25519 signature over all lines before.
 */
export const PACK_FORMAT = 1;
export const MOST_PACK_BYTES = 50_000_000;

export interface PackHead {
  readonly name: string;
  readonly publisher: string;
  /** ISO 8601, as the publisher says. */
  readonly made: string;
  readonly kind: 'articles' | 'fingerprints';
  /** Raw Ed25519 public key in base64; '' where there is none. */
  readonly key: string;
}

export interface PackedFingerprint {
  readonly url: string;
  readonly title: string | null;
  readonly site: string;
  readonly published: string | null;
  readonly fingerprint: Fingerprint;
}

export interface Pack {
  readonly head: PackHead;
  /** `signed`: by the key in its head, over every line as it stands. `unsigned`: nobody vouches for it. */
  readonly trust: 'signed' | 'unsigned';
  /** First 16 hex digits of the key's SHA-256, to compare by eye; '' without a key. */
  readonly keyName: string;
  readonly articles: readonly Article[];
  readonly fingerprints: readonly PackedFingerprint[];
  /** Rows that are nothing we know. */
  readonly skipped: number;
}

export type PackRead =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly reason: 'no-pack' | 'damaged' | 'changed' };

const no = (reason: 'no-pack' | 'damaged' | 'changed'): PackRead => ({ ok: false, reason });

/** Read and check the whole of a pack; nothing of a damaged or changed one is given. */
export async function readPack(text: string): Promise<PackRead> {
  const lines = text.split('\n').map((line) => line.replace(/\r$/u, ''));
  while (lines.at(-1) === '') lines.pop();
  const values: unknown[] = [];
  for (const line of lines) {
    const value = valueOf(line);
    if (value === undefined) return no(values.length === 0 ? 'no-pack' : 'damaged');
    values.push(value);
  }
  const head = headOf(values[0]);
  if (head === null) return no('no-pack');
  const end = values.at(-1) as { rows?: unknown; signature?: unknown };
  if (values.length < 2 || end.rows !== values.length - 2) return no('damaged');
  const signed = head.key !== '' || typeof end.signature === 'string';
  if (signed) {
    const body = values.slice(0, -1).map((value) => `${canonical(value)}\n`);
    if (typeof end.signature !== 'string' || !(await verified(head.key, end.signature, body.join('')))) return no('changed');
  }
  const rows = values.slice(1, -1);
  const articles = head.kind === 'articles' ? rows.flatMap(articleIn) : [];
  const fingerprints = head.kind === 'fingerprints' ? rows.flatMap(fingerprintIn) : [];
  const skipped = rows.length - articles.length - fingerprints.length;
  const keyName = head.key === '' ? '' : await keyNameOf(head.key);
  return { ok: true, pack: { head, trust: signed ? 'signed' : 'unsigned', keyName, articles, fingerprints, skipped } };
}

/** The text of a pack, signed by `sign` over everything before the last line, or unsigned with an empty key. */
export async function writePack(
  head: PackHead,
  rows: readonly unknown[],
  sign: ((bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>) | null,
): Promise<string> {
  const body = [{ 'urtext-pack': PACK_FORMAT, ...head }, ...rows].map((value) => `${canonical(value)}\n`).join('');
  const end = { rows: rows.length, ...(sign === null ? {} : { signature: base64(await sign(new TextEncoder().encode(body))) }) };
  return `${body}${canonical(end)}\n`;
}

/** One spelling for one value: keys sorted, no white space. `undefined` members are left out, as JSON does. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

function valueOf(line: string): unknown {
  try {
    const value = JSON.parse(line) as unknown;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

function headOf(value: unknown): PackHead | null {
  const head = value as Partial<Record<'urtext-pack' | keyof PackHead, unknown>> | undefined;
  if (head?.['urtext-pack'] !== PACK_FORMAT || (head.kind !== 'articles' && head.kind !== 'fingerprints')) return null;
  const line = (one: unknown): string => (typeof one === 'string' ? one.replace(/\s+/gu, ' ').trim().slice(0, 200) : '');
  return { name: line(head.name), publisher: line(head.publisher), made: line(head.made), kind: head.kind, key: line(head.key) };
}

function articleIn(value: unknown): Article[] {
  const row = articleFrom(value);
  return row.ok ? [row.article] : [];
}

const isHashes = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length <= 400_000 && value.every((one) => Number.isInteger(one) && one >= 0 && one <= 0xffffffff);

function fingerprintIn(value: unknown): PackedFingerprint[] {
  const row = value as Readonly<Record<string, unknown>>;
  const { url, version, lang, stems, sentenceEnds, anchors } = row;
  if (typeof url !== 'string' || !/^https?:/iu.test(url) || !URL.canParse(url) || typeof version !== 'number' || typeof lang !== 'string')
    return [];
  if (!isHashes(stems) || !isHashes(sentenceEnds) || !isHashes(anchors)) return [];
  const line = (one: unknown): string | null => (typeof one === 'string' ? one.slice(0, 400) : null);
  return [
    {
      url,
      title: line(row['title']),
      site: line(row['site']) ?? new URL(url).hostname,
      published: line(row['published']),
      fingerprint: { version, lang, stems, sentenceEnds, anchors },
    },
  ];
}

async function verified(key: string, signature: string, body: string): Promise<boolean> {
  const [raw, signed] = [bytesOf(key), bytesOf(signature)];
  if (raw?.length !== 32 || signed?.length !== 64) return false;
  const publicKey = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', publicKey, signed, new TextEncoder().encode(body));
}

async function keyNameOf(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytesOf(key) ?? new Uint8Array());
  return [...new Uint8Array(digest).subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z\d+/]*={0,2}$/u.test(text) || text.length % 4 !== 0) return null;
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

export const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
