import type { DetailedError, Upload } from 'tus-js-client';
import type { ErrorCode } from '#contract/errors';
import type { FileId } from '#contract/ids';
import { ApiError } from '#web/lib/api-error.ts';
import type { Transfer } from './transfer.ts';

/** Small enough that a weak line finishes one, large enough that two gigabytes are not thousands of requests. */
const CHUNK = 8 * 2 ** 20;
const LARGE = 100 * 2 ** 20;
/** On a fast line smaller ones of a large file come up against the limit of requests a minute. */
const LARGE_CHUNK = 16 * 2 ** 20;
const uploadsOf = (organizationId: string) => `/api/organizations/${organizationId}/uploads`;

export interface SendHooks {
  readonly signal: AbortSignal;
  readonly onUrl: (url: string) => void;
  readonly onSent: (bytes: number) => void;
}

/** The file's content is gone or changed since it was chosen. */
export class FileGone extends Error {
  override readonly name = 'FileGone';
}

/**
 * Sends a file from where its upload stopped, and gives its id once every byte is on the server. Throws `ApiError` (`offline` too), `FileGone`,
 * and the signal's own reason when it is stopped. Trying again is the caller's, who knows of pauses.
 */
export async function sendFile(transfer: Transfer, file: File, { signal, onUrl, onSent }: SendHooks): Promise<FileId> {
  const { Upload } = await import('tus-js-client');
  try {
    return await new Promise<FileId>((resolve, reject) => {
      const upload: Upload = new Upload(file, {
        endpoint: uploadsOf(transfer.organizationId),
        uploadUrl: transfer.uploadUrl,
        chunkSize: file.size > LARGE ? LARGE_CHUNK : CHUNK,
        retryDelays: null,
        storeFingerprintForResuming: false,
        metadata: { filename: file.name, filetype: file.type, purpose: 'library' },
        onUploadUrlAvailable: () => upload.url && onUrl(upload.url),
        onProgress: onSent,
        onSuccess: () => resolve(upload.url?.split('/').at(-1) as FileId),
        onError: (error) => reject(errorOf(error)),
      });
      signal.addEventListener('abort', () => {
        void upload.abort();
        reject(signal.reason);
      });
      signal.throwIfAborted();
      upload.start();
    });
  } catch (error) {
    // A file that changed on the disk breaks the request off as a lost connection does.
    if (error instanceof ApiError && error.code === 'offline' && !(await isReadable(file))) throw new FileGone();
    throw error;
  }
}

/** Takes an upload that is not wanted any more from the server. Throws what tus throws. */
export async function discardUpload(uploadUrl: string): Promise<void> {
  const { Upload } = await import('tus-js-client');
  await Upload.terminate(uploadUrl, { retryDelays: [500, 2_000, 5_000] });
}

function errorOf(error: Error | DetailedError): ApiError {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  if (!response) return new ApiError('offline', 0, {}, { cause: error });
  const status = response.getStatus();
  const code = /"code"\s*:\s*"(\w+)"/.exec(response.getBody())?.[1];
  const retryAfter = Number(response.getHeader('retry-after')) || undefined;
  if (code) return new ApiError(code as ErrorCode, status, retryAfter === undefined ? {} : { retryAfter });
  if (status === 413) return new ApiError('file_too_large', status);
  // 409 and 423 of the protocol: another request of the same upload has not ended yet.
  return new ApiError(status >= 500 || status === 409 || status === 423 ? 'unavailable' : 'internal', status);
}

async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}
