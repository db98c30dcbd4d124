import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import type { TaskCard, TaskDue } from '#contract/tasks';
import { organizationQuery } from '#web/features/organizations/parts.tsx';
import { dayWord } from '#web/lib/dates.ts';
import { dayOf } from '#web/lib/days.ts';

/** Today in the organisation's own zone, where due dates live; in the device's until it is known. */
export function useToday(organizationId: OrganizationId): string {
  const { data } = useQuery(organizationQuery(organizationId));
  return dayOf(new Date(), data?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
}

// A date has no zone: noon of UTC is that very day in the words of UTC.
const noon = (date: string) => `${date}T12:00:00Z`;

/** «сегодня», «завтра до 18:00», «25 ноября», «25 ноября 2025». */
export function useDueText(organizationId: OrganizationId): (due: TaskDue) => string {
  const { t, i18n } = useLingui();
  const today = useToday(organizationId);
  return ({ on, time }) => {
    const date = dayWord(noon(on), { i18n, now: new Date(noon(today)), timeZone: 'UTC' });
    return time === null ? date : t`${date} до ${time}`;
  };
}

export type TaskGroup = 'overdue' | 'today' | 'soon' | 'undated';

/** Where an open task stands among one's own. */
export function groupOf({ overdue, due }: Pick<TaskCard, 'overdue' | 'due'>, today: string): TaskGroup {
  if (overdue) return 'overdue';
  if (due === null) return 'undated';
  return due.on <= today ? 'today' : 'soon';
}
