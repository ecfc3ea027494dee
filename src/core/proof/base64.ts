const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes as base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const left = bytes.length - i;
    parts.push(
      `${SIGNS[three >> 18] ?? ''}${SIGNS[(three >> 12) & 63] ?? ''}${left > 1 ? (SIGNS[(three >> 6) & 63] ?? '') : '='}${left > 2 ? (SIGNS[three & 63] ?? '') : '='}`,
    );
  }
  return parts.join('');
}

/** The bytes again; what is no sign of the alphabet counts as none. */
export function fromBase64(text: string): Uint8Array {
  const values = [...text].map((sign) => SIGNS.indexOf(sign)).filter((value) => value >= 0);
  const bytes = new Uint8Array(Math.floor((values.length * 3) / 4));
  for (let i = 0, at = 0; i < values.length; i += 4) {
    const three = ((values[i] ?? 0) << 18) | ((values[i + 1] ?? 0) << 12) | ((values[i + 2] ?? 0) << 6) | (values[i + 3] ?? 0);
    for (const shift of [16, 8, 0]) if (at < bytes.length) bytes[at++] = (three >> shift) & 255;
  }
  return bytes;
}
