import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { turned, type View } from './calendar-view.ts';
import classes from './period-controls.module.css';

interface Props {
  view: View;
  date: string;
  /** Whether the period is turned here: a phone's month has arrows of its own. */
  turning: boolean;
  onView: (view: View) => void;
  onDate: (date: string) => void;
}

/** Arrows, «Сегодня», and how the calendar is looked at. */
export function PeriodControls({ view, date, turning, onView, onDate }: Props) {
  const { t } = useLingui();
  return (
    <>
      {turning && (
        <div className={classes.turn}>
          <ActionIcon.Group>
            <ActionIcon variant="default" size={36} radius="xl" aria-label={t`Назад`} onClick={() => onDate(turned(view, date, -1))}>
              <IconChevronLeft size={18} stroke={1.8} />
            </ActionIcon>
            <ActionIcon variant="default" size={36} radius="xl" aria-label={t`Вперёд`} onClick={() => onDate(turned(view, date, 1))}>
              <IconChevronRight size={18} stroke={1.8} />
            </ActionIcon>
          </ActionIcon.Group>
          <Button variant="default" onClick={() => onDate('')}>
            <Trans>Сегодня</Trans>
          </Button>
        </div>
      )}
      <SegmentedControl
        className={classes.views ?? ''}
        aria-label={t`Вид календаря`}
        value={view}
        onChange={onView}
        data={[
          { value: 'month', label: t`Месяц` },
          { value: 'week', label: t`Неделя` },
          { value: 'day', label: t`День` },
          { value: 'list', label: t`Список` },
        ]}
      />
    </>
  );
}
