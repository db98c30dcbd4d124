import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { readQr } from './read-qr.ts';

/** A card's code as `ui/qr-code` draws it, in the middle of a frame of the camera. */
function frame(text: string, module: number) {
  const [width, height] = [640, 480];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const { data: rows, size } = encode(text, { ecc: 'M', border: 2 });
  const left = Math.round((width - size * module) / 2);
  const top = Math.round((height - size * module) / 2);
  for (let y = 0; y < size * module; y += 1) {
    for (let x = 0; x < size * module; x += 1) {
      const dark = rows[Math.floor(y / module)]?.[Math.floor(x / module)];
      if (dark) data.set([0x14, 0x20, 0x1c], ((top + y) * width + left + x) * 4);
    }
  }
  return { width, height, data };
}

describe('a frame of the camera', () => {
  it.each([4, 7, 12])('with a card, %i pixels a module, gives its number', (module) => {
    expect(readQr(frame('7114051234567890128', module))).toBe('7114051234567890128');
  });
  it('without a card gives nothing', () => {
    expect(readQr({ width: 64, height: 48, data: new Uint8ClampedArray(64 * 48 * 4).fill(200) })).toBeNull();
  });
});
