import { getProfile, updateProfile } from '#contract/accounts';
import type { Person } from './people.ts';

/** Today in the zone of the tests' organisations. */
export const today = (): string => new Date().toLocaleDateString('sv', { timeZone: 'Europe/Moscow' });

/** The person tells a date of birth by which they turn so many years today; fours are right on 29 February, too. */
export const turnToday = async ({ client }: Person, years: number): Promise<void> => {
  const birthDate = `${Number(today().slice(0, 4)) - years}${today().slice(4)}`;
  const { lastName, firstName, patronymic, email, region, version } = await client.call(getProfile, {});
  await client.call(updateProfile, { body: { lastName, firstName, patronymic, email, region, version, birthDate } });
};
