import { expect, test } from 'vitest';
import type { EventId } from '#contract/ids';
import { rowsOf } from './range-rows.ts';

const id = (text: string) => text as EventId;

test('occurrences of all events stand by their start, each with its own words before its event’s', () => {
  const rows = rowsOf({
    events: [
      {
        ...{ eventId: id('a'), title: 'Хор', kind: 'other', place: 'Клуб', repeated: true, version: 3 },
        occurrences: [
          { start: '2026-03-16T10:00', end: '2026-03-16T11:30', mine: { answer: 'yes', waiting: true } },
          {
            start: '2026-03-24T00:00',
            end: '2026-03-25T00:00',
            on: '2026-03-23',
            allDay: true,
            title: 'Концерт',
            kind: 'holiday',
            place: 'Театр',
          },
        ],
      },
      {
        ...{ eventId: id('b'), title: 'Совет', kind: 'meeting', place: '', timeZone: 'Asia/Vladivostok', version: 0 },
        occurrences: [{ start: '2026-03-17T09:00', end: '2026-03-17T10:00' }],
      },
    ],
    more: false,
    timeZone: 'Europe/Moscow',
    can: { create: false, edit: false },
  });
  const usual = { timeZone: 'Europe/Moscow', repeated: false, allDay: false, mine: null };
  const choir = { ...usual, eventId: id('a'), repeated: true, version: 3 };
  expect(rows).toEqual([
    {
      ...{ ...choir, title: 'Хор', kind: 'other', place: 'Клуб', on: '2026-03-16', start: '2026-03-16T10:00', end: '2026-03-16T11:30' },
      mine: { answer: 'yes', waiting: true },
    },
    {
      ...{ ...usual, eventId: id('b'), title: 'Совет', kind: 'meeting', place: '', timeZone: 'Asia/Vladivostok', version: 0 },
      ...{ on: '2026-03-17', start: '2026-03-17T09:00', end: '2026-03-17T10:00' },
    },
    {
      ...{ ...choir, title: 'Концерт', kind: 'holiday', place: 'Театр', on: '2026-03-23', allDay: true },
      ...{ start: '2026-03-24T00:00', end: '2026-03-25T00:00' },
    },
  ]);
});
