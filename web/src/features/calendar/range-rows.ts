import type { EventRow, EventsOfRange } from '#contract/calendar';

/** An occurrence as grids and rows show it. */
export type ShownEvent = Pick<
  EventRow,
  'eventId' | 'on' | 'title' | 'kind' | 'place' | 'allDay' | 'start' | 'end' | 'timeZone' | 'repeated' | 'mine' | 'version'
>;

/** The occurrences of a range, each with what its event says of all of them, by their start. */
export const rowsOf = ({ events, timeZone }: EventsOfRange): ShownEvent[] =>
  events
    .flatMap(({ occurrences, ...event }) =>
      occurrences.map((one) => ({
        ...event,
        ...one,
        on: one.on ?? one.start.slice(0, 10),
        title: one.title ?? event.title,
        kind: one.kind ?? event.kind,
        place: one.place ?? event.place,
        timeZone: event.timeZone ?? timeZone,
        repeated: event.repeated ?? false,
        allDay: one.allDay ?? false,
        mine: one.mine ?? null,
      })),
    )
    .sort((one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : 0));

/** A range as screens take it. */
export const withRows = (range: EventsOfRange) => ({ ...range, rows: rowsOf(range) });
