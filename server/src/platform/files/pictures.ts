import sharp from 'sharp';
import { MAX_PICTURE_PIXELS, PICTURE_SIDES, type PictureSide } from '#contract/files';
import { Refusal } from '../http/problem.ts';
import { inTurn } from './in-turn.ts';

export interface PictureSize {
  readonly side: PictureSide;
  readonly width: number;
  readonly bytes: Buffer;
}

export interface PreparedPicture {
  readonly width: number;
  readonly height: number;
  /** Data URI of at most 700 characters. */
  readonly placeholder: string;
  /** WebP, smallest first; the last is `width` × `height`. */
  readonly sizes: readonly PictureSize[];
}

/** A strip of a chat taken from a phone is far taller than wide; beyond this even WebP (16 383 px) has no room. */
const TALLEST = 4;
const PLACEHOLDER_SIDE = 16;
/** 50 Mpx unfold to 200 MB when they have to be turned: memory stays flat only if few are open at once. */
const AT_ONCE = 2;

// Every file is read once, so libvips would keep what nobody asks for again.
sharp.cache(false);

const turn = inTurn(AT_ONCE);

/**
 * Turns a picture upright, scales it and leaves its metadata behind: where a photograph was taken is nobody's business.
 * Refuses with `file_too_large` what unfolds to too many pixels, and with `file_broken` what cannot be decoded to its end.
 */
export function preparePicture(path: string): Promise<PreparedPicture> {
  return turn(async () => {
    const { width, height } = await decoded(() => sharp(path, { limitInputPixels: false }).metadata());
    if (width * height > MAX_PICTURE_PIXELS) throw new Refusal('file_too_large');

    const largest = boxOf(PICTURE_SIDES[PICTURE_SIDES.length - 1] ?? 0);
    const { data, info } = await decoded(() =>
      sharp(path, { limitInputPixels: MAX_PICTURE_PIXELS, failOn: 'error' })
        .autoOrient()
        .resize(largest)
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true }),
    );
    const base = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });

    const sizes: PictureSize[] = [];
    for (const side of PICTURE_SIDES) {
      const size = await base().resize(boxOf(side)).webp({ quality: 80 }).toBuffer({ resolveWithObject: true });
      if (size.info.width !== sizes.at(-1)?.width) sizes.push({ side, width: size.info.width, bytes: size.data });
    }
    const tiny = await base()
      .resize({ width: PLACEHOLDER_SIDE, height: PLACEHOLDER_SIDE, fit: 'inside' })
      .blur(1)
      .webp({ quality: 30, alphaQuality: 30 })
      .toBuffer();
    return { width: info.width, height: info.height, placeholder: `data:image/webp;base64,${tiny.toString('base64')}`, sizes };
  });
}

const boxOf = (width: number) => ({ width, height: width * TALLEST, fit: 'inside', withoutEnlargement: true }) as const;

/** Whatever the decoder says of a file that is there and readable, the file is to blame. */
async function decoded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new Refusal('file_broken');
  }
}
