// Draws assets/icons/*.png: `node scripts/icons.mjs`. The icon is a siglum, a full round, and in it a stemma of
// three dots: one source, two copies, and one of these is off. Shapes are distances, so every size is exact.
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const GREEN = [0x1f, 0x6b, 0x4f];
const PAPER = [0xfb, 0xfa, 0xf7];
const EMBER = [0xf5, 0xa5, 0x6b];
const SAMPLES = 6;

const disc = (cx, cy, r) => (x, y) => Math.hypot(x - cx, y - cy) - r;
const line = (x0, y0, x1, y1, w) => (x, y) => {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const t = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy) - w / 2;
};

/** On a unit square, back to front. Small sizes get heavier dots and no line softer than a pixel. */
function shapes(size) {
  const small = size <= 16;
  const r = small ? 0.125 : 0.108;
  const w = small ? 0.09 : 0.062;
  const bar = 0.5;
  const root = [0.5, 0.27];
  const left = [0.29, 0.7];
  const right = [0.71, 0.7];
  return [
    [disc(0.5, 0.5, 0.5), GREEN],
    [line(...root, 0.5, bar, w), PAPER],
    [line(left[0], bar, right[0], bar, w), PAPER],
    [line(left[0], bar, ...left, w), PAPER],
    [line(right[0], bar, ...right, w), PAPER],
    [disc(...root, r), PAPER],
    [disc(...left, r), PAPER],
    [disc(...right, r), EMBER],
  ];
}

function pixels(size) {
  const drawn = shapes(size);
  const out = Buffer.alloc((size * 4 + 1) * size);
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      const sum = [0, 0, 0, 0];
      for (let s = 0; s < SAMPLES * SAMPLES; s++) {
        const x = (px + ((s % SAMPLES) + 0.5) / SAMPLES) / size;
        const y = (py + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES) / size;
        const top = drawn.findLast(([inside]) => inside(x, y) <= 0);
        if (top === undefined) continue;
        for (const i of [0, 1, 2]) sum[i] += top[1][i];
        sum[3] += 1;
      }
      const at = py * (size * 4 + 1) + 1 + px * 4;
      [0, 1, 2].forEach((i) => (out[at + i] = sum[3] === 0 ? 0 : Math.round(sum[i] / sum[3])));
      out[at + 3] = Math.round((255 * sum[3]) / (SAMPLES * SAMPLES));
    }
  }
  return out;
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
}

for (const size of [16, 32, 48, 128]) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const png = [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels(size), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  writeFileSync(`assets/icons/${size}.png`, Buffer.concat(png));
}
