import { sql } from 'kysely';
import type { z } from 'zod';
import type { PersonId } from '#contract/ids';
import { ABSENT, type MemberField } from '#contract/member-card';
import type { MemberStatus } from '#contract/member-filter';
import { type ApplicationState, Role } from '#contract/members';
import { findPerson, type OwnDataSection } from '#server/accounts/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { nameRole } from '../name-role.ts';
import type { MemberRecord } from '../tables.ts';
import { actsKept, groupsKept, viewsKept } from './kept-reads.ts';
import { recordsOf } from './record-reads.ts';

/** What organisations keep about a person: records, groups, children, changes, acts, views, applications for access. */
export const collectMemberships = async (db: Db, personId: PersonId, now: Date): Promise<OwnDataSection[]> => {
  const person = await findPerson(db, personId);
  if (person === undefined) return [];
  const records = await recordsOf(db, person);
  const names = await organizationNames(db, [...new Set(records.map((record) => record.organization_id))]);
  const organizationOf = (record: Pick<MemberRecord, 'organization_id'>) => names.get(record.organization_id) ?? '';
  const ids = records.map(({ id }) => id);
  const organizations = records.map(({ organization_id }) => organization_id);
  const ofRecords = sql`(organization_id, member_id) in (select * from unnest(${organizations}::uuid[], ${ids}::uuid[]))`;

  const children = await sql<{ name: string; birthDate: string }>`
    select name, birth_date as "birthDate" from member_children where ${ofRecords} order by birth_date`.execute(db);
  const changes = await sql<Record<string, unknown>>`
    select at, field, before, after from member_changes where ${ofRecords} order by id`.execute(db);
  const applications = await sql<Record<string, unknown>>`
    select organization_name as "organizationName", full_name as "fullName", card_number as "cardNumber", phone, email, address,
      state, reason, created_at as "createdAt" from access_applications where phone = ${person.phone} order by id`.execute(db);
  const kept = { records, names };
  return [
    {
      name: 'memberships',
      title: 'Учёт в организациях',
      labels: MEMBERSHIP,
      words: { role: ROLES, status: STATUSES, unionYear: UNTOLD, unionTicket: UNTOLD, children: UNTOLD },
      records: records.map((record) => presentRecord(record, organizationOf(record))),
    },
    {
      name: 'groups',
      title: 'Группы',
      labels: { organization: 'Организация', name: 'Группа' },
      records: await groupsKept(db, kept, now),
    },
    { name: 'children', title: 'Дети и внуки', labels: { name: 'Имя', birthDate: 'Дата рождения' }, records: children.rows },
    {
      name: 'changes',
      title: 'Изменения в карточке',
      labels: { at: 'Когда', field: 'Поле', before: 'Было', after: 'Стало' },
      words: { field: FIELDS, before: UNTOLD, after: UNTOLD },
      records: changes.rows,
    },
    {
      name: 'membership-acts',
      title: 'Роли и события',
      labels: { at: 'Когда', organization: 'Организация', action: 'Действие', from: 'Роль была', to: 'Роль стала' },
      words: { from: ROLES, to: ROLES },
      records: await actsKept(db, kept),
    },
    {
      name: 'card-views',
      title: 'Кто смотрел карточку',
      labels: { at: 'Когда', organization: 'Организация', byName: 'Кто', byRole: 'Роль' },
      words: { byRole: ROLES },
      records: await viewsKept(db, kept),
    },
    {
      name: 'applications',
      title: 'Заявки на доступ',
      labels: {
        organizationName: 'Организация',
        fullName: 'ФИО',
        cardNumber: 'Карта',
        phone: 'Телефон',
        email: 'Email',
        address: 'Адрес в сети',
        state: 'Состояние',
        reason: 'Причина',
        createdAt: 'Подана',
      },
      words: { state: APPLICATIONS },
      records: applications.rows,
    },
  ];
};

const MEMBERSHIP = {
  organization: 'Организация',
  lastName: 'Фамилия',
  firstName: 'Имя',
  patronymic: 'Отчество',
  phone: 'Телефон',
  cardNumber: 'Карта',
  birthDate: 'Дата рождения',
  email: 'Email',
  region: 'Регион',
  role: 'Роль',
  status: 'Состояние',
  registeredAt: 'Регистрация',
  excludedAt: 'Исключение',
  excludeReason: 'Причина исключения',
  unionYear: 'Год вступления в профсоюз',
  unionTicket: 'Номер профсоюзного билета',
  children: 'Отметка о детях или внуках до 16 лет',
};

const ROLES = Object.fromEntries(Role.options.map((role) => [role, nameRole(role)]));
const STATUSES: Readonly<Record<MemberStatus, string>> = {
  active: 'Зарегистрирован',
  unregistered: 'Не зарегистрирован',
  excluded: 'Исключён',
};
const APPLICATIONS: Readonly<Record<z.infer<typeof ApplicationState>, string>> = {
  pending: 'Ждёт решения',
  approved: 'Одобрена',
  refused: 'Отклонена',
};
const FIELDS: Readonly<Record<MemberField, string>> = {
  lastName: 'Фамилия',
  firstName: 'Имя',
  patronymic: 'Отчество',
  birthDate: 'Дата рождения',
  phone: 'Телефон',
  email: 'Email',
  region: 'Регион',
  cardNumber: 'Номер карты',
  unionYear: 'Год вступления в профсоюз',
  unionTicket: 'Номер профсоюзного билета',
  children: 'Данные о детях или внуках до 16 лет',
  child: 'Ребёнок',
  excludeReason: 'Причина исключения',
};
const UNTOLD = { [ABSENT]: 'Сведения отсутствуют' };

const presentRecord = (record: MemberRecord, organization: string): Readonly<Record<keyof typeof MEMBERSHIP, unknown>> => ({
  organization,
  lastName: record.last_name,
  firstName: record.first_name,
  patronymic: record.patronymic,
  phone: record.phone,
  cardNumber: record.card_number,
  birthDate: record.birth_date,
  email: record.email,
  region: record.region,
  role: record.role,
  status: record.status,
  registeredAt: record.registered_at,
  excludedAt: record.excluded_at,
  excludeReason: record.exclude_reason,
  unionYear: record.union_year_absent ? ABSENT : record.union_year,
  unionTicket: record.union_ticket_absent ? ABSENT : record.union_ticket,
  children: record.children_absent ? ABSENT : null,
});
