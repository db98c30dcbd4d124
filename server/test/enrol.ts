import type { MemberId, OrganizationId, PersonId } from '#contract/ids';
import { registerPersons } from '#server/accounts/public.ts';
import { enrolMembers, type NewMember } from '#server/members/public.ts';
import { newId } from '#server/platform/ids.ts';
import type { Signed, TestApp } from './harness.ts';

const DAY = 24 * 3_600_000;
const PEOPLE = ['Ёлкин Пётр', 'Елкина Анна', 'Ежов Семён', 'Иванов Андрей', 'Иванова Анна', 'Ивашов Артём', 'Петров Иван', 'ёрш Ольга'];
/** How many `enrolInvented` makes: fifteen of each name. */
export const INVENTED = 120;

const invent = (app: TestApp, index: number): NewMember => {
  const [lastName = '', firstName = ''] = (PEOPLE[index % PEOPLE.length] ?? '').split(' ');
  const now = app.clock.now();
  return {
    id: newId<MemberId>(now),
    personId: newId<PersonId>(now),
    lastName,
    firstName,
    patronymic: ['', 'Олегович', 'Юрьевна'][index % 3] ?? '',
    phone: app.newPhone().replace('+7900', '+7950'),
    cardNumber: app.newCardNumber().replace('7114051', '7114052'),
    birthDate: index % 4 === 0 ? null : `19${50 + (index % 50)}-0${1 + (index % 9)}-15`,
    email: index % 5 === 0 ? '' : `${['anna', 'ivan', 'a_b', 'x%y'][index % 4]}${index % 30}@example.org`,
    region: '',
    role: index === 3 ? 'administrator' : 'member',
    registeredAt: new Date(now.getTime() - index * 2 * DAY),
  };
};

/** Fills an organisation with people of few names, some of them without birth date or e-mail; one is an administrator. */
export const enrolInvented = async (app: TestApp, organizationId: OrganizationId, issuedBy: Signed): Promise<void> => {
  const rows = Array.from({ length: INVENTED }, (_, index) => invent(app, index));
  await app.ground.transaction(app.clock.now(), async (tx) => {
    await registerPersons(
      tx,
      rows.map(({ personId, registeredAt, ...row }) => ({ ...row, id: personId, createdAt: registeredAt, passwordHash: 'none' })),
    );
    await enrolMembers(tx, organizationId, rows, { issuedBy: issuedBy.personId });
  });
};
