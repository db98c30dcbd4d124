import { expect, test, vi } from 'vitest';
import { MAX_PICTURE_BYTES } from '#contract/files';
import type { FileId, LibraryFileId, OrganizationId, PersonId } from '#contract/ids';
import { type LibraryFile, MAX_LIBRARY_FILE_BYTES } from '#contract/library';
import { ApiError } from '#web/lib/api-error.ts';
import type { DeviceStore } from '#web/lib/device-store.ts';
import { FileGone, type SendHooks } from './send-file.ts';
import { type KeptSource, type KeptTransfer, refusalOf, type Transfer, type TransferPlan } from './transfer.ts';
import type { TransferGround } from './transfer-ground.ts';
import { createTransfers } from './transfers.ts';

const owner = { personId: 'p' as PersonId, organizationId: 'o' as OrganizationId };
const plan: TransferPlan = { section: 'members', folderId: null, replaces: null };

function memoryStore<T extends { readonly id: string }>(): DeviceStore<T> & { readonly items: Map<string, T> } {
  const items = new Map<string, T>();
  return {
    items,
    all: async () => [...items.values()],
    get: async (id) => items.get(id),
    keep: async (item) => items.set(item.id, item).size > 0,
    forget: async (id) => void items.delete(id),
    clear: async () => items.clear(),
  };
}

/** The world: each file that is sent waits until the test says what became of it. */
function world(change: Partial<TransferGround> = {}) {
  const sending = new Map<string, { end: (id: FileId) => void; fail: (error: Error) => void; hooks: SendHooks; transfer: Transfer }>();
  const store = memoryStore<KeptTransfer>();
  const sources = memoryStore<KeptSource>();
  const timers: (() => void)[] = [];
  const released = vi.fn();
  const ground: TransferGround = {
    store,
    sources,
    send: (transfer, _file, hooks) =>
      new Promise<FileId>((end, fail) => {
        sending.set(transfer.name, { end, fail, hooks, transfer });
        hooks.signal.addEventListener('abort', () => fail(new Error('stopped')));
      }),
    sendPoster: vi.fn(async () => null),
    discard: vi.fn(async () => undefined),
    deliver: async ({ name }) => ({ id: 'l' as LibraryFileId, name }) as LibraryFile,
    own: async () => released,
    later: (run) => {
      timers.push(run);
      return () => undefined;
    },
    now: () => 0,
    open: async (source) => (source instanceof File ? source : null),
    mayCopy: () => true,
    ...change,
  };
  const transfers = createTransfers(ground);
  const stateOf = (name: string) => transfers.items().find((item) => item.name === name)?.state;
  const becomes = (name: string, state: Transfer['state'] | undefined) => vi.waitFor(() => expect(stateOf(name)).toBe(state));
  const at = (name: string) => {
    const found = sending.get(name);
    if (found === undefined) throw new Error(`${name} is not being sent`);
    return found;
  };
  return { ground, transfers, sending, store, sources, timers, released, stateOf, becomes, at };
}

const file = (name: string, text = 'слово') => new File([text], name, { lastModified: 5 });
const picked = (...names: string[]) => names.map((name) => ({ file: file(name), handle: null, plan }));

test('three at a time; the next begins when one is done, and what is done is forgotten', async () => {
  const { transfers, sending, store, becomes, at } = world();
  await transfers.add(picked('1', '2', '3', '4'), owner);
  expect([...sending.keys()]).toEqual(['1', '2', '3']);
  expect(store.items.size).toBe(4);
  at('2').end('f' as FileId);
  await becomes('2', 'done');
  await becomes('4', 'sending');
  await vi.waitFor(() => expect(store.items.size).toBe(3));
});

test('a lost connection goes on by itself where it stopped; a pause waits for the person', async () => {
  const { transfers, timers, becomes, at } = world();
  await transfers.add(picked('отчёт'), owner);
  at('отчёт').hooks.onUrl('/uploads/7');
  at('отчёт').hooks.onSent(4);
  at('отчёт').fail(new ApiError('offline', 0));
  await becomes('отчёт', 'lost');
  timers.at(-1)?.();
  await becomes('отчёт', 'sending');
  expect(at('отчёт').transfer.uploadUrl).toBe('/uploads/7');

  const [item] = transfers.items();
  await transfers.pause(item?.id ?? '');
  await becomes('отчёт', 'paused');
  transfers.goOn();
  await becomes('отчёт', 'paused');
  await transfers.resume(item?.id ?? '');
  at('отчёт').end('f' as FileId);
  await becomes('отчёт', 'done');
});

test('after a reload it goes on by the kept copy, for its own person alone', async () => {
  const before = world();
  await before.transfers.add(picked('план'), owner);
  before.at('план').hooks.onUrl('/uploads/7');
  const after = world({ store: before.store, sources: before.sources });
  await after.transfers.restore({ ...owner, personId: 'другой' as PersonId });
  expect(after.transfers.items()).toEqual([]);
  await after.transfers.restore(owner);
  await after.becomes('план', 'sending');
  expect(after.at('план').transfer.uploadUrl).toBe('/uploads/7');
  after.at('план').end('f' as FileId);
  await after.becomes('план', 'done');
  await vi.waitFor(() => expect(before.store.items.size + before.sources.items.size).toBe(0));
  expect(after.released).toHaveBeenCalledOnce();
});

test('a file too large to copy is chosen again; a changed one begins anew, a foreign one is not taken', async () => {
  const before = world({ mayCopy: () => false });
  await before.transfers.add(picked('кино', 'лекция'), owner);
  before.at('кино').hooks.onUrl('/uploads/7');
  before.at('лекция').hooks.onUrl('/uploads/8');
  const after = world({ store: before.store, sources: before.sources, mayCopy: () => false });
  await after.transfers.restore(owner);
  await after.becomes('кино', 'missing');
  await after.becomes('лекция', 'missing');
  expect(await after.transfers.provide([file('другое')])).toBe(0);
  expect(await after.transfers.provide([file('кино'), file('лекция', 'новый текст')])).toBe(2);
  await after.becomes('кино', 'sending');
  expect(after.at('кино').transfer.uploadUrl).toBe('/uploads/7');
  await after.becomes('лекция', 'sending');
  expect(after.at('лекция').transfer.uploadUrl).toBeNull();
});

test('a refusal is final until tried by hand, and does not come back after a reload; a file gone from the disk is asked for', async () => {
  const { transfers, store, becomes, at } = world();
  await transfers.add(picked('вирус', 'пропажа'), owner);
  at('вирус').fail(new ApiError('file_type', 422));
  await becomes('вирус', 'failed');
  at('пропажа').fail(new FileGone());
  await becomes('пропажа', 'missing');
  expect([...store.items.values()].map(({ name }) => name)).toEqual(['пропажа']);
  await transfers.resume(transfers.items().find(({ name }) => name === 'вирус')?.id ?? '');
  await becomes('вирус', 'sending');
  transfers.stop();
  expect(transfers.items()).toEqual([]);
});

test('one that was taken away is taken from the server too; what is done is not', async () => {
  const { ground, transfers, store, becomes, at } = world();
  await transfers.add(picked('лишний', 'готовый', 'неудачный'), owner);
  at('лишний').hooks.onUrl('/uploads/7');
  at('готовый').hooks.onUrl('/uploads/8');
  at('неудачный').hooks.onUrl('/uploads/9');
  await transfers.remove(transfers.items().find(({ name }) => name === 'лишний')?.id ?? '');
  expect(ground.discard).toHaveBeenCalledExactlyOnceWith('/uploads/7');
  at('готовый').end('f' as FileId);
  at('неудачный').fail(new ApiError('file_type', 422));
  await becomes('готовый', 'done');
  await becomes('неудачный', 'failed');
  await transfers.tidy();
  expect(transfers.items()).toEqual([]);
  expect(ground.discard).toHaveBeenLastCalledWith('/uploads/9');
  expect(ground.discard).toHaveBeenCalledTimes(2);
  expect(store.items.size).toBe(0);
});

test('an ended session and a fault of the server lose nothing: after a reload it goes on', async () => {
  const before = world();
  await before.transfers.add(picked('устав', 'план'), owner);
  before.at('устав').fail(new ApiError('unauthenticated', 401));
  before.at('план').fail(new ApiError('internal', 500));
  await before.becomes('устав', 'failed');
  await before.becomes('план', 'failed');
  const after = world({ store: before.store, sources: before.sources });
  await after.transfers.restore(owner);
  await after.becomes('устав', 'sending');
  await after.becomes('план', 'sending');
});

test('all bytes sent and the answer lost: only the telling is repeated, with the same key', async () => {
  const keys: string[] = [];
  let lost = true;
  const { transfers, sending, timers, becomes, at } = world({
    deliver: async ({ key, name }) => {
      keys.push(key);
      if (lost) throw new ApiError('offline', 0);
      return { name } as LibraryFile;
    },
  });
  await transfers.add(picked('устав'), owner);
  at('устав').end('f' as FileId);
  await becomes('устав', 'lost');
  sending.clear();
  lost = false;
  timers.at(-1)?.();
  await becomes('устав', 'done');
  expect(sending.size).toBe(0);
  expect(new Set(keys).size).toBe(1);
});

test('a poster is drawn once, told with the film, and looked for again where the network was away', async () => {
  const told: unknown[] = [];
  const answers = [new ApiError('offline', 0), 'poster' as FileId];
  let lost = true;
  const { ground, transfers, timers, becomes, at } = world({
    sendPoster: vi.fn(async () => {
      const answer = answers.shift();
      if (typeof answer === 'string') return answer;
      throw answer ?? new Error('drawn too often');
    }),
    deliver: async ({ posterId, name }) => {
      told.push(posterId);
      if (lost) throw new ApiError('offline', 0);
      return { name } as LibraryFile;
    },
  });
  await transfers.add(picked('кино'), owner);
  at('кино').end('f' as FileId);
  await becomes('кино', 'lost');
  expect(told).toEqual([]);
  timers.at(-1)?.();
  await vi.waitFor(() => expect(told).toEqual(['poster']));
  await becomes('кино', 'lost');
  lost = false;
  timers.at(-1)?.();
  await becomes('кино', 'done');
  expect(told).toEqual(['poster', 'poster']);
  expect(ground.sendPoster).toHaveBeenCalledTimes(2);
});

test('an empty or too large file is refused at once, and nothing of it is kept', async () => {
  const { transfers, sending, store, stateOf } = world();
  await transfers.add([{ file: new File([], 'пусто'), handle: null, plan }, ...picked('слово')], owner);
  expect(stateOf('пусто')).toBe('failed');
  expect([...sending.keys()]).toEqual(['слово']);
  expect([...store.items.values()].map(({ name }) => name)).toEqual(['слово']);
  expect(refusalOf({ size: MAX_PICTURE_BYTES, mediaType: 'image/png' })).toBeNull();
  expect(refusalOf({ size: MAX_PICTURE_BYTES + 1, mediaType: 'image/png' })).toBe('file_too_large');
  expect(refusalOf({ size: MAX_LIBRARY_FILE_BYTES, mediaType: 'video/mp4' })).toBeNull();
  expect(refusalOf({ size: MAX_LIBRARY_FILE_BYTES + 1, mediaType: 'video/mp4' })).toBe('file_too_large');
});
