/** A small store of this device for what localStorage cannot hold: files and handles of them. Where the browser has none, nothing is kept. */
export interface DeviceStore<T extends { readonly id: string }> {
  readonly all: () => Promise<readonly T[]>;
  readonly get: (id: string) => Promise<T | undefined>;
  /** Whether it was kept: a full disk or a private window refuses. */
  readonly keep: (item: T) => Promise<boolean>;
  readonly forget: (id: string) => Promise<void>;
  readonly clear: () => Promise<void>;
}

const TABLE = 'items';

export function deviceStore<T extends { readonly id: string }>(name: string): DeviceStore<T> {
  let opening: Promise<IDBDatabase | null> | null = null;
  const table = async (mode: IDBTransactionMode) => {
    opening ??= open(name);
    return (await opening)?.transaction(TABLE, mode).objectStore(TABLE) ?? null;
  };
  return {
    async all() {
      const from = await table('readonly');
      return from === null ? [] : answered<T[]>(from.getAll());
    },
    async get(id) {
      const from = await table('readonly');
      return from === null ? undefined : answered<T | undefined>(from.get(id));
    },
    async keep(item) {
      const into = await table('readwrite');
      if (into === null) return false;
      try {
        await answered(into.put(item));
        await committed(into.transaction);
        return true;
      } catch (error) {
        if (error instanceof DOMException) return false;
        throw error;
      }
    },
    async forget(id) {
      const from = await table('readwrite');
      if (from !== null) await answered(from.delete(id));
    },
    async clear() {
      const from = await table('readwrite');
      if (from !== null) await answered(from.clear());
    },
  };
}

function open(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    if (!('indexedDB' in globalThis)) return resolve(null);
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  });
}

const answered = <A>(request: IDBRequest): Promise<A> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as A);
    request.onerror = () => reject(request.error);
  });

const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
