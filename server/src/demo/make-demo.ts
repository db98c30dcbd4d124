import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { hashPassword } from '#server/accounts/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import { newId } from '#server/platform/ids.ts';
import { fillCalendar } from './fill-calendar.ts';
import { fillGreetings } from './fill-greetings.ts';
import { fillLibrary } from './fill-library.ts';
import { fillRegister } from './fill-register.ts';
import { fillTasks } from './fill-tasks.ts';
import { giveConsents } from './give-consents.ts';
import { createRandom, inventPerson } from './people.ts';
import { publishDemoPosts } from './publish-demo-posts.ts';
import { type Seeded, seedOrganization } from './seed-organization.ts';

const MEMBERS = 320;
const FREE_CARDS = 40;
const FIRST_PHONE = 100;
const OPERATOR_PHONE = 1;
const ROLES = ['head', 'administrator', 'member'] as const;
// Without letters and digits that look alike on a terminal.
const ALPHABET = 'abcdefghkmnpqrstuvwxyz23456789';

const makePassword = (): string => [...randomBytes(12)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

/**
 * Fills an empty database with a living organisation of invented people, and prints four sign-ins once, one a line:
 * `role  +7XXXXXXXXXX  password`. Does nothing where anybody is registered.
 */
export const makeDemo = async (ground: Ground, say: (text: string) => void): Promise<void> => {
  const { rows } = await sql<{
    empty: boolean;
  }>`select not exists (select from persons) and not exists (select from organizations) as empty`.execute(ground.db);
  if (rows[0]?.empty !== true) return;
  const now = ground.clock.now();
  const passwords = { operator: makePassword(), head: makePassword(), administrator: makePassword(), member: makePassword() };
  const hashes = Object.fromEntries(
    await Promise.all(Object.entries(passwords).map(async ([role, password]) => [role, await hashPassword(password)] as const)),
  );

  const seeded = await ground.transaction(now, async (tx) => {
    const organization = await seedOrganization(tx, {
      seed: 7,
      name: 'ППО «Механический завод»',
      members: MEMBERS,
      freeCards: FREE_CARDS,
      now,
      firstPhone: FIRST_PHONE,
      // Nobody knows this one: only the four below can sign in.
      passwordHash: await hashPassword(makePassword()),
    });
    await describe(tx, organization);
    await fillRegister(tx, organization, now);
    await fillGreetings(tx, organization, now);
    for (const [index, role] of ROLES.entries())
      await sql`update persons set password_hash = ${hashes[role]} where id = ${organization.people[index]?.personId}`.execute(tx);
    const operator = inventPerson(createRandom(1), OPERATOR_PHONE);
    await sql`insert into persons (id, phone, password_hash, last_name, first_name, patronymic, is_operator, created_at)
      values (${newId(now)}, ${operator.phone}, ${hashes.operator}, ${operator.lastName}, ${operator.firstName}, ${operator.patronymic}, true, ${now})`.execute(
      tx,
    );
    await giveConsents(tx);
    await publishDemoPosts(tx, ground, organization, now);
    await fillLibrary(tx, ground, organization, now);
    await fillCalendar(tx, organization, now);
    await fillTasks(tx, organization, now);
    return { ...organization, operatorPhone: operator.phone };
  });

  say('\nAn invented organisation was made. Sign in with (shown only now):\n');
  say(`operator  ${seeded.operatorPhone}  ${passwords.operator}`);
  for (const [index, role] of ROLES.entries()) say(`${role}  ${seeded.people[index]?.phone}  ${passwords[role]}`);
  say('');
};

const describe = async (tx: Tx, { id, people }: Seeded): Promise<void> => {
  const description = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          {
            type: 'text',
            text: 'Первичная профсоюзная организация Механического завода объединяет рабочих, инженеров и ветеранов предприятия. Мы ведём переговоры о коллективном договоре, защищаем трудовые права, помогаем семьям и отдыхаем вместе.',
          },
        ],
      },
      { type: 'paragraph', content: [{ type: 'text', text: 'Приём: вторник и четверг с 12 до 16 часов, кабинет 214.' }] },
    ],
  };
  const links = [
    { network: 'vk', url: 'https://vk.com/example' },
    { network: 'telegram', url: 'https://t.me/example' },
  ];
  await sql`update organizations o set head_name = concat_ws(' ', p.last_name, p.first_name, p.patronymic), head_position = 'Председатель профкома', description = ${JSON.stringify(description)}::jsonb,
      phone = '+73000000010', second_phone = '+73000000011', email = 'profkom@example.org', website = 'https://example.org', social_links = ${JSON.stringify(links)}::jsonb
    from persons p where o.id = ${id} and p.id = ${people[0]?.personId}`.execute(tx);
};
