import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import { useErrorText } from '#web/lib/error-text.ts';
import { TextSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { remindersQuery } from './calendar.ts';
import { OFFERED_LEADS } from './leads.ts';
import classes from './member-calendar.module.css';
import { useSetReminders } from './own-calendar.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** How long before an event one is reminded; each tick is kept at once. */
export function RemindersField({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const { data, error, refetch } = useQuery(remindersQuery(organizationId));
  const set = useSetReminders(organizationId);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <TextSkeleton lines={4} />;
  // One kept from before that is not offered any longer would be refused together with the others.
  const leads = (set.isPending && set.variables ? set.variables : data.leads).filter((lead) => OFFERED_LEADS.includes(lead));
  const textOf = (lead: number) => {
    if (lead % (7 * DAY) === 0) {
      const weeks = lead / (7 * DAY);
      return t`${plural(weeks, { one: 'За # неделю', few: 'За # недели', many: 'За # недель', other: 'За # недели' })}`;
    }
    if (lead % DAY === 0) {
      const days = lead / DAY;
      return t`${plural(days, { one: 'За # день', few: 'За # дня', many: 'За # дней', other: 'За # дня' })}`;
    }
    if (lead % HOUR === 0) {
      const hours = lead / HOUR;
      return t`${plural(hours, { one: 'За # час', few: 'За # часа', many: 'За # часов', other: 'За # часа' })}`;
    }
    return t`${plural(lead, { one: 'За # минуту', few: 'За # минуты', many: 'За # минут', other: 'За # минуты' })}`;
  };
  const keep = (next: number[] | null) => set.mutate(next, { onError: (failed) => toast.failed(explain(failed)) });
  const toggle = (lead: number, on: boolean) =>
    keep((on ? [...leads, lead] : leads.filter((one) => one !== lead)).sort((one, other) => other - one));
  return (
    <div className={classes.stack}>
      <p className={classes.quiet}>
        <Trans>Напомним обо всех событиях, кроме тех, на которые вы не пойдёте.</Trans>
      </p>
      <div className={classes.ticks}>
        {OFFERED_LEADS.map((lead) => (
          <Checkbox
            key={lead}
            label={textOf(lead)}
            checked={leads.includes(lead)}
            onChange={({ currentTarget }) => toggle(lead, currentTarget.checked)}
          />
        ))}
      </div>
      {!data.isDefault && (
        <div>
          <Button variant="subtle" size="compact-md" onClick={() => keep(null)}>
            <Trans>Как у всех: за день и за час</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}
