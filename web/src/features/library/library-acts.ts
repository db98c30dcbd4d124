import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FolderId, LibraryFileId, OrganizationId } from '#contract/ids';
import type {
  createFolder,
  deleteLibraryItems,
  editLibraryFile,
  LibrarySection,
  moveLibraryItems,
  Renamed,
  renameFolder,
  restoreFileVersion,
  restoreLibraryItems,
} from '#contract/library';
import type { Input } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';
import { type Chosen, inParts } from './chosen.ts';
import { libraryKey } from './library.ts';

const create = endpoint<typeof createFolder>('POST', '/api/organizations/:organizationId/library/folders');
const rename = endpoint<typeof renameFolder>('PUT', '/api/organizations/:organizationId/library/folders/:folderId');
const edit = endpoint<typeof editLibraryFile>('PUT', '/api/organizations/:organizationId/library/files/:libraryFileId');
const bringBack = endpoint<typeof restoreFileVersion>(
  'POST',
  '/api/organizations/:organizationId/library/files/:libraryFileId/versions/:number/restore',
);
const move = endpoint<typeof moveLibraryItems>('POST', '/api/organizations/:organizationId/library/move');
const remove = endpoint<typeof deleteLibraryItems>('POST', '/api/organizations/:organizationId/library/delete');
const restore = endpoint<typeof restoreLibraryItems>('POST', '/api/organizations/:organizationId/library/restore');

type Part = { folders: FolderId[]; files: LibraryFileId[] };
interface Move {
  readonly chosen: Chosen;
  readonly section: LibrarySection;
  readonly folderId: FolderId | null;
  /** Of the move that this one undoes. */
  readonly formerNames?: readonly Renamed[];
}
type Sent<Body> = { body: Body; idempotencyKey: string };
export type EditFileBody = Input<typeof editLibraryFile>['body'];

/**
 * Makes, changes, moves, deletes and brings back what lies in the library. Long selections go in parts. A move and a return give what could
 * not have its name.
 */
export function useLibraryActs(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: libraryKey(organizationId) });
  const params = { organizationId };
  const eachPart = async <Done>(chosen: Chosen, act: (part: Part) => Promise<Done>): Promise<Done[]> => {
    const done = [];
    for (const part of inParts(chosen)) done.push(await act(part));
    return done;
  };
  const renamedIn = (parts: readonly { readonly renamed: readonly Renamed[] }[]) => parts.flatMap(({ renamed }) => renamed);
  return {
    createFolder: useMutation({
      mutationFn: ({ body, idempotencyKey }: Sent<Input<typeof createFolder>['body']>) =>
        call(create, { params, body }, { idempotencyKey }),
      onSettled,
    }),
    renameFolder: useMutation({
      mutationFn: ({ folderId, body, idempotencyKey }: Sent<Input<typeof renameFolder>['body']> & { folderId: FolderId }) =>
        call(rename, { params: { ...params, folderId }, body }, { idempotencyKey }),
      onSettled,
    }),
    editFile: useMutation({
      mutationFn: ({ libraryFileId, body, idempotencyKey }: Sent<EditFileBody> & { libraryFileId: LibraryFileId }) =>
        call(edit, { params: { ...params, libraryFileId }, body }, { idempotencyKey }),
      onSettled,
    }),
    restoreVersion: useMutation({
      mutationFn: ({ libraryFileId, number, version }: { libraryFileId: LibraryFileId; number: number; version: number }) =>
        call(bringBack, { params: { ...params, libraryFileId, number }, body: { version } }),
      onSettled,
    }),
    move: useMutation({
      mutationFn: async ({ chosen, section, folderId, formerNames = [] }: Move) =>
        renamedIn(
          await eachPart(chosen, (part) => {
            const ids = new Set<string>([...part.folders, ...part.files]);
            return call(move, { params, body: { ...part, section, folderId, formerNames: formerNames.filter(({ id }) => ids.has(id)) } });
          }),
        ),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: (chosen: Chosen) => eachPart(chosen, (part) => call(remove, { params, body: part })),
      onSettled,
    }),
    restore: useMutation({
      mutationFn: async (chosen: Chosen) => renamedIn(await eachPart(chosen, (part) => call(restore, { params, body: part }))),
      onSettled,
    }),
  };
}
