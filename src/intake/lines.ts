/** Longest line that is kept; a longer one is counted, reported and skipped without being held in memory. */
export const MAX_LINE_BYTES = 8 * 1024 * 1024;

/** A gzip file may grow to this many times its size once it is past `BOMB_FREE_BYTES`, and to `MAX_UNPACKED_BYTES` in all. */
const BOMB_RATIO = 100;
const BOMB_FREE_BYTES = 10 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 2 * 1024 * 1024 * 1024;

export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly text: null; readonly reason: string };

type Bytes = Uint8Array<ArrayBuffer>;

/** The chunks of a file, unpacked when it is gzip (told by its first bytes, not by its name). */
export async function* unpacked(file: ReadableStream<Bytes>): AsyncGenerator<Bytes> {
  const reader = file.getReader();
  const start = await firstBytes(reader);
  if (start.length === 0) return;
  let packed = 0;
  const rest = new ReadableStream<Bytes>({
    start(controller) {
      packed += start.length;
      controller.enqueue(start);
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else {
        packed += value.length;
        controller.enqueue(value);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  const source = isGzip ? rest.pipeThrough(new DecompressionStream('gzip')) : rest;
  let size = 0;
  for await (const chunk of chunksOf(source as ReadableStream<Bytes>)) {
    size += chunk.length;
    if (isGzip && (size > MAX_UNPACKED_BYTES || (size > BOMB_FREE_BYTES && size > packed * BOMB_RATIO)))
      throw new RangeError('the file unpacks to far more than its size');
    yield chunk;
  }
}

/** Enough bytes to tell gzip and byte order marks from text, however small the chunks are. */
async function firstBytes(reader: ReadableStreamDefaultReader<Bytes>): Promise<Bytes> {
  const parts: Bytes[] = [];
  let size = 0;
  while (size < 4) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  return joined(parts, size);
}

/** `for await` over a stream is missing in some browsers; this stands for it and frees the stream in the end. */
async function* chunksOf(stream: ReadableStream<Bytes>): AsyncGenerator<Bytes> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined); // Already closed or failed: nothing left to free.
  }
}

/**
 * The lines of a UTF-8 file (UTF-16 with a byte order mark is turned into it), numbered from 1, without their line
 * breaks (LF or CRLF). A line that is no UTF-8 or too long is reported and the next ones are read on.
 */
export async function* linesOf(chunks: AsyncIterable<Bytes>): AsyncGenerator<Line> {
  let number = 1;
  let parts: Bytes[] = [];
  let held = 0;
  let tooLong = false;
  let begun = false;
  let wide: TextDecoder | null = null;
  const encoder = new TextEncoder();

  const finish = (): Line => {
    const line = number++;
    if (tooLong) return { number: line, text: null, reason: 'the line is longer than 8 MB' };
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: line !== 1 }).decode(joined(parts, held));
      return { number: line, text: text.endsWith('\r') ? text.slice(0, -1) : text };
    } catch {
      return { number: line, text: null, reason: 'the line is not valid UTF-8' };
    }
  };
  const reset = (): void => {
    parts = [];
    held = 0;
    tooLong = false;
  };

  for await (const raw of chunks) {
    if (!begun && raw.length > 0) {
      begun = true;
      if (raw[0] === 0xff && raw[1] === 0xfe) wide = new TextDecoder('utf-16le');
      if (raw[0] === 0xfe && raw[1] === 0xff) wide = new TextDecoder('utf-16be');
    }
    const chunk: Bytes = wide === null ? raw : encoder.encode(wide.decode(raw, { stream: true }));
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      hold(chunk.subarray(from, end));
      yield finish();
      reset();
      from = end + 1;
    }
    hold(chunk.subarray(from));
  }
  if (held > 0 || tooLong) yield finish();

  function hold(part: Bytes): void {
    if (tooLong || part.length === 0) return;
    held += part.length;
    if (held > MAX_LINE_BYTES) {
      tooLong = true;
      parts = [];
    } else parts.push(part);
  }
}

function joined(parts: readonly Bytes[], size: number): Bytes {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
