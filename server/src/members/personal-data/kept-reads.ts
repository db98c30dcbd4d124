import type { MemberId, OrganizationId } from '#contract/ids';
import { Role } from '#contract/members';
import { type OwnDataSection, personNames } from '#server/accounts/public.ts';
import { actsOn, nameAction, type PastAct } from '#server/audit/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { groupsOf } from '../groups/belonging-reads.ts';
import { groupNames } from '../groups/group-reads.ts';
import type { MemberRecord } from '../tables.ts';

/** The records of a person, and the names of their organisations. */
export interface Kept {
  readonly records: readonly MemberRecord[];
  readonly names: ReadonlyMap<OrganizationId, string>;
}

type Rows = OwnDataSection['records'];

/** The groups that a person is in now, by organisation and name. */
export const groupsKept = async (db: Db, { records, names }: Kept, now: Date): Promise<Rows> => {
  const members = records.map(({ organization_id, id }) => ({ organizationId: organization_id, memberId: id }));
  const groups: Rows[number][] = [];
  for (const [organizationId, ids] of await groupsOf(db, members, now)) {
    const found = [...(await groupNames(db, organizationId, ids)).values()].sort((one, other) => one.localeCompare(other, 'ru'));
    groups.push(...found.map((name) => ({ organization: names.get(organizationId) ?? '', name })));
  }
  return groups;
};

/** What was done to a person's records, oldest first; who did it is another person's data. */
export const actsKept = async (db: Db, { records, names }: Kept): Promise<Rows> =>
  (await allActs(db, 'member', idsOf(records))).map(({ at, action, organizationId, details }) => ({
    at: at.toISOString(),
    organization: nameOf(organizationId, names),
    action: nameAction(action),
    code: action,
    from: Role.safeParse(details.from).data ?? null,
    to: Role.safeParse(details.to).data ?? null,
  }));

/** Who opened a person's cards, oldest first, by name: so the app tells the person. */
export const viewsKept = async (db: Db, { records, names }: Kept): Promise<Rows> => {
  const views = await allActs(db, 'member-card', idsOf(records));
  const viewers = await personNames(db, [...new Set(views.flatMap(({ actor }) => (actor === null ? [] : [actor])))]);
  return views.map(({ at, organizationId, actor, details }) => ({
    at: at.toISOString(),
    organization: nameOf(organizationId, names),
    byName: actor === null ? '' : (viewers.get(actor) ?? ''),
    byRole: Role.safeParse(details.role).data ?? null,
  }));
};

const idsOf = (records: readonly MemberRecord[]): MemberId[] => records.map(({ id }) => id);
const nameOf = (organizationId: OrganizationId | null, names: Kept['names']): string =>
  organizationId === null ? '' : (names.get(organizationId) ?? '');

const PAGE = 1_000;

/** Every act on these records, oldest first. */
const allActs = async (db: Db, subjectType: string, subjectIds: readonly MemberId[]): Promise<PastAct[]> => {
  const acts: PastAct[] = [];
  for (;;) {
    const page = await actsOn(db, { subjectType, subjectIds, before: acts.at(-1)?.id, limit: PAGE });
    acts.push(...page);
    if (page.length < PAGE) return acts.reverse();
  }
};
