import { expect, test, vi } from 'vitest';
import { ApiError } from '#web/lib/api-error.ts';
import type { UploadItem, Uploads } from '#web/ui/uploads.ts';
import { attachUploads } from './attach-uploads.ts';

const SENDING: UploadItem = {
  ...{ id: 'one', name: 'план.pdf', size: 5, sent: 0, state: 'sending', fileId: 'file', error: null, picture: null },
  mediaType: 'application/pdf',
};

/** Uploads of one file whose state the test sets. */
function oneUpload() {
  const watchers = new Set<() => void>();
  let items: readonly UploadItem[] = [SENDING];
  const set = (next: readonly UploadItem[]) => {
    items = next;
    for (const watcher of watchers) watcher();
  };
  const uploads: Uploads = {
    items: () => items,
    watch: (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    add: () => undefined,
    pause: async () => undefined,
    resume: vi.fn(),
    remove: async (id) => set(items.filter((item) => item.id !== id)),
    clear: () => set([]),
  };
  return { uploads, become: (change: Partial<UploadItem>) => set(items.map((item) => ({ ...item, ...change }))) };
}

test('a file that nobody looks at any more is attached once it is there, and its row goes', async () => {
  const { uploads, become } = oneUpload();
  const attach = vi.fn(async () => undefined);
  const unseen = vi.fn();
  const attached = attachUploads(uploads, { attach, unseen });
  attached.watch(() => undefined)();
  become({ sent: 5 });
  expect(attach).not.toHaveBeenCalled();
  become({ state: 'done' });
  become({ sent: 5 });
  await vi.waitFor(() => expect(attached.items()).toEqual([]));
  expect(attach.mock.calls).toEqual([['file', 'one']]);
  expect(unseen).not.toHaveBeenCalled();
});

test('one that could not be attached has failed, is told of when nobody looks, and is tried again', async () => {
  const { uploads, become } = oneUpload();
  const attach = vi.fn<() => Promise<unknown>>().mockRejectedValueOnce(new ApiError('task_files_limit', 409)).mockResolvedValue(null);
  const unseen = vi.fn();
  const attached = attachUploads(uploads, { attach, unseen });
  become({ state: 'done' });
  await vi.waitFor(() => expect(attached.items()).toMatchObject([{ state: 'failed', error: 'task_files_limit' }]));
  become({ sent: 5 });
  expect(unseen).toHaveBeenCalledTimes(1);
  attached.resume('one');
  await vi.waitFor(() => expect(attached.items()).toEqual([]));
  expect(attach).toHaveBeenCalledTimes(2);
  expect(uploads.resume).not.toHaveBeenCalled();
});

test('an upload that failed itself goes on as it did', () => {
  const { uploads, become } = oneUpload();
  const attached = attachUploads(uploads, { attach: vi.fn(), unseen: vi.fn() });
  become({ state: 'failed', error: 'offline' });
  attached.resume('one');
  expect(uploads.resume).toHaveBeenCalledWith('one');
});
