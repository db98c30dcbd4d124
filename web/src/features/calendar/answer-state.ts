import type { EventRow } from '#contract/calendar';

/** Whether this person is asked: not any longer once it is `over`, and not at all when it is for others (`none`: an administrator sees it too). */
export const answerState = ({ can, endsAt }: Pick<EventRow, 'can' | 'endsAt'>, now: number): 'open' | 'over' | 'none' => {
  if (can.answer) return 'open';
  return Date.parse(endsAt) <= now ? 'over' : 'none';
};
