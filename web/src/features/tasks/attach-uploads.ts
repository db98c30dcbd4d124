import type { FileId } from '#contract/ids';
import { ApiError } from '#web/lib/api-error.ts';
import type { UploadItem, Uploads } from '#web/ui/uploads.ts';

export interface Attaching {
  /** The same key for the same upload: of a lost answer another try is none. */
  readonly attach: (fileId: FileId, idempotencyKey: string) => Promise<unknown>;
  /** What failed for good while nobody looked. */
  readonly unseen: (item: UploadItem) => void;
}

/** Uploads that are attached as soon as they are there, and only then are gone; one that could not be attached has failed and is tried again. */
export function attachUploads(uploads: Uploads, { attach, unseen }: Attaching): Uploads {
  const failures = new Map<string, UploadItem['error']>();
  const asked = new Set<string>();
  const listeners = new Set<() => void>();
  let items = uploads.items();

  const tell = () => {
    const failed = new Set(items.filter(({ state }) => state === 'failed').map(({ id }) => id));
    items = uploads.items().map((item) => {
      const error = failures.get(item.id);
      return error ? { ...item, state: 'failed' as const, error } : item;
    });
    for (const listener of listeners) listener();
    if (listeners.size > 0) return;
    for (const item of items) if (item.state === 'failed' && item.error !== 'offline' && !failed.has(item.id)) unseen(item);
  };
  const ask = async (id: string, fileId: string) => {
    asked.add(id);
    try {
      await attach(fileId as FileId, id);
      await uploads.remove(id);
    } catch (error) {
      failures.set(id, error instanceof ApiError ? error.code : 'internal');
      tell();
    }
  };
  uploads.watch(() => {
    tell();
    for (const { id, state, fileId } of uploads.items()) if (state === 'done' && fileId !== null && !asked.has(id)) void ask(id, fileId);
  });

  return {
    ...uploads,
    items: () => items,
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    resume(id) {
      const fileId = uploads.items().find((item) => item.id === id)?.fileId;
      if (!failures.delete(id) || !fileId) return uploads.resume(id);
      tell();
      void ask(id, fileId);
    },
  };
}
