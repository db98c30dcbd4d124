/** Wide enough for a large tile of a sharp screen. */
const WIDTH = 1080;
/** A film that has shown nothing by then is of a kind this browser does not know, or the tab is asleep. */
const PATIENCE = 8_000;
/** Films begin black. */
const LATEST = 3;

/** A frame from near the beginning of a film, as a picture; null where this browser cannot decode it, or there is nothing to see. */
export async function drawFrame(film: Blob): Promise<Blob | null> {
  const url = URL.createObjectURL(film);
  const video = document.createElement('video');
  Object.assign(video, { muted: true, playsInline: true, preload: 'auto' });
  try {
    if (!(await moved(video, 'loadeddata', () => Object.assign(video, { src: url })))) return null;
    // A recording straight from a browser does not say how long it is.
    const at = Number.isFinite(video.duration) ? Math.min(LATEST, video.duration / 10) : 0;
    if (at > 0 && !(await moved(video, 'seeked', () => Object.assign(video, { currentTime: at })))) return null;
    return await pictureOf(video);
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
}

/** Whether the film got there, once told to. */
function moved(video: HTMLVideoElement, event: 'loadeddata' | 'seeked', act: () => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE);
    const end = (there: boolean) => {
      clearTimeout(timer);
      resolve(there);
    };
    video.addEventListener(event, () => end(true), { once: true });
    video.addEventListener('error', () => end(false), { once: true });
    act();
  });
}

function pictureOf(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return Promise.resolve(null);
  const scale = Math.min(1, WIDTH / videoWidth);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
}
