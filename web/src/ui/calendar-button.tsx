import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { type RefObject, useRef, useState } from 'react';
import { toast } from './toast.ts';
import type { DateBounds } from './use-typed-date.ts';

interface Props extends DateBounds {
  ref: RefObject<HTMLButtonElement | null>;
  value: string;
  onChoose: (day: string) => void;
  /** What the day is of. */
  label: string;
  /** Where the label stands, which says whose calendar it is. */
  labelId: string;
  clearable: boolean;
  disabled: boolean;
}

/** Comes when a calendar is asked for: nobody who only reads or types pays for it. */
const load = () => import('./calendar-popup.tsx');
type Popup = Awaited<ReturnType<typeof load>>['CalendarPopup'];

/** The button in a field of a date, with the calendar that it opens. */
export function CalendarButton({ ref, onChoose, labelId, disabled, ...calendar }: Props) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const [CalendarPopup, setPopup] = useState<Popup | null>(null);
  // The button, or the field itself where a key has opened it.
  const from = useRef<Element | null>(null);
  const turn = (next: boolean) => {
    const back = from.current instanceof HTMLInputElement ? from.current : ref.current;
    if (next) from.current = document.activeElement;
    else back?.focus();
    setOpened(next);
  };
  const open = () =>
    load().then(
      (loaded) => {
        setPopup(() => loaded.CalendarPopup);
        turn(true);
      },
      () => toast.failed(t`Календарь не загрузился. Введите дату с клавиатуры`),
    );
  const choose = (day: string) => {
    onChoose(day);
    turn(false);
  };
  return (
    <>
      <ActionIcon
        ref={ref}
        variant="subtle"
        color="gray"
        size={34}
        aria-label={t`Выбрать в календаре`}
        aria-describedby={labelId}
        aria-haspopup="dialog"
        aria-expanded={opened}
        disabled={disabled}
        onClick={() => (opened ? turn(false) : void open())}
        onPointerEnter={() => void load().catch(() => undefined)}
      >
        <IconCalendar size={20} stroke={1.6} />
      </ActionIcon>
      {CalendarPopup && <CalendarPopup button={ref.current} opened={opened} onOpened={turn} onChoose={choose} {...calendar} />}
    </>
  );
}
