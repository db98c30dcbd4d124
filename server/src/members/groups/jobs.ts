import type { Ground } from '#server/platform/ground.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { handler, type JobHandler } from '#server/platform/jobs/queues.ts';
import { countGroups, countRuleGroups } from './count-groups.ts';
import { lockCounts } from './lock-counts.ts';
import { lockGroup } from './lock-group.ts';
import { type Move, moveMembers, moveRest } from './move-members.ts';

/** The next chunk; a group deleted meanwhile needs none. A run twice moves nobody twice. */
const goOnMoving = async ({ clock, transaction }: Pick<Ground, 'clock' | 'transaction'>, move: Move): Promise<void> => {
  try {
    await transaction(clock.now(), async (tx) => {
      await lockCounts(tx, move.organizationId);
      await lockGroup(tx, move.organizationId, move.groupId);
      await moveMembers(tx, move);
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not_found') throw error;
  }
};

export const jobs: readonly JobHandler[] = [handler(moveRest, goOnMoving), handler(countRuleGroups, countGroups)];
