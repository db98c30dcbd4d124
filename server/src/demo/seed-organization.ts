import { sql } from 'kysely';
import type { OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import { createRandom, inventPerson } from './people.ts';

/** Rows a statement: enough to be quick, few enough to stay within a megabyte or two. */
const CHUNK = 5_000;
const DAY = 24 * 3600 * 1000;
/** Registrations are spread over the time before `now`. */
const DAYS = 400;

export interface Seed {
  /** The same number gives the same people. */
  readonly seed: number;
  readonly name: string;
  readonly members: number;
  /** Unbound cards left for newcomers. */
  readonly freeCards: number;
  readonly now: Date;
  /** Of the one password that all invented people share. */
  readonly passwordHash: string;
  /** Where the invented phones start, so that two organisations do not share one. */
  readonly firstPhone: number;
}
export interface Seeded {
  readonly id: OrganizationId;
  /** In the order of the stream; the first three are meant for head, administrator and member. */
  readonly people: { readonly personId: string; readonly memberId: string; readonly phone: string }[];
}

/** Writes an organisation with registered members and cards straight into the tables, by thousands a statement. */
export const seedOrganization = async (tx: Tx, seed: Seed): Promise<Seeded> => {
  const { now } = seed;
  const random = createRandom(seed.seed);
  const joinedAt = new Date(now.getTime() - DAYS * DAY);
  const id = newId<OrganizationId>(now);
  const batch = newId<string>(now);
  // As unique as the phones; the tail's series is 77, as on the product's own cards.
  const cardOf = (index: number): string => {
    const number = seed.firstPhone + index;
    return `71140510${String(Math.floor(number / 1_000_000) % 1_000).padStart(3, '0')}77${String(number % 1_000_000).padStart(6, '0')}`;
  };
  const total = seed.members + seed.freeCards;

  await sql`insert into organizations (id, name, time_zone, joined_at) values (${id}, ${seed.name}, 'Europe/Moscow', ${joinedAt})`.execute(
    tx,
  );
  await sql`insert into card_batches (organization_id, id, issued_at, issued_by_person_id, first, last, count, bound)
    values (${id}, ${batch}, ${joinedAt}, ${id}, ${cardOf(0)}, ${cardOf(total - 1)}, ${total}, ${seed.members})`.execute(tx);

  const people: { personId: string; memberId: string; phone: string }[] = [];
  for (let from = 0; from < seed.members; from += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, seed.members - from) }, (_, step) => {
      const index = from + step;
      const person = inventPerson(random, seed.firstPhone + index);
      const at = new Date(joinedAt.getTime() + Math.floor(random() * (DAYS - 1) * DAY));
      const role = index === 0 ? 'head' : index === 1 ? 'administrator' : 'member';
      return { ...person, personId: newId<string>(now), memberId: newId<string>(now), at, role, card: cardOf(index) };
    });
    const column = <K extends keyof (typeof rows)[number]>(name: K) => rows.map((row) => row[name]);
    await sql`insert into persons (id, phone, password_hash, last_name, first_name, patronymic, birth_date, email, region, created_at)
      select p.id, p.phone, ${seed.passwordHash}, p.last_name, p.first_name, p.patronymic, p.birth_date, p.email, p.region, p.at
      from unnest(${column('personId')}::uuid[], ${column('phone')}::text[], ${column('lastName')}::text[], ${column('firstName')}::text[], ${column('patronymic')}::text[],
        ${column('birthDate')}::date[], ${column('email')}::text[], ${column('region')}::text[], ${column('at')}::timestamptz[])
        as p (id, phone, last_name, first_name, patronymic, birth_date, email, region, at)`.execute(tx);
    await sql`insert into members (organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, registered_at)
      select ${id}, m.id, m.person_id, m.last_name, m.first_name, m.patronymic, m.phone, m.card, m.birth_date, m.email, m.region, m.role, m.at
      from unnest(${column('memberId')}::uuid[], ${column('personId')}::uuid[], ${column('lastName')}::text[], ${column('firstName')}::text[], ${column('patronymic')}::text[],
        ${column('phone')}::text[], ${column('card')}::text[], ${column('birthDate')}::date[], ${column('email')}::text[], ${column('region')}::text[], ${column('role')}::text[], ${column('at')}::timestamptz[])
        as m (id, person_id, last_name, first_name, patronymic, phone, card, birth_date, email, region, role, at)`.execute(tx);
    await sql`insert into cards (organization_id, number, batch_id, member_id)
      select ${id}, c.number, ${batch}, c.member_id from unnest(${column('card')}::text[], ${column('memberId')}::uuid[]) as c (number, member_id)`.execute(
      tx,
    );
    people.push(...rows.map(({ personId, memberId, phone }) => ({ personId, memberId, phone })));
  }
  const free = Array.from({ length: seed.freeCards }, (_, index) => cardOf(seed.members + index));
  await sql`insert into cards (organization_id, number, batch_id) select ${id}, n, ${batch} from unnest(${free}::text[]) as n`.execute(tx);
  await sql`insert into member_counts (organization_id, active, last_registered_at)
    select ${id}, ${seed.members}, max(registered_at) from members where organization_id = ${id}
    on conflict (organization_id) do update set active = excluded.active, last_registered_at = excluded.last_registered_at`.execute(tx);
  return { id, people };
};
