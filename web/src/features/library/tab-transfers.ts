import { useEffect, useSyncExternalStore } from 'react';
import type { OrganizationId, PersonId } from '#contract/ids';
import { deviceStore } from '#web/lib/device-store.ts';
import { UNFINISHED_SOURCES, UNFINISHED_UPLOADS, whenForgotten } from '#web/lib/drafts.ts';
import { deliverFile } from './deliver-file.ts';
import { discardUpload, sendFile } from './send-file.ts';
import { sendPoster } from './send-poster.ts';
import { isGoing, type KeptSource, type KeptTransfer } from './transfer.ts';
import { createTransfers } from './transfers.ts';

/** A larger one is not copied: it would take the disk twice and minutes to write. A dropped one is kept by its handle, whatever its size. */
const LARGEST_COPY = 300 * 2 ** 20;

/** Chromium's part of the File System API, which TypeScript's DOM does not know (https://wicg.github.io/file-system-access/). */
interface AskingHandle extends FileSystemFileHandle {
  readonly queryPermission?: (mode: { mode: 'read' }) => Promise<PermissionState>;
  readonly requestPermission?: (mode: { mode: 'read' }) => Promise<PermissionState>;
}

/** The uploads of this tab; they go on while one walks through the cabinet. */
export const transfers = createTransfers({
  store: deviceStore<KeptTransfer>(UNFINISHED_UPLOADS),
  sources: deviceStore<KeptSource>(UNFINISHED_SOURCES),
  send: sendFile,
  sendPoster,
  discard: discardUpload,
  deliver: deliverFile,
  own,
  later: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  now: Date.now,
  open,
  mayCopy: ({ size }) => size <= LARGEST_COPY,
});
whenForgotten(transfers.stop);

/** Two tabs must not send one file: whoever holds the lock does, and a closed tab leaves it to another. */
function own(id: string): Promise<() => void> {
  if (!('locks' in navigator)) return Promise.resolve(() => undefined);
  return new Promise((resolve) => {
    void navigator.locks.request(`upload:${id}`, () => new Promise<void>((release) => resolve(release)));
  });
}

async function open(source: File | FileSystemFileHandle, ask: boolean): Promise<File | null> {
  if (source instanceof File) return source;
  const handle: AskingHandle = source;
  const state = ask ? await handle.requestPermission?.({ mode: 'read' }) : await handle.queryPermission?.({ mode: 'read' });
  return state === undefined || state === 'granted' ? handle.getFile() : null;
}

/** The transfers of one organisation, in their order; those left by an earlier page come back by themselves. */
export function useTransfers(organizationId: OrganizationId, personId: PersonId | undefined) {
  const all = useSyncExternalStore(transfers.watch, transfers.items);
  useEffect(() => {
    if (personId !== undefined) void transfers.restore({ personId, organizationId });
  }, [organizationId, personId]);
  useEffect(() => {
    addEventListener('online', transfers.goOn);
    return () => removeEventListener('online', transfers.goOn);
  }, []);
  const unkept = all.some((transfer) => isGoing(transfer) && !transfer.kept);
  useEffect(() => {
    // What the device could not keep would have to be chosen again.
    if (!unkept) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unkept]);
  return all.filter((transfer) => transfer.organizationId === organizationId && transfer.personId === personId);
}
