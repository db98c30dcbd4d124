import * as calendar from '#contract/calendar';
import { type Bound, bind, bindBytes } from '#server/platform/http/bind.ts';
import { addEvent } from './add-event.ts';
import { getAddress } from './address-reads.ts';
import { answerEvent } from './answer-event.ts';
import { deleteEvent } from './delete-event.ts';
import { listDeletedEvents } from './deleted-reads.ts';
import { findAtDoor } from './door-reads.ts';
import { editEvent } from './edit-event.ts';
import { listAttendance, listGuests } from './guest-reads.ts';
import { makeAddress } from './make-address.ts';
import { markMember } from './mark-member.ts';
import { markPresent } from './mark-present.ts';
import { moveEvent } from './move-event.ts';
import { listRange } from './range-reads.ts';
import { getEvent, listDaysOff, listEvents } from './reads.ts';
import { getReminders } from './reminder-reads.ts';
import { restoreEvent } from './restore-event.ts';
import { revokeAddress } from './revoke-address.ts';
import { sendCalendar } from './send-calendar.ts';
import { sendEvent } from './send-event.ts';
import { setReminders } from './set-reminders.ts';
import { undoChange } from './undo-change.ts';
import { unmarkPresent } from './unmark-present.ts';

/** The endpoints of the calendar. */
export const routes: readonly Bound[] = [
  bind(calendar.listRange, listRange),
  bind(calendar.listEvents, listEvents),
  bind(calendar.listDaysOff, listDaysOff),
  bind(calendar.getEvent, getEvent),
  bind(calendar.createEvent, addEvent),
  bind(calendar.editEvent, editEvent),
  bind(calendar.moveEvent, moveEvent),
  bind(calendar.undoChange, undoChange),
  bind(calendar.deleteEvent, deleteEvent),
  bind(calendar.restoreEvent, restoreEvent),
  bind(calendar.listDeletedEvents, listDeletedEvents),
  bind(calendar.answerEvent, answerEvent),
  bind(calendar.listGuests, listGuests),
  bind(calendar.markPresent, markPresent),
  bind(calendar.markMember, markMember),
  bind(calendar.findAtDoor, findAtDoor),
  bind(calendar.listAttendance, listAttendance),
  bind(calendar.unmarkPresent, unmarkPresent),
  bind(calendar.getReminders, getReminders),
  bind(calendar.setReminders, setReminders),
  bind(calendar.getCalendarAddress, getAddress),
  bind(calendar.makeCalendarAddress, makeAddress),
  bind(calendar.revokeCalendarAddress, revokeAddress),
  bindBytes(calendar.readCalendar, sendCalendar),
  bindBytes(calendar.downloadEvent, sendEvent),
];
