// https://wicg.github.io/shape-detection-api/ — TypeScript's own list of the browser does not name it yet.
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
declare global {
  var BarcodeDetector: { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> } | undefined;
}

/** What the QR codes in this frame say; nothing when there are none, or no frame yet. */
export type QrReader = (video: HTMLVideoElement) => Promise<string[]>;

/** The browser's own reader where it has one, elsewhere ours, loaded when it is needed. Throws when that could not be loaded. */
export async function qrReader(): Promise<QrReader> {
  const own = await browsersReader();
  if (own) return own;
  const { readQr } = await import('./read-qr.ts');
  return frameReader(readQr);
}

async function browsersReader(): Promise<QrReader | null> {
  const Known = globalThis.BarcodeDetector;
  if (Known === undefined) return null;
  try {
    // Android without Google's services has the class and no formats.
    if (!(await Known.getSupportedFormats()).includes('qr_code')) return null;
    const detector = new Known({ formats: ['qr_code'] });
    return async (video) => {
      // A frame that is not there yet cannot be read; the next one can.
      const codes = await detector.detect(video).catch(() => []);
      return codes.map(({ rawValue }) => rawValue);
    };
  } catch {
    return null; // named and not made: ours reads instead
  }
}

/** A card before the camera fills a good part of the frame: more pixels would only take longer. */
const LONGEST_SIDE = 960;

function frameReader(read: (frame: ImageData) => string | null): QrReader {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const { videoWidth, videoHeight } = video;
    if (context === null || videoWidth === 0) return [];
    const scale = Math.min(1, LONGEST_SIDE / Math.max(videoWidth, videoHeight));
    const width = Math.round(videoWidth * scale);
    const height = Math.round(videoHeight * scale);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    context.drawImage(video, 0, 0, width, height);
    const said = read(context.getImageData(0, 0, width, height));
    return said === null ? [] : [said];
  };
}
