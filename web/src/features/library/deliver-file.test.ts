import { afterEach, expect, test, vi } from 'vitest';
import type { FileId, FolderId, OrganizationId, PersonId } from '#contract/ids';
import { deliverFile } from './deliver-file.ts';
import type { Transfer } from './transfer.ts';

const transfer: Transfer = {
  ...{ id: 't', personId: 'p' as PersonId, organizationId: 'o' as OrganizationId, name: 'устав.txt', size: 5, mediaType: 'text/plain' },
  ...{ plan: { section: 'internal', folderId: 'gone' as FolderId, replaces: null }, lastModified: 5, addedAt: 0, paused: false },
  ...{ uploadUrl: null, fileId: null, key: 'first', state: 'adding', sent: 5, kept: true, error: null, result: null },
};
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
afterEach(() => vi.unstubAllGlobals());

/** A server with these folders, which knows no folder «gone» in the internal section. */
function serve(folders: readonly unknown[]) {
  const added: unknown[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (url.endsWith('/library/folders')) return json({ items: folders });
    if (init.method === 'GET') return json({ state: 'ready' });
    const body = JSON.parse(String(init.body));
    added.push([new Headers(init.headers).get('idempotency-key'), body.section, body.folderId]);
    const missing = body.folderId === 'gone' && body.section === 'internal';
    return missing ? json({ code: 'invalid', fields: { folderId: 'folder_missing' } }, 422) : json({ items: [{ id: 'l' }] }, 201);
  });
  return added;
}

test('of a folder that was deleted meanwhile the file goes to the top, and it is told', async () => {
  const added = serve([]);
  const onReplan = vi.fn(async () => undefined);
  expect(await deliverFile(transfer, 'f' as FileId, onReplan)).toEqual({ id: 'l' });
  expect(onReplan).toHaveBeenCalledExactlyOnceWith({ ...transfer.plan, folderId: null, folderGone: true }, expect.any(String));
  expect(added).toEqual([
    ['first', 'internal', 'gone'],
    [expect.not.stringMatching('first'), 'internal', null],
  ]);
});

test('a folder that was moved to the other section is followed', async () => {
  const added = serve([{ id: 'gone', section: 'members' }]);
  await deliverFile(transfer, 'f' as FileId, async () => undefined);
  expect(added.at(-1)).toEqual([expect.any(String), 'members', 'gone']);
});
