import { createGroup } from '#contract/groups';
import type { FileId, FolderId, GroupId, LibraryFileId, OrganizationId } from '#contract/ids';
import { addLibraryFiles, createFolder, type LibraryFile, type LibraryItem, listLibrary, openPath } from '#contract/library';
import type { Role } from '#contract/members';
import type { Input } from '#contract/route';
import { importFile } from '#server/platform/files/import-file.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { type SignedMember, startTestApp, type TestApp } from './harness.ts';

type AddBody = Input<typeof addLibraryFiles>['body'];
type ListQuery = Input<typeof listLibrary>['query'];

/** An organisation with its people, and an administrator of another one. */
export interface LibraryWorld {
  readonly app: TestApp;
  readonly organizationId: OrganizationId;
  readonly params: { readonly organizationId: OrganizationId };
  readonly admin: SignedMember;
  readonly member: SignedMember;
  readonly other: SignedMember;
  readonly stranger: SignedMember;
  /** A finished upload of the administrator's. */
  upload(name: string, content?: Uint8Array | string): Promise<FileId>;
  /** A file of the library, at the top of the members' section unless told. */
  add(name: string, more?: Partial<AddBody> & { content?: Uint8Array | string }): Promise<LibraryFile>;
  folder(name: string, parentId?: FolderId | null, section?: 'members' | 'internal'): Promise<FolderId>;
  /** A group of these members. */
  group(name: string, members: readonly SignedMember[]): Promise<GroupId>;
  list(by?: SignedMember, query?: Partial<ListQuery>): Promise<LibraryItem[]>;
  names(by?: SignedMember, query?: Partial<ListQuery>): Promise<string[]>;
  /** Opens a file as a browser does. */
  open(by: SignedMember | null, id: LibraryFileId, headers?: Record<string, string>): Promise<Response>;
}

export const openLibraryWorld = async (): Promise<LibraryWorld> => {
  const app = await startTestApp();
  const operator = await app.operator();
  const organization = await app.organization(operator);
  const strangers = await app.organization(operator, 'Профсоюз «Соседи»');
  const admin = await app.member(organization, 'administrator', { lastName: 'Вяземская', firstName: 'Ирина' });
  const member = await app.member(organization);
  const params = { organizationId: organization.id };
  const upload = (name: string, content: Uint8Array | string = `Содержание файла ${name}`) =>
    importFile(
      app.ground,
      { personId: admin.personId, organizationId: organization.id, role: 'administrator', now: app.clock.now() },
      { name, content: typeof content === 'string' ? new TextEncoder().encode(content) : content },
    );
  const list: LibraryWorld['list'] = async (by = admin, query = {}) =>
    (await by.client.call(listLibrary, { params, query: { section: 'members', ...query } })).items;
  return {
    app,
    organizationId: organization.id,
    params,
    admin,
    member,
    other: await app.member(organization),
    stranger: await app.member(strangers, 'head'),
    upload,
    add: async (name, { content, ...body } = {}) => {
      const { items } = await admin.client.call(addLibraryFiles, {
        params,
        body: { section: 'members', fileIds: [await upload(name, content)], ...body },
      });
      const [file] = items;
      if (file === undefined) throw new Error('The file was not added');
      return file;
    },
    folder: async (name, parentId = null, section = 'members') =>
      (await admin.client.call(createFolder, { params, body: { section, parentId, name } })).id,
    group: async (name, members) =>
      (await admin.client.call(createGroup, { params, body: { name, of: { target: { ids: members.map(({ memberId }) => memberId) } } } }))
        .id,
    list,
    names: async (by, query) => (await list(by, query)).map(({ name }) => name),
    open: (by, id, headers = {}) =>
      fetch(`${app.url}${openPath(organization.id, id)}`, {
        headers: { ...(by?.client.cookie ? { cookie: by.client.cookie } : {}), ...headers },
      }),
  };
};

/** What the gate would mint for this member. */
export const scopeOf = ({ app, organizationId }: LibraryWorld, { memberId, personId }: SignedMember, role: Role = 'member'): MemberScope =>
  ({ now: app.clock.now(), organizationId, memberId, personId, role }) as MemberScope;
