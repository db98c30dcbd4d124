import { ApiError } from './api-error.ts';
import { answerOf } from './call.ts';

/** A file may be long in the making and the line slow. */
const PATIENCE = 5 * 60_000;
/** Safari reads the blob after the click. */
const KEPT = 60_000;

/** Saves what the address answers, under the name that the server gives it. Throws `ApiError`, as a call does, when it is refused. */
export async function download(address: string): Promise<void> {
  const response = await answerOf(address, { credentials: 'same-origin' }, undefined, PATIENCE);
  save(await bodyOf(response), fileNameOf(response.headers.get('content-disposition') ?? ''));
}

async function bodyOf(response: Response): Promise<Blob> {
  try {
    return await response.blob();
  } catch (error) {
    throw new ApiError('offline', 0, {}, { cause: error });
  }
}

/** The name in a Content-Disposition of RFC 6266, the form that holds any letters first; `''` without one. */
export function fileNameOf(disposition: string): string {
  const [, encoded] = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition) ?? [];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]*)"/i.exec(disposition)?.[1] ?? '';
}

function save(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}
