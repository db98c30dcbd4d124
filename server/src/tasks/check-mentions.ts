import type { MemberId } from '#contract/ids';
import { MAX_MENTIONS } from '#contract/tasks';
import { findNames } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import type { LockedTask } from './lock-task.ts';
import { circleOf } from './people-reads.ts';

/** Refuses (`invalid` with `mention_unseen` at `text`) mentions of those who do not see the task, and more than there may be (`too_big`). */
export const checkMentions = async (tx: Tx, scope: MemberScope, task: LockedTask, mentioned: readonly MemberId[]): Promise<void> => {
  if (mentioned.length === 0) return;
  if (mentioned.length > MAX_MENTIONS) throw new Refusal('invalid', { fields: { text: 'too_big' } });
  const seeing = { among: circleOf(task), search: '', only: mentioned, limit: MAX_MENTIONS };
  const seen = await findNames(tx, scope.organizationId, seeing, scope.now);
  if (seen.length < mentioned.length) throw new Refusal('invalid', { fields: { text: 'mention_unseen' } });
};
