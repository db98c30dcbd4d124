import { useLingui } from '@lingui/react/macro';
import { Popover } from '@mantine/core';
import { type Ref, useLayoutEffect } from 'react';
import { DateCalendar, type DateCalendarProps } from './date-calendar.tsx';
import classes from './date-field.module.css';

interface Props extends DateCalendarProps {
  /** The button that the calendar is of. */
  button: HTMLButtonElement | null;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  /** What the day is of. */
  label: string;
}

/** A calendar beside its button. Loaded with all that it needs when one is asked for. */
export function CalendarPopup({ button, opened, onOpened, label, ...calendar }: Props) {
  const { t } = useLingui();
  return (
    <Popover
      opened={opened}
      onChange={onOpened}
      position="bottom-end"
      radius="lg"
      withRoles={false}
      trapFocus
      // On a phone there is room neither above nor below a field: the calendar then lies over it.
      middlewares={{ flip: true, shift: { crossAxis: true, padding: 8 } }}
    >
      <Popover.Target>
        <Standing at={button} />
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        tabIndex={-1}
        // A dialog above which this one stands does not take Escape for its own.
        data-mantine-stop-propagation="true"
        aria-label={t`Календарь: ${label}`}
        className={classes.popup ?? ''}
      >
        <DateCalendar {...calendar} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Hands the button on, which was there before. */
function Standing({ at, ref }: { at: HTMLElement | null; ref?: Ref<HTMLElement> }) {
  useLayoutEffect(() => {
    if (typeof ref === 'function') ref(at);
  }, [at, ref]);
  return null;
}
