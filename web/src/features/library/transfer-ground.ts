import type { FileId } from '#contract/ids';
import type { LibraryFile } from '#contract/library';
import type { DeviceStore } from '#web/lib/device-store.ts';
import type { OnReplan } from './deliver-file.ts';
import type { SendHooks } from './send-file.ts';
import type { KeptSource, KeptTransfer, Transfer, TransferPlan } from './transfer.ts';

/** What the transfers need of the world; given by tests in their own way. */
export interface TransferGround {
  readonly store: DeviceStore<KeptTransfer>;
  readonly sources: DeviceStore<KeptSource>;
  readonly send: (transfer: Transfer, file: File, hooks: SendHooks) => Promise<FileId>;
  /** Draws a frame of a film and sends it; null of anything else, and where this browser cannot. Throws where the network is gone. */
  readonly sendPoster: (transfer: Transfer, file: File, signal: AbortSignal) => Promise<FileId | null>;
  /** Tells the server that nothing more comes of an upload: till then it counts among the person's unfinished ones. */
  readonly discard: (uploadUrl: string) => Promise<void>;
  readonly deliver: (transfer: Transfer, fileId: FileId, onReplan: OnReplan) => Promise<LibraryFile>;
  /** Resolves once no other tab holds the transfer, with the function that lets it go. */
  readonly own: (id: string) => Promise<() => void>;
  readonly later: (run: () => void, milliseconds: number) => () => void;
  readonly now: () => number;
  /** The file behind what was kept; null: the browser wants to ask the person first. */
  readonly open: (source: File | FileSystemFileHandle, ask: boolean) => Promise<File | null>;
  /** Whether the device may keep a copy of the file. */
  readonly mayCopy: (file: File) => boolean;
}

export interface Picked {
  readonly file: File;
  readonly handle: FileSystemFileHandle | null;
  readonly plan: TransferPlan;
}
