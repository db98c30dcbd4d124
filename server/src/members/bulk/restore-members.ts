import { sql } from 'kysely';
import { type restoreMembers as endpoint, MAX_BULK } from '#contract/bulk';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import type { MembersReactions } from '../events.ts';
import { targetCondition } from '../filter-reads.ts';
import { lockMember } from '../lock-member.ts';
import { memberColumns } from '../member-reads.ts';
import { mayRestore } from '../policy.ts';
import type { MemberRecord } from '../tables.ts';
import { writeRestoration } from '../write-restoration.ts';

/**
 * «Восстановить» many at once, by the rules of one; who is excluded no more is left alone. Refuses with `too_many_members`, and with
 * `not_found` a group of another organisation.
 */
export const restoreMembers =
  (reactions: MembersReactions) =>
  async (tx: Tx, scope: AdminScope, { body: { target } }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
    const { actor } = await lockMember(tx, scope, scope.memberId);
    if (actor.role === 'member') throw new Refusal('not_found');
    const condition = await targetCondition(tx, scope.organizationId, target, scope.now);
    const { rows: found } = await sql<MemberRecord>`select ${memberColumns} from members where ${condition} limit ${MAX_BULK + 1}`.execute(
      tx,
    );
    if (found.length > MAX_BULK) throw new Refusal('too_many_members');

    const members = found.filter((member) => mayRestore(actor, member));
    const restored = members.length === 0 ? [] : await writeRestoration(tx, scope, members, reactions);
    const asked = 'ids' in target ? new Set(target.ids).size : found.length;
    return { restored: restored.length, left: asked - restored.length };
  };
