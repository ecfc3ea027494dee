import { FINGERPRINT_VERSION } from '../fingerprint/version.ts';
import type { Fingerprint } from '../model.ts';
import type { SketchBody } from './corpus-reader.ts';
import { ByteReader, ByteWriter } from './varint.ts';

/**
 * A fingerprint as bytes: version, language, sentence lengths, anchors, stems. Stems are four plain bytes each:
 * they are hashes in reading order, which nothing compresses.
 */
export function packSketch(fingerprint: Fingerprint): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  out.varint(fingerprint.version);
  const lang = Uint8Array.from(fingerprint.lang, (letter) => letter.charCodeAt(0));
  out.varint(lang.length);
  out.append(lang);
  out.varint(fingerprint.sentenceEnds.length);
  let before = 0;
  for (const end of fingerprint.sentenceEnds) {
    out.varint(end - before);
    before = end;
  }
  out.varint(fingerprint.anchors.length);
  out.uint32s(fingerprint.anchors);
  out.varint(fingerprint.stems.length);
  out.uint32s(fingerprint.stems);
  return out.take();
}

/** What `packSketch` packed, or null when other rules made it. Throws RangeError on damaged bytes. */
export function unpackSketch(bytes: Uint8Array): SketchBody | null {
  const from = new ByteReader(bytes);
  const version = from.varint();
  if (version !== FINGERPRINT_VERSION) return null;
  const lang = String.fromCharCode(...from.bytes(lengthWithin(from.varint(), bytes)));
  const sentenceEnds = new Uint32Array(lengthWithin(from.varint(), bytes));
  let end = 0;
  for (let i = 0; i < sentenceEnds.length; i++) sentenceEnds[i] = end += from.varint();
  const anchors = from.uint32s(lengthWithin(from.varint(), bytes));
  const stems = from.uint32s(lengthWithin(from.varint(), bytes));
  if (!from.done || end !== stems.length) throw new RangeError('damaged sketch');
  return { version, lang, stems, sentenceEnds, anchors };
}

/** The same in memory, without the way through bytes. */
export const sketchBodyOf = (fingerprint: Fingerprint): SketchBody => ({
  version: fingerprint.version,
  lang: fingerprint.lang,
  stems: Uint32Array.from(fingerprint.stems),
  sentenceEnds: Uint32Array.from(fingerprint.sentenceEnds),
  anchors: Uint32Array.from(fingerprint.anchors),
});

/** A damaged length must not make us allocate gigabytes. */
function lengthWithin(length: number, bytes: Uint8Array): number {
  if (length > bytes.length) throw new RangeError('damaged sketch');
  return length;
}
