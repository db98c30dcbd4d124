import { sql } from 'kysely';
import type { GroupId, MemberId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import type { listTaskHistory as endpoint, TaskChange } from '#contract/tasks';
import { groupNames, memberNames, type NamedMember } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { encodeCursor } from '#server/platform/database/keyset.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { cardRows, lookAt, personIn } from './card-reads.ts';
import { idIn } from './comment-reads.ts';
import type { Fact } from './tables.ts';

interface FactRow {
  readonly id: string;
  readonly at: Date;
  readonly by_member_id: MemberId | null;
  readonly change: Fact;
}

/** Who changed what of a task and when, newest first, by the names of now. Raises `not_found`. */
export const listHistory = async (
  db: Db,
  scope: MemberScope,
  { params, query: { after, limit } }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { organizationId } = scope;
  const [task] = await cardRows(await lookAt(db, scope), sql`t.id = ${params.taskId}`);
  if (task === undefined) throw new Refusal('not_found');
  const { rows } = await sql<FactRow>`select id, at, by_member_id, change from task_facts
    where organization_id = ${organizationId} and task_id = ${params.taskId}
      ${after === undefined ? sql`` : sql`and id < ${idIn(after)}::uuid`} order by id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const [people, groups] = await Promise.all([
    memberNames(
      db,
      organizationId,
      shown.flatMap(({ by_member_id, change }) => [...(by_member_id === null ? [] : [by_member_id]), ...peopleIn(change)]),
    ),
    groupNames(
      db,
      organizationId,
      shown.flatMap(({ change }) => (change.kind === 'group' ? [change.from ?? [], change.to ?? []].flat() : [])),
    ),
  ]);
  const last = shown.at(-1);
  return {
    items: shown.map(({ id, at, by_member_id: by, change }) => ({
      id,
      at: at.toISOString(),
      by: by === null ? null : personIn(people, by),
      change: presentChange(change, people, groups),
    })),
    ...(rows.length > limit && last !== undefined ? { next: encodeCursor([last.id]) } : {}),
  };
};

const peopleIn = (change: Fact): readonly MemberId[] => {
  if (change.kind === 'assignees') return [...change.added, ...change.removed];
  return change.kind === 'excluded' ? change.removed : [];
};

const presentChange = (change: Fact, people: ReadonlyMap<MemberId, NamedMember>, groups: ReadonlyMap<GroupId, string>): TaskChange => {
  const named = (ids: readonly MemberId[]) => ids.map((id) => personIn(people, id));
  const group = (id: GroupId | null) => (id === null ? null : (groups.get(id) ?? ''));
  if (change.kind === 'assignees') return { kind: change.kind, added: named(change.added), removed: named(change.removed) };
  if (change.kind === 'excluded') return { kind: change.kind, removed: named(change.removed) };
  if (change.kind === 'group') return { kind: change.kind, from: group(change.from), to: group(change.to) };
  return change;
};
