// Draws docs/growth.svg from what `npm run --silent lab -- bench growth --json --articles 1000000` printed: node scripts/draw-growth.mjs ROWS.jsonl
import { readFileSync, writeFileSync } from 'node:fs';

const rows = readFileSync(process.argv[2], 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))
  .filter(({ bench }) => bench === 'growth');
const LINES = [
  ['whole match, 95 %', '#9a3b26', '6 4'],
  ['whole match, median', '#9a3b26', ''],
  ['top 30, 95 %', '#1f5673', '6 4'],
  ['top 30, median', '#1f5673', ''],
];
const series = LINES.map(([measure, color, dash]) => ({
  measure,
  color,
  dash,
  points: rows.filter((row) => row.measure === measure).map(({ who, value }) => [Number.parseInt(who, 10), value]),
}));
const all = series.flatMap(({ points }) => points);
const sizes = [...new Set(all.map(([size]) => size))].sort((a, b) => a - b);
const [low, high] = [Math.min(...all.map(([, ms]) => ms)), Math.max(...all.map(([, ms]) => ms))];
const [bottom, top] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
const W = 720;
const H = 420;
const x = (size) => 70 + ((Math.log10(size) - Math.log10(sizes[0])) / Math.max(1e-9, Math.log10(sizes.at(-1) / sizes[0]))) * (W - 270);
const y = (ms) => H - 50 - ((Math.log10(ms) - bottom) / (top - bottom)) * (H - 90);
const label = (n) => n.toLocaleString('en-US');
const parts = [];
for (let power = bottom; power <= top; power++) {
  const ms = 10 ** power;
  parts.push(
    `<path d="M70 ${y(ms)}H${W - 200}" stroke="#8885" />`,
    `<text x="62" y="${y(ms) + 4}" text-anchor="end">${label(ms)} ms</text>`,
  );
}
for (const size of sizes) parts.push(`<text x="${x(size)}" y="${H - 28}" text-anchor="middle">${label(size)}</text>`);
const start = series.at(-1).points[0];
const end = [sizes.at(-1), (start[1] * sizes.at(-1)) / sizes[0]];
if (y(end[1]) > 0)
  parts.push(`<path d="M${x(start[0])} ${y(start[1])}L${x(end[0])} ${y(end[1])}" stroke="#888" stroke-dasharray="2 4" fill="none" />`);
let free = Infinity;
for (const { measure, color, dash, points } of [...series].sort((a, b) => b.points.at(-1)[1] - a.points.at(-1)[1]).reverse()) {
  const path = points.map(([size, ms], i) => `${i === 0 ? 'M' : 'L'}${x(size).toFixed(1)} ${y(ms).toFixed(1)}`).join('');
  parts.push(`<path d="${path}" stroke="${color}" stroke-width="2" fill="none"${dash === '' ? '' : ` stroke-dasharray="${dash}"`} />`);
  for (const [size, ms] of points) parts.push(`<circle cx="${x(size).toFixed(1)}" cy="${y(ms).toFixed(1)}" r="3" fill="${color}" />`);
  const at = Math.min(y(points.at(-1)[1]) + 4, free - 16);
  free = at;
  parts.push(`<text x="${W - 188}" y="${at.toFixed(1)}" fill="${color}">${measure}: ${points.at(-1)[1].toPrecision(2)} ms</text>`);
}
writeFileSync(
  'docs/growth.svg',
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${W + 40} ${H}" role="img" aria-label="Milliseconds of a match by number of articles" font-family="system-ui, sans-serif" font-size="13" fill="#777">
<text x="70" y="22">Milliseconds of one query by number of stored articles; dotted: what linear growth would be</text>
${parts.join('\n')}
</svg>
`,
);
