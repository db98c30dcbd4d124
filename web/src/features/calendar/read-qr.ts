import { decodeQR, type Image } from 'qr/decode.js';

/** What the QR code in a picture says; null where none can be read. */
export function readQr({ width, height, data }: Image): string | null {
  try {
    return decodeQR({ width, height, data });
  } catch {
    return null; // how the decoder says that there is none
  }
}
