import type { LibraryFileId, OrganizationId } from '#contract/ids';
import type { getLibraryFile, LibraryFile } from '#contract/library';
import { isRefusal } from '#web/lib/api-error.ts';
import { answerOf, call, endpoint } from '#web/lib/call.ts';
import { KEPT_FILES } from '#web/lib/offline-data.ts';
import { paths } from '#web/lib/paths.ts';

const get = endpoint<typeof getLibraryFile>('GET', '/api/organizations/:organizationId/library/files/:libraryFileId');

/** What is known of a kept file without a network. */
export type KeptFile = Pick<LibraryFile, 'id' | 'organizationId' | 'name' | 'kind' | 'mediaType' | 'size' | 'changedAt' | 'contentUrl'>;

/** It lies beside the bytes, so that the two cannot part. */
const ABOUT = 'x-kept-file';
/** A recording over mobile internet. */
const PATIENCE = 30 * 60_000;
/** How a file may act in a tab is the server's word, with a network or without. */
const HEADERS = ['content-type', 'content-disposition', 'content-security-policy', 'x-content-type-options'];

/** Whether this browser can keep files: it has a cache, and a service worker to answer from it. */
export const canKeep = (): boolean => 'caches' in globalThis && 'serviceWorker' in navigator;

const addressOf = ({ organizationId, id }: Pick<KeptFile, 'organizationId' | 'id'>) => paths.member.keptFile(organizationId, id);

/** All files kept on this device, by name. */
export async function listKept(): Promise<readonly KeptFile[]> {
  if (!canKeep() || !(await caches.has(KEPT_FILES))) return [];
  const cache = await caches.open(KEPT_FILES);
  const answers = await cache.matchAll();
  return answers.flatMap(aboutOf).sort((one, other) => one.name.localeCompare(other.name));
}

const aboutOf = ({ headers }: Response): KeptFile[] => {
  const about = headers.get(ABOUT);
  return about === null ? [] : [JSON.parse(decodeURIComponent(about))];
};

/** Keeps a file for use without a network, in place of an older copy. Throws `ApiError`, and `DOMException` when the device is full. */
export async function keepFile(file: KeptFile): Promise<void> {
  const response = await answerOf(file.contentUrl, { credentials: 'same-origin' }, undefined, PATIENCE);
  const { id, organizationId, name, kind, mediaType, size, changedAt, contentUrl } = file;
  const headers = new Headers({
    [ABOUT]: encodeURIComponent(JSON.stringify({ id, organizationId, name, kind, mediaType, size, changedAt, contentUrl })),
  });
  for (const header of HEADERS) {
    const value = response.headers.get(header);
    if (value !== null) headers.set(header, value);
  }
  headers.set('content-length', String(size));
  const cache = await caches.open(KEPT_FILES);
  await cache.put(addressOf(file), new Response(response.body, { headers }));
}

export async function dropKept(file: Pick<KeptFile, 'organizationId' | 'id'>): Promise<void> {
  const cache = await caches.open(KEPT_FILES);
  await cache.delete(addressOf(file));
}

/**
 * Looks after the kept files while there is a network: a newer content takes the older one's place, and what may no longer be seen goes.
 * Gives whether anything changed.
 */
export async function refreshKept(): Promise<boolean> {
  let changed = false;
  for (const kept of await listKept()) changed = (await refreshOne(kept)) || changed;
  return changed;
}

async function refreshOne(kept: KeptFile): Promise<boolean> {
  try {
    const file = await call(get, {
      params: { organizationId: kept.organizationId as OrganizationId, libraryFileId: kept.id as LibraryFileId },
    });
    if (file.changedAt === kept.changedAt && file.name === kept.name) return false;
    await keepFile(file);
    return true;
  } catch (error) {
    // Without an answer it stays as it is until the next look.
    if (!isRefusal(error, 'not_found', 'blocked')) return false;
    await dropKept(kept);
    return true;
  }
}
