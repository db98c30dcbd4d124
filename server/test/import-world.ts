import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ImportId, OrganizationId } from '#contract/ids';
import { applyImport, chooseColumns, getImport, type ImportRow, listImportRows, startImport, undoImport } from '#contract/imports';
import { listMembers, type MemberStatus } from '#contract/members';
import { importFile } from '#server/platform/files/import-file.ts';
import { writeXlsx } from '#server/platform/tables/write-xlsx.ts';
import { type Signed, type SignedMember, startTestApp, type TestApp } from './harness.ts';

type Cell = string | number | { readonly date: string } | null;

/** An organisation whose head imports its register. */
export class ImportWorld {
  readonly app: TestApp;
  readonly operator: Signed;
  readonly organization: { id: OrganizationId; cards: string[] };
  readonly head: SignedMember;

  private constructor(app: TestApp, operator: Signed, organization: ImportWorld['organization'], head: SignedMember) {
    this.app = app;
    this.operator = operator;
    this.organization = organization;
    this.head = head;
  }
  static async open(): Promise<ImportWorld> {
    const app = await startTestApp();
    const operator = await app.operator();
    const organization = await app.organization(operator);
    return new ImportWorld(app, operator, organization, await app.member(organization, 'head', { lastName: 'Озеров' }));
  }

  card(): string {
    const number = this.organization.cards.shift();
    if (number === undefined) throw new Error('The organisation has no free card left');
    return number;
  }
  params(importId: ImportId) {
    return { organizationId: this.organization.id, importId };
  }

  /** Uploads as the head does; gives the file's id. */
  upload(content: string | Uint8Array, name = 'register.csv', by: Signed = this.head) {
    const uploader = { personId: by.personId, organizationId: this.organization.id, now: this.app.clock.now() };
    return importFile(this.app.ground, uploader, { name, content: typeof content === 'string' ? Buffer.from(content) : content });
  }
  /** An XLSX with these headings and rows. */
  xlsx(headings: readonly string[], rows: readonly (readonly Cell[])[]): Promise<Buffer> {
    return buffer(Readable.from(writeXlsx({ sheet: 'Лист', columns: headings.map((title) => ({ title })), rows })));
  }
  /** Uploads a file and lets its headings be read. */
  async begin(content: string | Uint8Array, name?: string) {
    const fileId = await this.upload(content, name);
    const { id } = await this.head.client.call(startImport, { params: { organizationId: this.organization.id }, body: { fileId } });
    return this.settled(id);
  }
  /** The import after all jobs ran. */
  async settled(id: ImportId) {
    await this.app.runJobs();
    return this.head.client.call(getImport, { params: this.params(id) });
  }
  /** Uploads a file and has it checked with the columns as they were understood. */
  async check(content: string | Uint8Array, name?: string) {
    const { id, columns } = await this.begin(content, name);
    await this.head.client.call(chooseColumns, { params: this.params(id), body: { columns } });
    return this.settled(id);
  }
  async apply({ id, version }: { id: ImportId; version: number }) {
    await this.head.client.call(applyImport, { params: this.params(id), body: { version } });
    return this.settled(id);
  }
  async undo({ id }: { id: ImportId }) {
    await this.head.client.call(undoImport, { params: this.params(id) });
    return this.settled(id);
  }
  async rows({ id }: { id: ImportId }): Promise<readonly ImportRow[]> {
    return (await this.head.client.call(listImportRows, { params: this.params(id), query: { limit: 200 } })).items;
  }
  /** The register as the list shows it. */
  async members(status: MemberStatus = 'unregistered') {
    const params = { organizationId: this.organization.id };
    return (await this.head.client.call(listMembers, { params, query: { status, limit: 200 } })).items;
  }
  async member(lastName: string, status: MemberStatus = 'unregistered') {
    const found = (await this.members(status)).find((member) => member.lastName === lastName);
    if (found === undefined) throw new Error(`${lastName} is not in the register`);
    return found;
  }
}
