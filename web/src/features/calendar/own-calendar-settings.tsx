import { useLingui } from '@lingui/react/macro';
import type { OrganizationId } from '#contract/ids';
import { Section } from '#web/ui/card.tsx';
import { CalendarAddress } from './calendar-address.tsx';
import { RemindersField } from './reminders-field.tsx';

/** When one is reminded, and the calendar within one's own calendar. */
export function OwnCalendar({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  return (
    <>
      <Section title={t`Напоминания`} order={3}>
        <RemindersField organizationId={organizationId} />
      </Section>
      <Section title={t`В своём календаре`} order={3}>
        <CalendarAddress organizationId={organizationId} />
      </Section>
    </>
  );
}
