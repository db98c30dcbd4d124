import type { FileId } from '#contract/ids';
import { ApiError, isRefusal } from '#web/lib/api-error.ts';
import { FileGone } from './send-file.ts';
import { isSameFile, type KeptTransfer, refusalOf, type Transfer } from './transfer.ts';
import type { Picked, TransferGround } from './transfer-ground.ts';

type Owner = Pick<KeptTransfer, 'personId' | 'organizationId'>;

const GONE: readonly ApiError['code'][] = ['file_missing', 'not_found', 'file_broken'];
/** Not the file's fault: after a sign-in, or a mended server, it goes on. */
const NOT_FINAL: readonly ApiError['code'][] = ['unauthenticated', 'internal'];
const AT_ONCE = 3;
const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** The server forgets what was begun and not finished for a day; a copy on the device may wait a little longer. */
const KEPT_FOR = 7 * 24 * 3_600_000;

/** All uploads to the library in this tab: three at a time, going on after lost connections, after a reload and for a tab that was closed. */
export function createTransfers(ground: TransferGround) {
  const { store, sources } = ground;
  const files = new Map<string, File>();
  const runs = new Map<string, AbortController>();
  const releases = new Map<string, () => void>();
  const failures = new Map<string, number>();
  const known = new Set<string>();
  const watchers = new Set<() => void>();
  let cancelRetry: (() => void) | null = null;
  let items: readonly Transfer[] = [];

  const set = (next: readonly Transfer[]) => {
    items = next;
    for (const watcher of watchers) watcher();
  };
  const find = (id: string) => items.find((item) => item.id === id);
  const patch = (id: string, change: Partial<Transfer>) => set(items.map((item) => (item.id === id ? { ...item, ...change } : item)));
  /** Changes what outlives the page too. */
  const write = async (id: string, change: Partial<KeptTransfer>) => {
    patch(id, change);
    const item = find(id);
    if (item) await store.keep(keptOf(item));
  };
  const leave = async (id: string) => {
    for (const map of [files, runs, failures]) map.delete(id);
    known.delete(id);
    await forget(id);
    releases.get(id)?.();
    releases.delete(id);
  };

  const forget = async (id: string) => {
    await Promise.all([store.forget(id), sources.forget(id)]);
  };

  function pump() {
    const busy = items.filter(({ state }) => state === 'sending' || state === 'adding').length;
    const next = items.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, AT_ONCE - busy));
    for (const { id } of next) void run(id);
  }

  async function run(id: string) {
    const item = find(id);
    if (item === undefined) return;
    const stop = new AbortController();
    runs.set(id, stop);
    patch(id, { state: 'sending', error: null });
    try {
      const fileId = item.fileId ?? (await send(item, stop.signal));
      stop.signal.throwIfAborted();
      patch(id, { state: 'adding', sent: item.size });
      const posterId = await posterOf({ ...item, fileId }, stop.signal);
      const delivered = await ground.deliver({ ...item, fileId, posterId }, fileId, (plan, key) => write(id, { plan, key }));
      patch(id, { state: 'done', result: delivered });
      await leave(id);
    } catch (error) {
      if (!stop.signal.aborted) await settle(id, error);
    }
    pump();
  }

  async function send(item: Transfer, signal: AbortSignal): Promise<FileId> {
    const file = files.get(item.id);
    if (file === undefined) throw new FileGone();
    const fileId = await ground.send(item, file, {
      signal,
      onUrl: (uploadUrl) => {
        if (uploadUrl !== find(item.id)?.uploadUrl) void write(item.id, { uploadUrl });
      },
      onSent: (sent) => {
        failures.delete(item.id);
        patch(item.id, { sent });
      },
    });
    await write(item.id, { fileId });
    return fileId;
  }

  /** Looked for once: the telling must stay the same while it is tried again. */
  async function posterOf(item: Transfer, signal: AbortSignal): Promise<FileId | null> {
    if (item.posterId !== undefined) return item.posterId;
    const file = files.get(item.id);
    const posterId = file === undefined ? null : await ground.sendPoster(item, file, signal);
    signal.throwIfAborted();
    await write(item.id, { posterId });
    return posterId;
  }

  async function settle(id: string, error: unknown) {
    if (error instanceof FileGone) {
      files.delete(id);
      await sources.forget(id);
      return patch(id, { state: 'missing', kept: false });
    }
    if (isRefusal(error, 'offline', 'unavailable', 'too_many_requests', 'unreadable')) {
      patch(id, { state: 'lost', error: error.code });
      const count = failures.get(id) ?? 0;
      failures.set(id, count + 1);
      const wait = Math.max(WAITS[count] ?? WAITS.at(-1) ?? 0, (error.retryAfter ?? 0) * 1_000);
      cancelRetry ??= ground.later(goOn, wait);
      return;
    }
    const code = error instanceof ApiError ? error.code : 'internal';
    if (NOT_FINAL.includes(code)) return patch(id, { state: 'failed', error: code });
    // What was swept on the server is sent anew, if the person tries again.
    patch(id, {
      state: 'failed',
      error: code,
      kept: false,
      ...(GONE.includes(code) ? { uploadUrl: null, fileId: null, posterId: undefined, sent: 0 } : {}),
    });
    await forget(id);
  }

  /** The network is back, or it is time to look whether it is. */
  function goOn() {
    cancelRetry?.();
    cancelRetry = null;
    const lost = items.filter(({ state }) => state === 'lost').map(({ id }) => id);
    set(items.map((item) => (lost.includes(item.id) ? { ...item, state: 'waiting' } : item)));
    pump();
  }

  function stopRun(id: string) {
    runs.get(id)?.abort();
    runs.delete(id);
  }

  async function take(kept: KeptTransfer) {
    if (known.has(kept.id)) return;
    known.add(kept.id);
    const release = await ground.own(kept.id);
    // Another tab may have finished it while we waited for our turn.
    const current = await store.get(kept.id);
    if (current === undefined || !known.has(kept.id)) {
      known.delete(kept.id);
      return release();
    }
    releases.set(kept.id, release);
    const again = await opened(current, false);
    set([...items, again]);
    pump();
  }

  async function opened(kept: KeptTransfer, ask: boolean): Promise<Transfer> {
    const base = { ...kept, sent: 0, kept: true, error: null, result: null };
    const next = kept.paused ? 'paused' : 'waiting';
    if (kept.fileId !== null) return { ...base, sent: kept.size, state: next };
    const source = (await sources.get(kept.id))?.source;
    const file = source && (await ground.open(source, ask));
    if (file === null) return { ...base, state: 'locked' };
    if (file === undefined || !isSameFile(kept, file)) return { ...base, kept: false, state: 'missing' };
    files.set(kept.id, file);
    return { ...base, state: next };
  }

  async function keepSource(id: string, handle: FileSystemFileHandle | null) {
    const file = files.get(id);
    const source = handle ?? (file && ground.mayCopy(file) ? file : null);
    if (source !== null) patch(id, { kept: await sources.keep({ id, source }) });
    // Finished while it was written down.
    if (!known.has(id)) await forget(id);
  }

  async function resume(id: string) {
    const item = find(id);
    if (item === undefined) return;
    if (item.state === 'locked') {
      const again = await opened({ ...item, paused: false }, true);
      patch(id, again);
      if (again.state !== 'waiting') return;
    } else if (files.has(id) || item.fileId !== null) patch(id, { state: 'waiting', error: null });
    await write(id, { paused: false });
    pump();
  }

  async function pause(id: string) {
    stopRun(id);
    patch(id, { state: 'paused' });
    await write(id, { paused: true });
    pump();
  }

  async function drop(gone: readonly Transfer[]) {
    for (const { id } of gone) stopRun(id);
    set(items.filter((item) => !gone.includes(item)));
    for (const { id, state, uploadUrl } of gone) {
      if (state === 'done') continue;
      await leave(id);
      // What remains on the server is swept there: a failed farewell is nobody's trouble.
      if (uploadUrl !== null) await ground.discard(uploadUrl).catch(() => undefined);
    }
  }

  return {
    items: () => items,
    watch(watcher: () => void) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    async add(picked: readonly Picked[], owner: Owner) {
      const fresh = picked.map(({ file, plan }): Transfer => {
        const id = crypto.randomUUID();
        const { name, size, type: mediaType, lastModified } = file;
        const error = refusalOf({ size, mediaType });
        if (error === null) {
          files.set(id, file);
          known.add(id);
        }
        return {
          ...owner,
          ...{ id, plan, name, size, mediaType, lastModified },
          ...{ addedAt: ground.now(), paused: false, uploadUrl: null, fileId: null, key: crypto.randomUUID() },
          ...{ state: error === null ? 'waiting' : 'failed', sent: 0, kept: false, error, result: null },
        };
      });
      set([...items, ...fresh]);
      pump();
      for (const [index, { id, error }] of fresh.entries()) {
        if (error !== null) continue;
        void ground.own(id).then((release) => (known.has(id) ? releases.set(id, release) : release()));
        const item = find(id);
        if (item) await store.keep(keptOf(item));
        await keepSource(id, picked[index]?.handle ?? null);
      }
    },
    /** What a page before this one, or a tab that was closed, did not finish. */
    async restore({ personId, organizationId }: Owner) {
      for (const kept of await store.all()) {
        if (kept.personId !== personId || kept.organizationId !== organizationId) continue;
        if (ground.now() - kept.addedAt > KEPT_FOR) await forget(kept.id);
        else void take(kept);
      }
    },
    pause,
    resume,
    pauseAll: () => Promise.all(items.filter(({ state }) => ['waiting', 'sending', 'lost'].includes(state)).map(({ id }) => pause(id))),
    resumeAll: () => Promise.all(items.filter(({ state }) => state === 'paused').map(({ id }) => resume(id))),
    goOn,
    /** Files chosen again for those that wait for them; gives how many found their place. One that was changed is sent from its beginning. */
    async provide(again: readonly File[]): Promise<number> {
      let found = 0;
      for (const file of again) {
        const fits = (item: Transfer) => item.state === 'missing' && item.name === file.name;
        const item = items.find((one) => fits(one) && isSameFile(one, file)) ?? items.find(fits);
        if (item === undefined) continue;
        found += 1;
        files.set(item.id, file);
        const same = isSameFile(item, file);
        const { size, lastModified, type: mediaType } = file;
        await write(item.id, { size, lastModified, mediaType, paused: false, ...(same ? {} : { uploadUrl: null }) });
        patch(item.id, { state: 'waiting', error: null });
        void keepSource(item.id, null);
      }
      pump();
      return found;
    },
    /** Takes one away, from the server too. */
    async remove(id: string) {
      await drop(items.filter((item) => item.id === id));
      pump();
    },
    /** Takes away what is done or has failed. */
    tidy: () => drop(items.filter(({ state }) => state === 'done' || state === 'failed')),
    /** Another person is here now: nothing of the last one goes on or shows. */
    stop() {
      for (const id of [...runs.keys()]) stopRun(id);
      for (const release of releases.values()) release();
      for (const map of [files, releases, failures]) map.clear();
      known.clear();
      cancelRetry?.();
      cancelRetry = null;
      set([]);
    },
  };
}

export type Transfers = ReturnType<typeof createTransfers>;

const keptOf = ({ state: _state, sent: _sent, kept: _kept, error: _error, result: _result, ...kept }: Transfer): KeptTransfer => kept;
