import type { FileId, FolderId, LibraryFileId, OrganizationId, PersonId } from '#contract/ids';
import type { LibraryFile, LibrarySection } from '#contract/library';
import type { ApiError } from '#web/lib/api-error.ts';

/** Where a file goes once it is on the server. */
export interface TransferPlan {
  readonly section: LibrarySection;
  readonly folderId: FolderId | null;
  /** The folder was deleted meanwhile: it went to the top of the section. */
  readonly folderGone?: true;
  /** Becomes the newest version of this file. */
  readonly replaces: { readonly id: LibraryFileId; readonly version: number } | null;
}

/** What outlives the page: enough to go on where it stopped. */
export interface KeptTransfer {
  readonly id: string;
  readonly personId: PersonId;
  readonly organizationId: OrganizationId;
  readonly plan: TransferPlan;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly lastModified: number;
  readonly addedAt: number;
  readonly paused: boolean;
  /** Of the upload begun on the server. */
  readonly uploadUrl: string | null;
  /** All bytes are there: only the library has still to be told. */
  readonly fileId: FileId | null;
  /** An upload that shows a frame of the film; null: there is none; undefined: nobody has looked yet. */
  readonly posterId?: FileId | null | undefined;
  /** Of the telling: the same while it is the same, so that it acts once. */
  readonly key: string;
}

/** The file's copy, or the browser's handle of it. Apart from the rest, for a copy is written once and the rest often. */
export interface KeptSource {
  readonly id: string;
  readonly source: File | FileSystemFileHandle;
}

/**
 * `waiting` for its turn; `sending`; `adding` to the library; `lost`: the connection is, it goes on by itself; `paused` by the person;
 * `locked`: the browser asks the person before it reads the file again; `missing`: the file must be chosen again; `done`; `failed` for good.
 */
export type TransferState = 'waiting' | 'sending' | 'adding' | 'lost' | 'paused' | 'locked' | 'missing' | 'done' | 'failed';

export interface Transfer extends KeptTransfer {
  readonly state: TransferState;
  readonly sent: number;
  /** The file is kept on the device: after a reload it goes on without being chosen again. */
  readonly kept: boolean;
  readonly error: ApiError['code'] | null;
  /** What it has become. */
  readonly result: LibraryFile | null;
}

const GOING: readonly TransferState[] = ['waiting', 'sending', 'adding', 'lost'];
const OPEN: readonly TransferState[] = [...GOING, 'paused', 'locked', 'missing'];

/** On its way without anybody's help. */
export const isGoing = ({ state }: Pick<Transfer, 'state'>): boolean => GOING.includes(state);
/** Neither done nor given up. */
export const isOpen = ({ state }: Pick<Transfer, 'state'>): boolean => OPEN.includes(state);

export interface Totals {
  readonly count: number;
  readonly done: number;
  readonly failed: number;
  readonly sent: number;
  readonly size: number;
}

/** All together; what failed for good does not weigh. */
export function totalsOf(transfers: readonly Transfer[]): Totals {
  const weighing = transfers.filter(({ state }) => state !== 'failed');
  return {
    count: transfers.length,
    done: transfers.filter(({ state }) => state === 'done').length,
    failed: transfers.length - weighing.length,
    sent: sum(weighing, ({ state, sent, size }) => (state === 'done' ? size : sent)),
    size: sum(weighing, ({ size }) => size),
  };
}

const sum = <T>(items: readonly T[], value: (item: T) => number) => items.reduce((total, item) => total + value(item), 0);

/** Whether a chosen file is the one that a transfer began with: with another content the halves would not fit. */
export const isSameFile = (kept: Pick<KeptTransfer, 'name' | 'size' | 'lastModified'>, file: File): boolean =>
  kept.name === file.name && kept.size === file.size && kept.lastModified === file.lastModified;

// As the contract has them, which would bring zod along; the test holds the two together.
const MOST = 2 * 2 ** 30;
const MOST_OF_A_PICTURE = 50 * 2 ** 20;

/** Why a file need not be sent at all; null: it may. */
export function refusalOf({ size, mediaType }: Pick<KeptTransfer, 'size' | 'mediaType'>): ApiError['code'] | null {
  if (size === 0) return 'file_broken';
  return size > (mediaType.startsWith('image/') ? MOST_OF_A_PICTURE : MOST) ? 'file_too_large' : null;
}
