import type { MemberId, OrganizationId, PersonId } from '#contract/ids';
import type { Role } from '#contract/members';
import { registerPersons } from '#server/accounts/public.ts';
import { enrolMembers } from '#server/members/public.ts';
import { openOrganizations } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import { createRandom, inventPerson } from './people.ts';

const DAY = 24 * 3600 * 1000;
/** Registrations are spread over the time before `now`. */
const DAYS = 400;
const CHUNK = 5_000;

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
  /** Where the invented phones and cards start, so that two organisations do not share one. */
  readonly firstPhone: number;
}
export interface Seeded {
  readonly id: OrganizationId;
  /** In the order of the stream: the head, an administrator, then members. */
  readonly people: { readonly personId: PersonId; readonly memberId: MemberId; readonly phone: string }[];
}

/** Opens an organisation with registered members and cards, by thousands a statement. */
export const seedOrganization = async (tx: Tx, seed: Seed): Promise<Seeded> => {
  const { now, passwordHash } = seed;
  const random = createRandom(seed.seed);
  const joinedAt = new Date(now.getTime() - DAYS * DAY);
  const id = newId<OrganizationId>(now);
  const cardOf = (index: number) => `71140510001${String(77_000_000 + seed.firstPhone + index).padStart(8, '0')}`;
  const people = Array.from({ length: seed.members }, (_, index) => ({
    ...inventPerson(random, seed.firstPhone + index),
    personId: newId<PersonId>(now),
    memberId: newId<MemberId>(now),
    cardNumber: cardOf(index),
    role: roleOf(index),
    at: new Date(joinedAt.getTime() + Math.floor(random() * (DAYS - 1) * DAY)),
  }));

  await openOrganizations(tx, [{ id, name: seed.name, timeZone: 'Europe/Moscow', joinedAt }]);
  for (let from = 0; from < people.length; from += CHUNK) {
    await registerPersons(
      tx,
      people.slice(from, from + CHUNK).map(({ personId, at, ...person }) => ({ ...person, id: personId, passwordHash, createdAt: at })),
    );
  }
  const [head] = people;
  if (head === undefined) throw new Error('An organisation is seeded with its head at least');
  await enrolMembers(
    tx,
    id,
    people.map(({ memberId, at, ...person }) => ({ ...person, id: memberId, registeredAt: at })),
    { issuedBy: head.personId, freeCards: Array.from({ length: seed.freeCards }, (_, index) => cardOf(seed.members + index)) },
  );
  return { id, people: people.map(({ personId, memberId, phone }) => ({ personId, memberId, phone })) };
};

const roleOf = (index: number): Role => (index === 0 ? 'head' : index === 1 ? 'administrator' : 'member');
