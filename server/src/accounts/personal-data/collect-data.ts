import { sql } from 'kysely';
import type { PersonId } from '#contract/ids';
import { entriesAbout, nameAction } from '#server/audit/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { uploadsOf } from '#server/platform/files/personal-data.ts';
import type { AccountsReactions, OwnDataSection } from '../public.ts';

/** Everything that is kept about a person, from every slice, section by section. */
export const collectData = async (db: Db, personId: PersonId, reactions: AccountsReactions, now: Date): Promise<OwnDataSection[]> => {
  const sections: OwnDataSection[] = [await account(db, personId), await consents(db, personId), await sessions(db, personId)];
  for (const collect of reactions.dataCollected) sections.push(...(await collect(db, personId, now)));
  return [...sections, await uploads(db, personId), await journal(db, personId)];
};

const account = async (db: Db, personId: PersonId): Promise<OwnDataSection> => {
  const { rows } = await sql<Record<string, string | null>>`
    select last_name as "lastName", first_name as "firstName", patronymic, phone, birth_date::text as "birthDate", email, region,
      created_at as "createdAt"
    from persons where id = ${personId}`.execute(db);
  return {
    name: 'account',
    title: 'Учётная запись',
    labels: {
      lastName: 'Фамилия',
      firstName: 'Имя',
      patronymic: 'Отчество',
      phone: 'Телефон',
      birthDate: 'Дата рождения',
      email: 'Email',
      region: 'Регион',
      createdAt: 'Регистрация',
    },
    records: rows,
  };
};

const consents = async (db: Db, personId: PersonId): Promise<OwnDataSection> => {
  const { rows } = await sql<Record<string, string | number | null>>`
    select title, version, given_at as "givenAt", withdrawn_at as "withdrawnAt", address, device
    from consents join documents on documents.id = consents.document_id where person_id = ${personId} order by given_at`.execute(db);
  return {
    name: 'consents',
    title: 'Согласия',
    labels: {
      title: 'Документ',
      version: 'Версия',
      givenAt: 'Дано',
      withdrawnAt: 'Отозвано',
      address: 'Адрес в сети',
      device: 'Устройство',
    },
    records: rows,
  };
};

const sessions = async (db: Db, personId: PersonId): Promise<OwnDataSection> => {
  const { rows } = await sql<Record<string, string | null>>`
    select device, address, created_at as "createdAt", seen_at as "seenAt" from sessions
    where person_id = ${personId} order by created_at`.execute(db);
  return {
    name: 'sessions',
    title: 'Входы и устройства',
    labels: { device: 'Устройство', address: 'Адрес в сети', createdAt: 'Вход', seenAt: 'Последнее обращение' },
    records: rows,
  };
};

const uploads = async (db: Db, personId: PersonId): Promise<OwnDataSection> => ({
  name: 'files',
  title: 'Загруженные файлы',
  labels: { at: 'Когда', name: 'Имя файла', size: 'Размер, байт' },
  records: await uploadsOf(db, personId),
});

/** What this person did and what was done to the account; who did it is another person's data. */
const journal = async (db: Db, personId: PersonId): Promise<OwnDataSection> => ({
  name: 'journal',
  title: 'Журнал действий',
  labels: { at: 'Когда', action: 'Действие', own: 'Вами' },
  records: (await entriesAbout(db, personId)).map(({ at, action, actor }) => ({
    at: at.toISOString(),
    action: nameAction(action),
    code: action,
    own: actor === personId,
  })),
});
