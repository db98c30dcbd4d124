import { sql } from 'kysely';
import { MAX_POST_COMMENTS_A_DAY, MAX_POST_COMMENTS_A_MINUTE } from '#contract/post-comments';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

interface Pace {
  readonly minute_from: Date;
  readonly in_minute: number;
  readonly day_from: Date;
  readonly in_day: number;
}

/**
 * Counts one more of this member, in a row of their own that many sent at once wait for. A minute and a day begin with the first
 * comment after the last ones were over. Refuses with `too_many_requests`, and says when the next will be taken.
 */
export const limitComments = async (tx: Tx, { organizationId, memberId, now }: MemberScope): Promise<void> => {
  const minuteAgo = new Date(now.getTime() - MINUTE);
  const dayAgo = new Date(now.getTime() - DAY);
  const { rows } = await sql<Pace>`
    insert into post_comment_paces as pace (organization_id, member_id, minute_from, in_minute, day_from, in_day)
    values (${organizationId}, ${memberId}, ${now}, 1, ${now}, 1)
    on conflict (organization_id, member_id) do update set
      minute_from = case when pace.minute_from > ${minuteAgo} then pace.minute_from else excluded.minute_from end,
      in_minute = case when pace.minute_from > ${minuteAgo} then pace.in_minute else 0 end + 1,
      day_from = case when pace.day_from > ${dayAgo} then pace.day_from else excluded.day_from end,
      in_day = case when pace.day_from > ${dayAgo} then pace.in_day else 0 end + 1
    returning minute_from, in_minute, day_from, in_day`.execute(tx);
  const [pace] = rows;
  if (pace === undefined) throw new Error('A comment was not counted');
  const untilFree = (from: Date, lasts: number) => Math.max(1, Math.ceil((from.getTime() + lasts - now.getTime()) / 1_000));
  if (pace.in_day > MAX_POST_COMMENTS_A_DAY) throw new Refusal('too_many_requests', { retryAfter: untilFree(pace.day_from, DAY) });
  if (pace.in_minute > MAX_POST_COMMENTS_A_MINUTE)
    throw new Refusal('too_many_requests', { retryAfter: untilFree(pace.minute_from, MINUTE) });
};
