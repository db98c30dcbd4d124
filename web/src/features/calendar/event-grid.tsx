import FullCalendar, { type CalendarOptions, type CalendarRef, type EventApi } from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import interactionPlugin from '@fullcalendar/react/interaction';
import enLocale from '@fullcalendar/react/locales/en-gb';
import ruLocale from '@fullcalendar/react/locales/ru';
import themePlugin from '@fullcalendar/react/themes/forma';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { useLingui as useMacro } from '@lingui/react/macro';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/forma/theme.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DayOff } from '#contract/calendar';
import { dayOf, instantOf, wallTime } from '#web/lib/days.ts';
import classes from './event-grid.module.css';
import { kindColor } from './event-kinds.ts';
import { holidayName } from './holiday-name.ts';
import './fullcalendar.css';
import type { ShownEvent } from './range-rows.ts';

/** Where something lies in time, by the clock on the wall of the zone that was asked. Of whole days `end` is the midnight after. */
export interface Span {
  start: string;
  end: string;
  allDay: boolean;
}

interface Props {
  view: 'month' | 'week' | 'day';
  date: string;
  timeZone: string;
  rows: readonly ShownEvent[];
  daysOff: ReadonlyMap<string, DayOff>;
  editable: boolean;
  onOpen: (row: ShownEvent) => void;
  onAdd: (span: Span) => void;
  /** Moved or stretched by hand; `revert` puts it back where it was. */
  onMove: (row: ShownEvent, span: Span, revert: () => void) => void;
  onDay: (day: string) => void;
}

// Constants: a list made anew by a render sends FullCalendar 7 into an endless loop.
const PLUGINS = [dayGridPlugin, timeGridPlugin, interactionPlugin, themePlugin];
const VIEW_TYPES = { month: 'dayGridMonth', week: 'timeGridWeek', day: 'timeGridDay' };
const TIME = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
// As many weeks as `daysShown` counts.
const VIEWS = { dayGridMonth: { dayHeaderFormat: { weekday: 'long' }, fixedWeekCount: false } } as const;

const keyOf = ({ eventId, on }: Pick<ShownEvent, 'eventId' | 'on'>) => `${eventId} ${on}`;

/** The calendar's grid: months, weeks and days, where events are drawn, moved and stretched. Loaded when it is needed. */
export default function EventGrid({ view, date, timeZone, rows, daysOff, editable, ...acts }: Props) {
  const { t } = useMacro();
  const { i18n } = useLingui();
  const calendar = useRef<CalendarRef>(null);
  const type = VIEW_TYPES[view];
  const [first] = useState({ type, date });
  useEffect(() => calendar.current?.getApi().changeView(type, date), [type, date]);

  // The latest ones, so that the functions given to FullCalendar stay the same.
  const latest = useRef({ rows, acts, timeZone });
  latest.current = { rows, acts, timeZone };
  const rowOf = useCallback((event: EventApi) => latest.current.rows.find((row) => keyOf(row) === event.id), []);

  const events = useMemo(
    () =>
      rows.map((row) => ({
        id: keyOf(row),
        title: row.title,
        allDay: row.allDay,
        start: placeOf(row.start, row, timeZone),
        end: placeOf(row.end, row, timeZone),
        color: kindColor(row.kind),
        editable,
      })),
    [rows, editable, timeZone],
  );
  const moved = useCallback(
    ({ event, revert }: { event: EventApi; revert: () => void }) => {
      const row = rowOf(event);
      if (row) latest.current.acts.onMove(row, spanOf(event, row.timeZone), revert);
    },
    [rowOf],
  );
  const select = useCallback<NonNullable<CalendarOptions['select']>>((span) => {
    calendar.current?.getApi().unselect();
    latest.current.acts.onAdd(spanOf(span, latest.current.timeZone));
  }, []);
  const open = useCallback<NonNullable<CalendarOptions['eventClick']>>(
    ({ event, jsEvent }) => {
      jsEvent.preventDefault();
      const row = rowOf(event);
      if (row) latest.current.acts.onOpen(row);
    },
    [rowOf],
  );
  const goToDay = useCallback((day: Date) => latest.current.acts.onDay(dayOf(day, latest.current.timeZone)), []);
  const offOf = (day: Date) => daysOff.get(dayOf(day, timeZone));

  const hintOf = (day: string, holiday: string) => {
    const words = [day, holiday].filter(Boolean).join(', ');
    return t`Открыть день: ${words}`;
  };

  return (
    <div className={classes.grid} data-view={view}>
      <FullCalendar
        ref={calendar}
        plugins={PLUGINS}
        locale={i18n.locale === 'en' ? enLocale : ruLocale}
        firstDay={1}
        headerToolbar={false}
        initialView={first.type}
        initialDate={first.date}
        timeZone={timeZone}
        views={VIEWS}
        events={events}
        height="max(620px, calc(100dvh - 250px))"
        expandRows
        dayMaxEvents
        nowIndicator
        scrollTime="08:00:00"
        slotDuration="00:30:00"
        snapDuration="00:15:00"
        forceEventDuration
        eventTimeFormat={TIME}
        slotHeaderFormat={TIME}
        navLinks={view === 'month'}
        navLinkDayClick={goToDay}
        eventInteractive
        eventClick={open}
        selectable={editable}
        selectMirror
        select={select}
        eventDrop={moved}
        eventResize={moved}
        eventResizableFromStart
        eventLongPressDelay={350}
        selectLongPressDelay={350}
        viewClass={classes.view}
        listItemEventTitleClass={classes.cut}
        blockEventTitleClass={classes.cut}
        dayCellClass={({ date: day, dow, isOther }) => dayClass(dow, offOf(day), isOther)}
        dayCellTopInnerClass={({ isOther, isToday }) => (isOther && !isToday ? classes.otherNumber : undefined)}
        dayHeaderClass={({ dow }) => (dow === 0 || dow === 6 ? classes.freeName : undefined)}
        dayCellTopContent={(info) => <DayHead text={info.text} off={offOf(info.date)} />}
        eventDidMount={({ el, event }) => el.setAttribute('title', event.title)}
        allDayText={t`Весь день`}
        timedText={t`По времени`}
        closeHint={t`Закрыть`}
        eventsHint={t`События`}
        navLinkHint={(text, day) => hintOf(text, holidayName(offOf(day), i18n))}
        moreLinkText={(count) => t`ещё ${count}`}
        moreLinkHint={(count) =>
          t`${plural(count, { one: 'Показать ещё # событие', few: 'Показать ещё # события', many: 'Показать ещё # событий', other: 'Показать ещё # события' })}`
        }
      />
    </div>
  );
}

/** A day's number and its holiday's name. */
function DayHead({ text, off }: { text: string; off: DayOff | undefined }) {
  const { i18n } = useLingui();
  const name = holidayName(off, i18n);
  return (
    <>
      {text}
      {/* Drawn by CSS: the link's own name tells it in full. */}
      {name && <span className={classes.holiday} data-name={name} title={name} aria-hidden="true" />}
    </>
  );
}

/** `other`: of a neighbouring month. */
function dayClass(dow: number, off: DayOff | undefined, other: boolean): string {
  const weekend = dow === 0 || dow === 6;
  const free = off === undefined ? weekend : off.kind === 'holiday' || off.kind === 'transferred' || (weekend && off.kind === 'short');
  return [free ? classes.free : '', off?.kind === 'holiday' ? classes.feast : '', other ? classes.other : ''].filter(Boolean).join(' ');
}

/** A time on an event's wall as FullCalendar takes it; whole days are the same days in any zone. */
const placeOf = (wall: string, row: Pick<ShownEvent, 'allDay' | 'timeZone'>, timeZone: string): string => {
  if (row.allDay) return wall.slice(0, 10);
  return row.timeZone === timeZone ? wall : (instantOf(wall, row.timeZone) ?? wall);
};

/** What FullCalendar says of a place in time, on the wall of a zone. Its strings name the instant, its dates are of its own zone. */
function spanOf({ startStr, endStr, allDay }: { startStr: string; endStr: string; allDay: boolean }, timeZone: string): Span {
  const wall = (text: string) => (allDay ? `${text.slice(0, 10)}T00:00` : wallTime(text, timeZone));
  return { start: wall(startStr), end: wall(endStr), allDay };
}
