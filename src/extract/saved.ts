import { extractArticle, type ExtractOptions, type Extraction } from './extract.ts';
import { attr, bodyOf, elementsIn, following, nameOf, nodeTypeOf, rootOf } from './dom.ts';
import { isPrivateAddress } from './private-host.ts';

/**
 * The address that a saved page came from: what the saving program noted in a comment, else what the page declares
 * as its own. Null when nothing says.
 */
export function addressOfSaved(document: Document): string | null {
  const noted = /(?:saved from url=\(\d+\)|^\s*url:\s*)\s*(https?:\/\/\S+)/imu;
  const root = rootOf(document);
  let seen = 0;
  for (let node = following(document, document, false); node !== null && seen++ < 500; node = following(node, document, false)) {
    if (nodeTypeOf(node) !== 8) continue;
    const found = noted.exec((node as Comment).data.slice(0, 2000));
    if (found?.[1] !== undefined && URL.canParse(found[1])) return new URL(found[1]).href;
  }
  if (root === null) return null;
  const body = bodyOf(document);
  let declared: string | null = null;
  for (const element of elementsIn(root)) {
    if (element === body) break;
    const name = nameOf(element);
    const isCanonical = name === 'link' && attr(element, 'rel').toLowerCase() === 'canonical';
    const isOg = name === 'meta' && /^og:url$/iu.test(attr(element, 'property'));
    const value = attr(element, isCanonical ? 'href' : 'content');
    if (!(isCanonical || isOg) || !URL.canParse(value) || isPrivateAddress(value)) continue;
    if (isCanonical) return new URL(value).href;
    declared ??= new URL(value).href;
  }
  return declared;
}

/** Read a page that the reader saved as a file. `name` stands in for an address that nothing tells. */
export async function extractSaved(document: Document, name: string, options: ExtractOptions = {}): Promise<Extraction> {
  const url = addressOfSaved(document) ?? `file:///${encodeURIComponent(name)}`;
  return extractArticle(document, url, { ...options, fromFile: true });
}

/** The characters of an HTML file: by its byte order mark, else the encoding that its first bytes declare, else UTF-8. */
export function decodeHtml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const label = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})/iu.exec(head)?.[1] ?? 'utf-8';
  return decoderFor(bytes[0] === 0xef && bytes[1] === 0xbb ? 'utf-8' : label).decode(bytes);
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(/^utf-?16/iu.test(label) ? 'utf-8' : label);
  } catch {
    return new TextDecoder(); // An encoding that nobody knows: UTF-8 shows what it can.
  }
}
