import type { FileId } from '#contract/ids';
import { ApiError, isRefusal } from '#web/lib/api-error.ts';
import { drawFrame } from './draw-frame.ts';
import { sendFile } from './send-file.ts';
import type { Transfer } from './transfer.ts';

/** Some systems name no type for a container that their browser plays all the same. */
const FILM = /\.(mp4|m4v|mov|webm|ogv|mkv)$/i;

/**
 * Draws a frame of a film that was sent, and sends it along: here alone the film is at hand and there is somebody to decode it. Null of
 * anything else, and of a film that this browser does not know; it is added all the same. Throws `ApiError` where the network is gone.
 */
export async function sendPoster(transfer: Transfer, file: File, signal: AbortSignal): Promise<FileId | null> {
  if (!file.type.startsWith('video/') && !FILM.test(file.name)) return null;
  const frame = await drawFrame(file);
  if (frame === null) return null;
  const poster = new File([frame], 'poster.jpg', { type: frame.type });
  try {
    return await sendFile({ ...transfer, uploadUrl: null }, poster, { signal, onUrl: () => undefined, onSent: () => undefined });
  } catch (error) {
    if (!(error instanceof ApiError) || isRefusal(error, 'offline', 'unauthenticated')) throw error;
    return null;
  }
}
