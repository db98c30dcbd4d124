import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Export, getExport, listExports, readExportFile, repeatExport, startExport } from '#contract/exports';
import type { ExportId, OrganizationId } from '#contract/ids';
import { excludeMember, type MemberTarget } from '#contract/members';
import { listNotifications } from '#contract/notifications';
import type { Input } from '#contract/route';
import { enrolInvented, INVENTED } from '#test/enrol.ts';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { readTable } from '#test/read-table.ts';
import { sweepExports } from './sweep-exports.ts';
import { withExports } from './tables.ts';

const EVERYBODY: MemberTarget = { filter: { status: 'active' } };

let app: TestApp;
let operator: Signed;
let organization: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let administrator: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  organization = await app.organization(operator, 'ППО «Порт/Юг»');
  head = await app.member(organization, 'head', { lastName: 'Главина', firstName: 'Вера' });
  administrator = await app.member(organization, 'administrator', { lastName: 'Помощнев' });
  await enrolInvented(app, organization.id, operator);
  await sql`update members set union_year_absent = true, union_ticket = '=1+1' where organization_id = ${organization.id} and id = ${head.memberId}`.execute(
    app.db,
  );
});
afterAll(() => app.stop());

const start = (body: Partial<Input<typeof startExport>['body']> = {}, by: Signed = head): Promise<Export> =>
  by.client.call(startExport, { params: { organizationId: organization.id }, body: { target: EVERYBODY, format: 'xlsx', ...body } });
const of = (exportId: ExportId) => ({ params: { organizationId: organization.id, exportId } });

/** The file as a browser gets it. */
const download = async (exportId: ExportId, by: Signed = head): Promise<{ status: number; headers: Headers; bytes: Buffer }> => {
  const path = readExportFile.path.replace(':organizationId', organization.id).replace(':exportId', exportId);
  const response = await fetch(`${app.url}${path}`, { headers: { cookie: by.client.cookie ?? '' } });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};

/** Starts, lets the jobs run, and reads the file back. */
const exported = async (body: Partial<Input<typeof startExport>['body']> = {}): Promise<string[][]> => {
  const { id } = await start(body);
  await app.runJobs();
  return readTable((await download(id)).bytes);
};

describe.each(['xlsx', 'csv'] as const)('an export as %s', (format) => {
  it('holds everybody whom the filter shows, in the order of the list, every column', async () => {
    const [headings, ...rows] = await exported({ format });
    expect(headings).toEqual([
      '№',
      'Фамилия',
      'Имя',
      'Отчество',
      'Телефон',
      'Номер карты',
      'Дата рождения',
      'Email',
      'Регион',
      'Статус',
      'Роль',
      'Дата регистрации',
      'Год вступления в профсоюз',
      'Номер профсоюзного билета',
    ]);
    expect(rows).toHaveLength(INVENTED + 2);
    expect(rows.map(([number]) => number)).toEqual(rows.map((_, index) => String(index + 1)));
    const vera = rows.find(([, lastName]) => lastName === 'Главина');
    expect(vera?.slice(4)).toEqual([
      expect.stringMatching(/^\+7 900 \d{3}-\d{2}-\d{2}$/),
      head.cardNumber,
      '',
      '',
      '',
      'Зарегистрирован',
      'Руководитель',
      format === 'csv' ? '11.03.2026' : '2026-03-11',
      'Сведения отсутствуют',
      '=1+1',
    ]);
  });

  it('has no cell that a program would compute', async () => {
    const { id } = await start({ format });
    await app.runJobs();
    const { bytes } = await download(id);
    if (format === 'csv') expect(bytes.toString('utf8')).toContain(`;'=1+1\r\n`);
    else expect(await readTable(bytes)).toContainEqual(expect.arrayContaining(['=1+1']));
  });

  it('holds the ticked ones alone, or those of a filter', async () => {
    const ids = [head.memberId, administrator.memberId];
    expect((await exported({ format, target: { ids } })).slice(1).map(([, lastName]) => lastName)).toEqual(['Главина', 'Помощнев']);
    const sorted = await exported({ format, target: { filter: { status: 'active', q: 'иван' } }, sort: 'card', direction: 'desc' });
    const cards = sorted.slice(1).map((row) => row[5] ?? '');
    expect(cards).toHaveLength(45);
    expect(cards).toEqual(cards.toSorted().reverse());
  });
});

describe('an export', () => {
  it('goes from asked for to ready, and tells who asked', async () => {
    const listener = await head.client.listen();
    const begun = await start();
    expect(begun).toMatchObject({ state: 'waiting', total: null, done: 0, size: 0, expiresAt: null });
    expect(begun.fileName).toBe('ППО «Порт Юг», пользователи 2026-03-11.xlsx');
    await app.runJobs();
    await listener.next('members.export');
    await listener.close();
    const ready = await head.client.call(getExport, of(begun.id));
    expect(ready).toMatchObject({ state: 'ready', total: INVENTED + 2, done: INVENTED + 2 });
    const { headers, bytes } = await download(begun.id);
    expect(bytes).toHaveLength(ready.size);
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('ППО «Порт Юг», пользователи 2026-03-11.xlsx'));
    expect(headers.get('cache-control')).toContain('no-store');
    const { items } = await head.client.call(listNotifications, { query: {} });
    expect(items[0]).toMatchObject({ organizationId: organization.id, content: { kind: 'export.ready', count: INVENTED + 2 } });
    expect((await head.client.call(listExports, { params: { organizationId: organization.id }, query: { limit: 1 } })).items).toEqual([
      ready,
    ]);
  });

  it('is journalled by the names of its filters, with no value of them', async () => {
    const { id } = await start({ target: { filter: { status: 'active', q: 'Ёлкин', birthMonth: 3 } } });
    await app.runJobs();
    await download(id);
    const { rows } = await sql<{ action: string; details: object }>`select action, details from audit_entries
      where subject_type = 'export' and subject_id = ${id} order by id`.execute(app.db);
    expect(rows.map(({ action }) => action)).toEqual(['members.export', 'members.export-ready', 'members.export-download']);
    expect(rows[0]?.details).toEqual({ format: 'xlsx', by: 'birthMonth, q, status' });
    const kept = await withExports(app.db).selectFrom('exports').selectAll().where('organization_id', '=', organization.id).execute();
    expect(kept.find((row) => row.id === id)?.target).toBeNull();
  });

  it('leaves out those unticked of all found ones, and says so in the journal', async () => {
    const filter = { status: 'active' as const, role: 'administrator' as const };
    const everybody = await exported({ target: { filter } });
    const { id } = await start({ target: { filter, except: [administrator.memberId] } });
    await app.runJobs();
    expect(await readTable((await download(id)).bytes)).toHaveLength(everybody.length - 1);
    const { rows } = await sql<{ details: object }>`select details from audit_entries
      where subject_type = 'export' and subject_id = ${id} and action = 'members.export'`.execute(app.db);
    expect(rows[0]?.details).toEqual({ format: 'xlsx', by: 'role, status, except' });
  });

  it('is the business of who asked alone', async () => {
    const { id } = await start();
    await app.runJobs();
    expect((await download(id, administrator)).status).toBe(404);
    expect(await administrator.client.refusal(getExport, of(id))).toBe('not_found');
    const other = await app.organization(operator, 'Профком вокзала');
    const stranger = await app.member(other, 'head');
    expect((await download(id, stranger)).status).toBe(404);
    const ids = [stranger.memberId];
    expect(await exported({ target: { ids } })).toHaveLength(1);
    expect(
      await head.client.refusal(startExport, { params: { organizationId: other.id }, body: { target: EVERYBODY, format: 'csv' } }),
    ).toBe('not_found');
  });

  it('has the order of exclusions among the excluded alone, as the list has it, or among the few who are ticked', async () => {
    const ask = (target: MemberTarget) => ({
      params: { organizationId: organization.id },
      body: { target, format: 'csv' as const, sort: 'excluded' as const },
    });
    for (const status of ['active', 'unregistered'] as const)
      expect(await head.client.refusal(startExport, ask({ filter: { status } }))).toBe('bad_request');
    for (const target of [{ filter: { status: 'excluded' as const } }, { ids: [head.memberId] }]) {
      expect((await administrator.client.send(startExport, ask(target))).status).toBe(202);
      await app.runJobs();
    }
  });

  it('is made one at a time in an organisation', async () => {
    await start();
    expect(
      await administrator.client.refusal(startExport, {
        params: { organizationId: organization.id },
        body: { target: EVERYBODY, format: 'csv' },
      }),
    ).toBe('export_running');
    await app.runJobs();
  });

  it('is lost with the right to it: before it is ready, and after', async () => {
    const leaving = await app.member(organization, 'administrator');
    const ready = await start({}, leaving);
    await app.runJobs();
    const unready = await start({}, leaving);
    await head.client.call(excludeMember, {
      params: { organizationId: organization.id, memberId: leaving.memberId },
      body: { reason: 'Уволился' },
    });
    await app.runJobs();
    expect((await download(ready.id, leaving)).status).toBe(404);
    const rows = await withExports(app.db).selectFrom('exports').selectAll().where('organization_id', '=', organization.id).execute();
    expect(rows.find(({ id }) => id === unready.id)).toMatchObject({ state: 'failed', storage_key: null });
  });

  /** Lets so many attempts at an export fail. */
  const failing = async (times: number): Promise<void> => {
    await sql`alter table members rename column region to regions`.execute(app.db);
    for (let time = 0; time < times; time += 1) await expect(app.runJobs()).rejects.toThrow('region');
    await sql`alter table members rename column regions to region`.execute(app.db);
  };
  const stored = (id: ExportId) =>
    withExports(app.db).selectFrom('exports').selectAll().where('organization_id', '=', organization.id).where('id', '=', id);

  it('is tried again when it could not be written, and makes one file', async () => {
    const { id } = await start();
    await failing(2);
    expect(await head.client.call(getExport, of(id))).toMatchObject({ state: 'waiting', done: 0, can: { repeat: false } });
    expect((await stored(id).executeTakeFirstOrThrow()).storage_key).toBeNull();
    await app.runJobs();
    expect(await head.client.call(getExport, of(id))).toMatchObject({ state: 'ready', can: { repeat: false } });
    expect((await download(id)).status).toBe(200);
    const { items } = await head.client.call(listNotifications, { query: {} });
    expect(items.filter(({ content }) => content.kind === 'export.ready' && content.count === INVENTED + 2)).not.toHaveLength(0);
    expect(await app.runJobs()).toBe(0);
  });

  it('shows as failed after the last attempt, leaves the way free, and can be repeated as it was asked for', async () => {
    const asked = { target: { ids: [administrator.memberId] }, format: 'csv' as const };
    const { id } = await start(asked);
    await failing(3);
    expect(await app.runJobs()).toBe(0);
    expect(await head.client.call(getExport, of(id))).toMatchObject({ state: 'failed', can: { repeat: true } });
    expect(await administrator.client.refusal(repeatExport, of(id))).toBe('not_found');
    const running = await start();
    expect(await head.client.refusal(repeatExport, of(id))).toBe('export_running');
    await app.runJobs();
    expect(await head.client.refusal(repeatExport, of(running.id))).toBe('not_found');

    const again = await head.client.call(repeatExport, of(id));
    expect(again).toMatchObject({ state: 'waiting', format: 'csv' });
    await app.runJobs();
    const [, ...rows] = await readTable((await download(again.id)).bytes);
    expect(rows).toHaveLength(1);
    expect(await head.client.refusal(getExport, of(id))).toBe('not_found');
    expect(await head.client.refusal(repeatExport, of(id))).toBe('not_found');
  });

  it('forgets what a failed one was asked for after a day', async () => {
    const { id } = await start();
    await failing(3);
    await sql`update exports set created_at = created_at - interval '1 day' where id = ${id}`.execute(app.db);
    await sweepExports(app.ground);
    expect(await stored(id).executeTakeFirstOrThrow()).toMatchObject({ state: 'failed', target: null });
    expect((await head.client.call(getExport, of(id))).can).toEqual({ repeat: false });
    expect(await head.client.refusal(repeatExport, of(id))).toBe('not_found');
  });
});
