import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { decodeCursor, encodeCursor, type Who } from './who.ts';

/** The statements of server/src/members, as the product sends them for these requests. */

const LIMIT = 50;
const COLUMNS = `organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status,
  registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent,
  union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank`;
const HEADS = `(select count(*)::int from (select 1 from members where organization_id = $1 and status = 'active' and role_rank = 0 limit 2) as heads)`;
const KEPT = `(select active from member_counts where organization_id = $1)`;
const ORDER = `last_name collate "und-x-icu", first_name collate "und-x-icu", id`;
const FILTERS = `organization_id = $1 and status = 'active'`;

interface MemberRow {
  readonly id: string | null;
  readonly last_name: string;
  readonly first_name: string;
  readonly patronymic: string;
  readonly phone: string;
  readonly card_number: string;
  readonly birth_date: string | null;
  readonly email: string;
  readonly region: string;
  readonly role: string;
  readonly status: string;
  readonly sex: string | null;
  readonly invited_at: Date | null;
  readonly registered_at: Date;
  readonly person_id: string | null;
  readonly version: number;
  readonly union_year: number | null;
  readonly union_year_absent: boolean;
  readonly union_ticket: string;
  readonly union_ticket_absent: boolean;
  readonly children_absent: boolean;
  readonly total: number;
  readonly heads: number;
}

const pageFrom = (source: string, filters: string, total: string, start: string): string =>
  `select facts.*, page.* from (select ${total} as total, ${HEADS} as heads) as facts
   left join lateral (select ${COLUMNS} from ${source} where ${filters}${start} order by ${ORDER} limit ${LIMIT + 1}) as page on true`;

export const memberPage = async (pool: pg.Pool, who: Who, after: string | null, q: string | null): Promise<unknown> => {
  if (q !== null) return searchPage(pool, who, q);
  const [, , , number = 0, ...values] = after === null ? [] : decodeCursor(after);
  const start = after === null ? '' : ` and (${ORDER}) > ($2, $3, $4)`;
  const { rows } = await pool.query<MemberRow>(pageFrom('members', FILTERS, KEPT, start), [who.organizationId, ...values]);
  return present(who, rows, Number(number), after !== null, { value: rows[0]?.total ?? 0, capped: false });
};

const FEW = 0.03;
const CAP = 10_000;

const searchPage = async (pool: pg.Pool, who: Who, q: string): Promise<unknown> => {
  const pattern = `%${q
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\\%_]/g, '\\$&')}%`;
  const values = [who.organizationId, pattern];
  const filters = `${FILTERS} and search like $2`;
  const explained = await pool.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    `explain (format json) select 1 from members where ${filters}`,
    values,
  );
  const kept = await pool.query<{ kept: number }>(`select ${KEPT} as kept`, [who.organizationId]);
  const few = (explained.rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0) <= Math.max(1, (kept.rows[0]?.kept ?? 0) * FEW);
  const counted = `(select count(*)::int from (select 1 from members where ${filters} limit ${CAP + 1}) as counted)`;
  const page = few
    ? `with found as materialized (select ${COLUMNS} from members where ${filters}) ${pageFrom('found', 'true', '(select count(*)::int from found)', '')}`
    : pageFrom('members', filters, counted, '');
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('set local statement_timeout = 500');
    const { rows } = await client.query<MemberRow>(page, values);
    await client.query('commit');
    const total = rows[0]?.total ?? 0;
    return present(who, rows, 0, false, { value: Math.min(total, CAP), capped: total > CAP });
  } finally {
    client.release();
  }
};

const present = (
  who: Who,
  rows: readonly MemberRow[],
  before: number,
  back: boolean,
  total: { value: number; capped: boolean },
): unknown => {
  const found = rows.filter((row) => row.id !== null);
  const shown = found.slice(0, LIMIT);
  const cursor = (way: string, index: number) => {
    const row = shown[index];
    return row && encodeCursor(['name', 'asc', way, before + 1 + index, row.last_name, row.first_name, row.id]);
  };
  return {
    items: shown.map((row, index) => ({ ...presentMember(who, row), number: before + 1 + index })),
    total,
    next: found.length > LIMIT ? cursor('next', shown.length - 1) : undefined,
    previous: back ? cursor('previous', 0) : undefined,
  };
};

const presentMember = (who: Who, row: MemberRow) => {
  const head = who.role === 'head';
  const oneself = who.memberId === row.id;
  const active = row.status === 'active';
  return {
    id: row.id,
    lastName: row.last_name,
    firstName: row.first_name,
    patronymic: row.patronymic,
    phone: row.phone,
    cardTail: `${row.card_number.slice(-8, -6)} ${row.card_number.slice(-6)}`,
    birthDate: row.birth_date,
    email: row.email,
    role: row.role,
    status: row.status,
    sex: row.sex,
    invitedAt: row.invited_at?.toISOString() ?? null,
    registeredAt: row.registered_at.toISOString(),
    exclusion: null,
    can: {
      promote: head && active && row.role !== 'head' && !oneself,
      demote: head && active && row.role !== 'member' && (row.role !== 'head' || row.heads > 1),
      exclude: active && !oneself && (head || row.role === 'member'),
      restore: !active,
    },
  };
};

export const memberCard = async (pool: pg.Pool, who: Who, id: string): Promise<unknown> => {
  const { rows } = await pool.query<MemberRow>(`select ${COLUMNS}, ${HEADS} as heads from members where organization_id = $1 and id = $2`, [
    who.organizationId,
    id,
  ]);
  const [row] = rows;
  if (row === undefined) throw new Error('No such member');
  await pool.query(
    `insert into audit_entries (id, at, action, actor_person_id, organization_id, subject_type, subject_id, details) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [uuidv7(), who.now, 'members.view', who.personId, who.organizationId, 'member-card', id, JSON.stringify({ role: who.role })],
  );
  const ofMember = [who.organizationId, id];
  const parts = await pool.query<{ children: unknown[]; cards: { number: string; blocked: boolean }[] }>(PARTS, ofMember);
  const { children = [], cards = [] } = parts.rows[0] ?? {};
  await pool.query(GROUPS, [[who.organizationId], [id]]);
  const consents = await pool.query(CONSENTS, [row.person_id]);
  const acts = await pool.query(
    `select id, at, action, actor_person_id, organization_id, details from audit_entries where subject_type = $1 and subject_id = $2 order by id desc limit 50`,
    ['member', id],
  );
  const changes = await pool.query(CHANGES, ofMember);
  const shown = presentMember(who, row);
  return {
    ...shown,
    version: row.version,
    cardNumber: row.card_number,
    region: row.region,
    unionYear: fact(row.union_year, row.union_year_absent),
    unionTicket: fact(row.union_ticket === '' ? null : row.union_ticket, row.union_ticket_absent),
    children: fact(children.length === 0 ? null : children, row.children_absent),
    cards: cards.map(({ number, blocked }) => ({ number, state: blocked ? 'blocked' : 'active' })),
    groups: [],
    consents: consents.rows,
    acts: acts.rows,
    changes: { items: changes.rows },
    can: {
      ...shown.can,
      edit: row.status !== 'excluded',
      contacts: row.status === 'unregistered',
      handOver: who.role === 'head' && row.status === 'active' && row.role !== 'head' && who.memberId !== row.id,
    },
  };
};

const PARTS = `select
  (select coalesce(json_agg(json_build_object('name', name, 'birthDate', birth_date) order by birth_date, name), '[]')
    from member_children where organization_id = $1 and member_id = $2) as children,
  (select coalesce(json_agg(json_build_object('number', number, 'blocked', blocked_at is not null) order by number), '[]')
    from cards where organization_id = $1 and member_id = $2) as cards`;
/** The groups of a member, as feed and card ask for them. */
export const GROUPS = `with who as (select * from unnest($1::uuid[], $2::uuid[]) as given (organization_id, member_id))
  select who.organization_id, who.member_id, group_members.group_id as id, null as rule
  from who join group_members using (organization_id, member_id)
  union all
  select who.organization_id, who.member_id, groups.id, groups.rule
  from who join groups on groups.organization_id = who.organization_id and groups.kind = 'rule'`;
const CONSENTS = `select id, kind, version, title, required, published_at, given_at, withdrawn_at,
    version = (select max(newer.version) from documents newer where newer.kind = documents.kind) as current
  from consents inner join documents on documents.id = consents.document_id where person_id = $1 order by given_at desc, id`;
const CHANGES = `select id, at, by_name, source, field, before, after from member_changes
  where organization_id = $1 and member_id = $2 order by id desc limit 11`;

const fact = (value: unknown, absent: boolean) => (value === null ? { state: absent ? 'absent' : 'unknown' } : { state: 'value', value });
