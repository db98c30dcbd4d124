import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { daysShown, turned, type View } from './calendar-view.ts';
import classes from './period-controls.module.css';

interface Props {
  view: View;
  date: string;
  today: string;
  onView: (view: View) => void;
  onDate: (date: string) => void;
}

/** Arrows, «Сегодня», and how the calendar is looked at. */
export function PeriodControls({ view, date, today, onView, onDate }: Props) {
  const { t } = useLingui();
  const { from, to } = daysShown(view, date);
  const isNow = view === 'month' ? today.slice(0, 7) === date.slice(0, 7) : from <= today && today <= to;
  return (
    <>
      {view !== 'list' && (
        <div className={classes.turn}>
          <ActionIcon.Group>
            <ActionIcon variant="default" size={36} radius="xl" aria-label={t`Назад`} onClick={() => onDate(turned(view, date, -1))}>
              <IconChevronLeft size={18} stroke={1.8} />
            </ActionIcon>
            <ActionIcon variant="default" size={36} radius="xl" aria-label={t`Вперёд`} onClick={() => onDate(turned(view, date, 1))}>
              <IconChevronRight size={18} stroke={1.8} />
            </ActionIcon>
          </ActionIcon.Group>
          <Button variant="default" disabled={isNow} onClick={() => onDate('')}>
            <Trans>Сегодня</Trans>
          </Button>
        </div>
      )}
      <SegmentedControl
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
