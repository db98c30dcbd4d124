import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconCalendarEvent, IconCalendarPlus, IconRepeat } from '@tabler/icons-react';
import type { CalendarEvent } from '#contract/calendar';
import { icsPath } from './ics-path.ts';

type Props = Pick<CalendarEvent, 'organizationId' | 'eventId' | 'on' | 'repeated'>;

/** «Добавить в календарь»: a file for one's own calendar; of a repeated event it is asked whether this one or all. */
export function AddToCalendar({ organizationId, eventId, on, repeated }: Props) {
  const icon = <IconCalendarPlus size={20} stroke={1.6} />;
  const label = <Trans>Добавить в календарь</Trans>;
  if (!repeated) {
    return (
      <Button component="a" href={icsPath(organizationId, eventId)} download variant="default" leftSection={icon}>
        {label}
      </Button>
    );
  }
  return (
    <Menu position="bottom" width={260}>
      <Menu.Target>
        <Button variant="default" leftSection={icon}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          href={icsPath(organizationId, eventId, on)}
          download
          leftSection={<IconCalendarEvent size={18} stroke={1.7} />}
        >
          <Trans>Только это событие</Trans>
        </Menu.Item>
        <Menu.Item component="a" href={icsPath(organizationId, eventId)} download leftSection={<IconRepeat size={18} stroke={1.7} />}>
          <Trans>Все повторения</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
