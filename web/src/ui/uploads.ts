import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Upload } from 'tus-js-client';
import type { ApiError } from '#web/lib/api-error.ts';

export interface UploadItem {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly state: 'waiting' | 'sending' | 'paused' | 'done' | 'failed';
  /** Of the file on the server: the last part of its upload address. Known as soon as the server has given it one. */
  readonly fileId: string | null;
  /** Why it failed: a code of the contract, or `offline`. */
  readonly error: ApiError['code'] | null;
  /** A picture to show at once, before it is on the server; revoked with the item. */
  readonly picture: string | null;
  readonly mediaType: string;
}

const CHUNK = 5 * 2 ** 20;
/** Of a large file fewer and larger parts: on a fast line small ones come up against the limit of requests a minute. */
const LARGE = 100 * 2 ** 20;
const LARGE_CHUNK = 16 * 2 ** 20;
/** For about a minute by itself; then the person presses «Повторить». */
const RETRY_DELAYS = [0, 800, 2_000, 5_000, 10_000, 20_000, 30_000];

/** Resumable uploads to one tus endpoint: go on after a lost connection, after a pause and, for the same file, after a reload. */
export function createUploads(endpoint: string, metadata: Readonly<Record<string, string>> = {}) {
  const uploads = new Map<string, Promise<Upload>>();
  const listeners = new Set<() => void>();
  let items: readonly UploadItem[] = [];

  const set = (next: readonly UploadItem[]) => {
    items = next;
    for (const listener of listeners) listener();
  };
  const patch = (id: string, change: Partial<UploadItem>) => set(items.map((item) => (item.id === id ? { ...item, ...change } : item)));

  async function prepare(id: string, file: File): Promise<Upload> {
    const { Upload } = await import('tus-js-client');
    const upload = new Upload(file, {
      endpoint,
      chunkSize: file.size > LARGE ? LARGE_CHUNK : CHUNK,
      retryDelays: RETRY_DELAYS,
      removeFingerprintOnSuccess: true,
      metadata: { filename: file.name, filetype: file.type, ...metadata },
      onUploadUrlAvailable: () => patch(id, { fileId: fileIdOf(upload.url) }),
      onProgress: (sent) => patch(id, { sent }),
      onSuccess: () => patch(id, { state: 'done', sent: file.size, fileId: fileIdOf(upload.url) }),
      onError: (error) => patch(id, { state: 'failed', error: codeOf(error) }),
    });
    const [previous] = await upload.findPreviousUploads();
    if (previous) upload.resumeFromPreviousUpload(previous);
    return upload;
  }

  async function start(id: string) {
    patch(id, { state: 'sending', error: null });
    const upload = await uploads.get(id);
    if (items.find((item) => item.id === id)?.state === 'sending') upload?.start();
  }

  return {
    items: () => items,
    watch(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    add(files: readonly File[]) {
      for (const file of files) {
        const id = crypto.randomUUID();
        const picture = file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
        const { name, size, type: mediaType } = file;
        set([...items, { id, name, size, mediaType, picture, sent: 0, state: 'waiting', fileId: null, error: null }]);
        uploads.set(id, prepare(id, file));
        void start(id);
      }
    },
    async pause(id: string) {
      patch(id, { state: 'paused' });
      await (await uploads.get(id))?.abort();
    },
    /** Goes on after a pause, and tries again after a failure. */
    resume: (id: string) => void start(id),
    async remove(id: string) {
      const item = items.find((one) => one.id === id);
      if (item?.picture) URL.revokeObjectURL(item.picture);
      set(items.filter((one) => one.id !== id));
      const upload = await uploads.get(id);
      uploads.delete(id);
      // What remains on the server is swept there: a failed farewell is nobody's trouble.
      await upload?.abort(item?.state !== 'done').catch(() => undefined);
    },
    clear() {
      for (const { picture } of items) if (picture) URL.revokeObjectURL(picture);
      uploads.clear();
      set([]);
    },
  };
}

export type Uploads = ReturnType<typeof createUploads>;

/** The uploads of one form: `{ items, uploads }`. Lives as long as the component; sending goes on while it is shown. */
export function useUploads(endpoint: string, metadata?: Readonly<Record<string, string>>) {
  const [uploads] = useState(() => createUploads(endpoint, metadata));
  const items = useSyncExternalStore(uploads.watch, uploads.items);
  useEffect(() => {
    // tus gives up at once while the browser knows that there is no network.
    const goOn = () => {
      for (const { id, state, error } of uploads.items()) if (state === 'failed' && error === 'offline') uploads.resume(id);
    };
    addEventListener('online', goOn);
    return () => removeEventListener('online', goOn);
  }, [uploads]);
  useEffect(() => {
    // A closed tab in the middle of a file asks first; the upload itself would go on with the same file.
    if (!items.some(({ state }) => state === 'sending')) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [items]);
  return { items, uploads };
}

const fileIdOf = (url: string | null) => url?.split('/').at(-1) ?? null;

function codeOf(error: Error): UploadItem['error'] {
  const response = 'originalResponse' in error ? (error.originalResponse as { getBody(): string; getStatus(): number } | null) : null;
  if (!response) return 'offline';
  const code = /"code"\s*:\s*"(\w+)"/.exec(response.getBody())?.[1];
  if (code) return code as ApiError['code'];
  return response.getStatus() === 413 ? 'file_too_large' : 'internal';
}
