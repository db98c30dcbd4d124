import sharp from 'sharp';
import { createRandom } from './people.ts';

const PALETTES = [
  { sky: ['#D5E9E2', '#FFF1EC'], sun: '#EF7350', far: '#7CBCA7', near: '#1A7C66', front: '#0B5145' },
  { sky: ['#FFDDD2', '#FFF1EC'], sun: '#E65A35', far: '#AAD3C5', near: '#33917A', front: '#073A32' },
  { sky: ['#DFE7E3', '#F4F7F5'], sun: '#FBB9A5', far: '#A9B7B1', near: '#54A68C', front: '#0F6755' },
  { sky: ['#AAD3C5', '#EDF6F3'], sun: '#F59377', far: '#54A68C', near: '#0F6755', front: '#073A32' },
] as const;
const WIDTH = 1600;
const HEIGHT = 1000;

/** Draws an invented landscape as a JPEG: the demo's publications need pictures, and nobody's photographs are ours to give. */
export const drawPicture = async (seed: number): Promise<Buffer> => {
  const random = createRandom(seed);
  const palette = PALETTES[seed % PALETTES.length] ?? PALETTES[0];
  const hills = (base: number, swing: number, colour: string) => {
    const points = Array.from({ length: 9 }, (_, step) => ({ x: (step * WIDTH) / 8, y: base + (random() - 0.5) * swing }));
    const curve = points.slice(1).map(({ x, y }, step) => {
      const before = points[step] ?? { x: 0, y };
      return `C ${(before.x + x) / 2} ${before.y}, ${(before.x + x) / 2} ${y}, ${x} ${y}`;
    });
    return `<path fill="${colour}" d="M 0 ${HEIGHT} L 0 ${points[0]?.y ?? base} ${curve.join(' ')} L ${WIDTH} ${HEIGHT} Z"/>`;
  };
  const trees = Array.from({ length: 26 }, () => {
    const x = random() * WIDTH;
    const foot = 820 + random() * 160;
    const tall = 90 + random() * 150;
    return `<path fill="${palette.front}" d="M ${x} ${foot - tall} l ${tall * 0.26} ${tall} h ${-tall * 0.52} Z"/>`;
  }).join('');
  const berries = Array.from({ length: 7 }, () => {
    const [x, y, r] = [1180 + random() * 260, 120 + random() * 200, 26 + random() * 22];
    return `<circle cx="${x}" cy="${y}" r="${r}" fill="${random() < 0.5 ? '#E65A35' : '#D0431D'}"/>`;
  }).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${palette.sky[0]}"/><stop offset="1" stop-color="${palette.sky[1]}"/></linearGradient></defs>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>
    <circle cx="${300 + random() * 600}" cy="${220 + random() * 120}" r="${80 + random() * 50}" fill="${palette.sun}" opacity=".85"/>
    ${hills(560, 190, palette.far)}${hills(700, 170, palette.near)}${hills(860, 110, palette.front)}${trees}
    <path d="M 1600 40 C 1420 60 1340 140 1300 260" stroke="#54A68C" stroke-width="7" fill="none"/>${berries}
  </svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer();
};
