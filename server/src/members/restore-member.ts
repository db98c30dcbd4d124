import type { restoreMember as endpoint } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import type { MembersReactions } from './events.ts';
import { lockMember } from './lock-member.ts';
import { presentMember } from './member-reads.ts';
import { mayRestore } from './policy.ts';
import { writeRestoration } from './write-restoration.ts';

/** «Восстановить»: back as an ordinary member, with the same card, or into the register. Refuses with `conflict` who is not excluded. */
export const restoreMember =
  (reactions: MembersReactions) =>
  async (tx: Tx, scope: AdminScope, { params }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
    const { actor, member, heads } = await lockMember(tx, scope, params.memberId);
    if (actor.role === 'member') throw new Refusal('not_found');
    if (!mayRestore(actor, member)) throw new Refusal('conflict');

    const [restored = member] = await writeRestoration(tx, scope, [member], reactions);
    return presentMember(actor, restored, heads);
  };
