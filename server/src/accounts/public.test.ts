import { afterAll, beforeAll, expect, it } from 'vitest';
import { getSession, signIn } from '#contract/accounts';
import type { PersonId } from '#contract/ids';
import { actsOn } from '#server/audit/public.ts';
import { newId } from '#server/platform/ids.ts';
import { startTestApp, type TestApp } from '#test/harness.ts';
import { findPerson, findPersonByPhone, hashPassword, type NewPerson, personNames, registerOperator, registerPersons } from './public.ts';
import { sweepAccounts } from './sweep-accounts.ts';
import { withAccounts } from './tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const write = <T>(work: Parameters<TestApp['ground']['transaction']>[1]) => app.ground.transaction(app.clock.now(), work) as Promise<T>;
const invent = (number: number): NewPerson => ({
  id: newId<PersonId>(app.clock.now()),
  phone: `+7911${String(number).padStart(7, '0')}`,
  passwordHash: 'x',
  lastName: 'О\'Хара {"}, NULL\\',
  firstName: `Имя ${number}`,
  patronymic: '',
  birthDate: number % 2 === 0 ? null : '1990-12-31',
  email: '',
  region: 'Москва',
  createdAt: app.clock.now(),
});

it('registers persons by the thousand, as they are', async () => {
  const rows = Array.from({ length: 5_000 }, (_, number) => invent(number));
  await write((tx) => registerPersons(tx, rows));
  const [first, second] = rows;
  const { passwordHash: _hash, createdAt: _at, ...facts } = second ?? invent(1);
  expect(await findPersonByPhone(app.db, facts.phone)).toEqual(facts);
  expect(await findPerson(app.db, facts.id)).toEqual(facts);
  expect((await findPerson(app.db, first?.id ?? facts.id))?.birthDate).toBeNull();
  expect(await findPersonByPhone(app.db, '+79119999999')).toBeUndefined();
  const unknown = newId<PersonId>(app.clock.now());
  expect(await personNames(app.db, [facts.id, unknown])).toEqual(new Map([[facts.id, `${facts.lastName} Имя 1`]]));
  expect(await personNames(app.db, [])).toEqual(new Map());
});

it('makes an operator from the command line, and helps one back in', async () => {
  const phone = app.newPhone();
  const make = async (password: string) => {
    const passwordHash = await hashPassword(password, 1_024);
    return write<PersonId>((tx) =>
      registerOperator(tx, { phone, passwordHash, lastName: 'Озерова', firstName: 'Наталья', patronymic: '' }),
    );
  };
  const id = await make('первый пароль');
  const client = app.visitor();
  expect(await client.call(signIn, { body: { phone, password: 'первый пароль' } })).toMatchObject({ id, operator: true });
  expect(await make('второй пароль')).toBe(id);
  expect(await client.call(getSession, {})).toEqual({ person: null });
  expect(await app.visitor().call(signIn, { body: { phone, password: 'второй пароль' } })).toMatchObject({ id, operator: true });
  const acts = await actsOn(app.db, { subjectType: 'person', subjectIds: [id], limit: 5 });
  expect(acts.map(({ action, actor }) => [action, actor])).toEqual([
    ['accounts.make-operator', null],
    ['accounts.make-operator', null],
  ]);
});

it('sweeps calls, failures and sessions that nothing asks for any more', async () => {
  const { phone } = await app.signUp();
  await app.visitor().refusal(signIn, { body: { phone, password: 'не тот пароль' } });
  app.clock.advance(91 * 24 * 3_600_000);
  const fresh = await app.signUp();
  await sweepAccounts(app.ground);
  const left = withAccounts(app.db);
  expect(await left.selectFrom('verifications').select('phone').execute()).toEqual([{ phone: fresh.phone }]);
  expect(await left.selectFrom('sign_in_failures').select('id').execute()).toEqual([]);
  expect(await left.selectFrom('sessions').select('person_id').execute()).toEqual([{ person_id: fresh.personId }]);
});
