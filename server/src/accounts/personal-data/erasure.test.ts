import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getSession, signIn, updateProfile } from '#contract/accounts';
import { createEvent } from '#contract/calendar';
import { listPosts, publishPost, vote } from '#contract/feed';
import { excludeMember, listMembers } from '#contract/members';
import { type ErasureId, eraseAccount, listErasures, readAct, readOwnAct } from '#contract/personal-data';
import { poll } from '#test/feed-world.ts';
import { PASSWORD, type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';

/** Stands in every personal field of the person who is erased, and nowhere else. */
const MARK = 'ятребовская';
const BORN = '1987-06-05';

/** Text, dates and documents that name nobody, or go with the row that does; the compiler of this list is whoever adds a column. */
const IMPERSONAL: Readonly<Record<string, readonly string[]>> = {
  access_applications: ['organization_name', 'state'],
  audit_entries: ['action', 'details', 'subject_id', 'subject_type'],
  card_batches: ['first', 'last'],
  cards: ['number'],
  documents: ['body', 'kind', 'title'],
  erasures: ['act_key'],
  event_answers: ['answer'],
  event_occurrences: ['end_wall', 'on_date', 'own', 'start_wall'],
  event_undos: ['occurrences', 'on_date', 'said', 'scope'],
  events: ['description', 'end_wall', 'kind', 'link', 'place', 'repeat', 'repeated_to', 'start_wall', 'time_zone', 'title'],
  exports: ['direction', 'file_name', 'format', 'sort', 'state', 'storage_key'],
  files: ['error', 'kind', 'media_type', 'name', 'placeholder', 'purpose', 'state', 'storage_key', 'variants'],
  greeting_settings: ['done_on', 'text'],
  greetings: ['day'],
  group_members: ['sex', 'status'],
  groups: ['kind', 'name', 'rule'],
  idempotency_keys: ['endpoint', 'key'],
  import_rows: ['fault', 'fault_field', 'kept', 'union_year', 'verdict'],
  imports: ['columns', 'problem', 'problem_address', 'state'],
  invitation_links: ['code'],
  invitation_sendings: ['way'],
  library_files: ['expires_on', 'name', 'section'],
  library_folders: ['name', 'section'],
  library_openings: ['day'],
  library_texts: ['body', 'name'],
  member_changes: ['field', 'forget_on', 'source'],
  members: ['changed_outside', 'role', 'sex', 'status'],
  migration_files: ['name', 'sha256'],
  notification_broadcasts: ['content', 'persons'],
  organizations: [
    'description',
    'email',
    'head_name',
    'head_position',
    'name',
    'phone',
    'second_phone',
    'social_links',
    'time_zone',
    'website',
  ],
  persons: ['password_hash'],
  poll_options: ['text'],
  poll_participants: ['request_key'],
  post_comments: ['text'],
  posts: ['body', 'state', 'title', 'type'],
  table_settings: ['columns'],
  task_comments: ['text'],
  task_facts: ['change'],
  task_items: ['text'],
  task_removed_items: ['text'],
  tasks: [
    'description',
    'description_text',
    'due_on',
    'due_told_for',
    'next_on',
    'overdue_told_for',
    'rank',
    'repeat',
    'repeat_from',
    'state',
    'title',
  ],
  verifications: ['purpose', 'state', 'way'],
};

let app: TestApp;
let operator: Signed;
let organization: Awaited<ReturnType<TestApp['organization']>>;
let head: SignedMember;
let member: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
});
afterAll(() => app.stop());
beforeEach(async () => {
  organization = await app.organization(operator);
  head = await app.member(organization, 'head', { lastName: 'Вяземская', firstName: 'Ирина' });
  member = await app.member(organization, 'administrator', { lastName: 'Лугова', firstName: 'Майя' });
});

const ofOrganization = () => ({ organizationId: organization.id });
const erase = (who: Signed = member) => who.client.call(eraseAccount, { body: { password: PASSWORD } });
const fetchPdf = (path: string, cookie: string | null = null) => fetch(`${app.url}${path}`, { headers: cookie === null ? {} : { cookie } });

/** Columns whose comment says `personal`. */
const personalColumns = async (): Promise<{ table: string; column: string }[]> => {
  const { rows } = await sql<{ table: string; column: string }>`
    select relname as table, attname as column from pg_description
    join pg_class on pg_class.oid = objoid and classoid = 'pg_class'::regclass
    join pg_attribute on attrelid = objoid and attnum = objsubid
    where description = 'personal' order by 1, 2`.execute(app.db);
  return rows;
};

const traces = async (column: { table: string; column: string }, who: SignedMember): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(column.table)}
    where lower(${sql.ref(column.column)}::text) like any(${patternsOf(who)}::text[])`.execute(app.db);
  return rows[0]?.count ?? 0;
};
const patternsOf = ({ phone, cardNumber }: SignedMember) => [MARK, phone.slice(2), cardNumber.slice(-8), BORN].map((text) => `%${text}%`);

/** Every table of the product and of its queue that still holds a trace, with the row. */
const tracesAnywhere = async (who: SignedMember): Promise<string[]> => {
  const { rows: tables } = await sql<{ schema: string; name: string }>`select schemaname as schema, tablename as name from pg_tables
    where schemaname in ('public', 'pgboss')`.execute(app.db);
  const found = [];
  for (const { schema, name } of tables) {
    // A card's number is the platform's own: it stays issued, blocked, and nobody's.
    const patterns = name.startsWith('card') ? [`%${MARK}%`, `%${who.phone.slice(2)}%`] : patternsOf(who);
    const { rows } = await sql<{ row: string }>`select whole::text as row from ${sql.id(schema, name)} as whole
      where lower(whole::text) like any(${patterns}::text[])`.execute(app.db);
    found.push(...rows.map(({ row }) => `${schema}.${name}: ${row}`));
  }
  return found;
};

/** Leaves something of the person in every personal column: through the product where that is short, else by hand. */
const fillEverything = async () => {
  const { personId, memberId, phone } = member;
  const org = organization.id;
  const now = app.clock.now();
  await member.client.call(updateProfile, {
    body: {
      lastName: 'Ятребовская',
      firstName: 'Ятребовская',
      patronymic: 'Ятребовская',
      birthDate: BORN,
      email: 'yat@example.org',
      region: 'Ятребовская область',
      version: 0,
    },
  });
  const other = await app.member(organization);
  await member.client.call(excludeMember, { params: { ...ofOrganization(), memberId: other.memberId }, body: { reason: 'Переезд' } });
  await member.client.call(publishPost, { params: ofOrganization(), body: { title: 'Собрание' } });
  await member.client.call(createEvent, {
    params: ofOrganization(),
    body: { title: 'Собрание', kind: 'meeting', start: '2026-03-16T10:00', end: '2026-03-16T11:00' },
  });
  for (const statement of [
    sql`update persons set email = ${MARK} where id = ${personId}`,
    sql`update sessions set device = ${MARK}, address = ${MARK} where person_id = ${personId}`,
    sql`update consents set device = ${MARK}, address = ${MARK} where person_id = ${personId}`,
    sql`update verifications set address = ${MARK}, network = ${MARK} where phone = ${phone}`,
    sql`update members set last_name = ${MARK}, first_name = ${MARK}, patronymic = ${MARK}, email = ${MARK}, region = ${MARK},
      union_ticket = ${MARK}, exclude_reason = ${MARK}, birth_date = ${BORN} where organization_id = ${org} and id = ${memberId}`,
    sql`with made as (
      insert into groups (organization_id, id, name, kind, created_at) values (${org}, gen_random_uuid(), 'Совет', 'fixed', ${now}) returning id)
      insert into group_members (organization_id, group_id, member_id) select ${org}, id, ${memberId} from made`,
    sql`insert into member_children (organization_id, id, member_id, name, birth_date)
      values (${org}, gen_random_uuid(), ${memberId}, ${MARK}, ${BORN})`,
    sql`insert into member_changes (organization_id, id, member_id, at, by_person_id, by_name, source, field, before, after)
      values (${org}, gen_random_uuid(), ${memberId}, ${now}, ${personId}, ${MARK}, 'card', 'lastName', ${MARK}, ${MARK}),
        (${org}, gen_random_uuid(), ${head.memberId}, ${now}, ${personId}, ${MARK}, 'card', 'unionYear', '', '2001')`,
    sql`insert into access_applications (id, organization_name, full_name, card_number, phone, email, reason, address, created_at)
      values (gen_random_uuid(), 'ППО', ${MARK}, ${member.cardNumber}, ${phone}, ${MARK}, ${MARK}, ${MARK}, ${now})`,
    sql`insert into personal_notifications (person_id, id, content, created_at)
      values (${personId}, gen_random_uuid(), ${JSON.stringify({ kind: 'access.refused', reason: MARK })}::jsonb, ${now})`,
    sql`insert into idempotency_keys (person_id, key, endpoint, request_hash, body, created_at) values
      (${personId}, 'own-answer', 'PUT', '', ${JSON.stringify({ name: MARK })}, ${now}),
      (${head.personId}, 'answer-about', 'PUT', '', ${JSON.stringify({ id: memberId, name: MARK })}, ${now})`,
    sql`insert into greetings (organization_id, member_id, day, text, greeted_at) values (${org}, ${memberId}, '2026-06-05', ${MARK}, ${now})`,
    sql`with file as (
      insert into library_files (organization_id, id, section, name, file_id, size, changed_at)
      values (${org}, gen_random_uuid(), 'members', 'устав.pdf', gen_random_uuid(), 1, ${now}) returning id, file_id)
      insert into library_versions (organization_id, library_file_id, number, file_id, author_person_id, author_name, added_at)
      select ${org}, id, 1, file_id, ${personId}, ${MARK}, ${now} from file`,
    sql`insert into imports (organization_id, id, file_name, state, created_at, by_person_id, by_name, beat_at)
      values (${org}, gen_random_uuid(), 'список.csv', 'applied', ${now}, ${personId}, ${MARK}, ${now})`,
  ])
    await statement.execute(app.db);
};

describe('the walker over the schema', () => {
  it('knows of every column whether it is personal', async () => {
    const { rows } = await sql<{ name: string }>`
      select relname || '.' || attname collate "C" as name from pg_class join pg_attribute on attrelid = pg_class.oid
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%' and attnum > 0 and not attisdropped
        and atttypid in ('text'::regtype, 'date'::regtype, 'jsonb'::regtype, 'text[]'::regtype)
        and coalesce(col_description(attrelid, attnum), '') not like 'personal%'
      order by 1`.execute(app.db);
    expect(rows.map(({ name }) => name)).toEqual(
      Object.entries(IMPERSONAL).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`)),
    );
  });

  it('finds nothing after an erasure, in any personal column and in any row of any table', async () => {
    await fillEverything();
    const columns = await personalColumns();
    for (const column of columns) expect(await traces(column, member), `${column.table}.${column.column} before`).toBeGreaterThan(0);
    await erase();
    await app.runJobs();
    for (const column of columns) expect(await traces(column, member), `${column.table}.${column.column} after`).toBe(0);
    expect(await tracesAnywhere(member)).toEqual([]);
  });
});

describe('the erasure of an account', () => {
  it('asks for the password', async () => {
    const wrong = await member.client.send(eraseAccount, { body: { password: 'не тот пароль' } });
    expect(wrong.problem).toMatchObject({ code: 'credentials_wrong', fields: { password: 'credentials_wrong' } });
    expect((await member.client.call(getSession, {})).person?.id).toBe(member.personId);
  });

  it('is refused to the last head, and leaves everything as it was', async () => {
    const refused = await head.client.send(eraseAccount, { body: { password: PASSWORD } });
    expect(refused.problem.code).toBe('last_head');
    const { items } = await head.client.call(listMembers, { params: ofOrganization(), query: { role: 'head' } });
    expect(items.map(({ id }) => id)).toEqual([head.memberId]);
    expect((await head.client.call(getSession, {})).person?.id).toBe(head.personId);
  });

  it('ends the sessions, frees the phone, blocks the card and keeps the counts true', async () => {
    await erase();
    expect(member.client.cookie).toBeNull();
    const again = app.visitor();
    expect(await again.refusal(signIn, { body: { phone: member.phone, password: PASSWORD } })).toBe('credentials_wrong');
    const { items, total } = await head.client.call(listMembers, { params: ofOrganization(), query: {} });
    expect(items.map(({ id }) => id)).toEqual([head.memberId]);
    expect(total).toEqual({ value: 1, capped: false });
    const { rows } = await sql`select member_id, blocked_at from cards where number = ${member.cardNumber}`.execute(app.db);
    expect(rows).toEqual([{ member_id: null, blocked_at: app.clock.now() }]);
    expect((await app.signUp({ phone: member.phone })).personId).not.toBe(member.personId);
  });

  it('keeps votes and publications, without the name', async () => {
    const params = ofOrganization();
    const { id, poll: asked } = await member.client.call(publishPost, { params, body: { title: 'Выбор', poll: poll() } });
    const option = asked?.options[0]?.id;
    if (option === undefined) throw new Error('The poll has no options');
    await member.client.call(vote, { params: { ...params, postId: id }, body: { options: [option] } });
    await erase();
    const { items } = await head.client.call(listPosts, { params, query: {} });
    expect(items.map(({ authorName, poll: shown }) => [authorName, shown?.voters])).toEqual([['', 1]]);
  });

  it('gives an act that its secret address opens until it expires, and the operator too, journalled', async () => {
    const { act, until } = await erase();
    const opened = await fetchPdf(act);
    expect(opened.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await opened.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect((await fetchPdf(`${act.slice(0, -1)}_`)).status).toBe(404);

    const [erasure] = (await operator.client.call(listErasures, { query: {} })).items;
    expect(erasure).toMatchObject({ erasedAt: app.clock.now().toISOString(), memberships: 1 });
    const path = readAct.path.replace(':erasureId', String(erasure?.id));
    expect((await fetchPdf(path, operator.client.cookie)).status).toBe(200);
    expect((await fetchPdf(path, head.client.cookie)).status).toBe(404);
    const { rows } = await sql`select actor_person_id from audit_entries
      where action = 'accounts.read-act' and subject_id = ${erasure?.id}`.execute(app.db);
    expect(rows).toEqual([{ actor_person_id: operator.personId }]);

    const now = app.clock.now();
    app.clock.set(new Date(new Date(until).getTime() + 1));
    expect((await fetchPdf(act)).status).toBe(404);
    app.clock.set(now);
    expect(await app.visitor().refusal(readOwnAct, { params: { token: 'a'.repeat(43) } })).toBe('not_found');
  });

  it('is not known to strangers', async () => {
    expect(await app.visitor().refusal(eraseAccount, { body: { password: PASSWORD } })).toBe('unauthenticated');
    expect(await head.client.refusal(listErasures, { query: {} })).toBe('not_found');
    const erasureId = '01890000-0000-7000-8000-000000000000' as ErasureId;
    expect(await operator.client.refusal(readAct, { params: { erasureId } })).toBe('not_found');
  });
});
