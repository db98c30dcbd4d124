import { z } from 'zod';
import { MEMBER_PAGE_SIZES } from './members.ts';
import { route } from './route.ts';

/** What the list of members can show besides the number and the name, which always stand. */
export const MEMBER_COLUMNS = ['phone', 'card', 'birth', 'email', 'role', 'sex', 'age', 'registered'] as const;
export const MemberColumn = z.enum(MEMBER_COLUMNS);
export type MemberColumn = z.infer<typeof MemberColumn>;

export const TableSettings = z.object({
  /** Null: the columns of the manual. */
  columns: z.array(MemberColumn).max(MEMBER_COLUMNS.length).nullable(),
  size: z.literal(MEMBER_PAGE_SIZES),
});
export type TableSettings = z.infer<typeof TableSettings>;

export const getTableSettings = route({
  method: 'GET',
  path: '/api/table-settings',
  scope: 'person',
  summary: 'Which columns of the lists of members this person has chosen, and how long a page is',
  response: TableSettings,
});
export const keepTableSettings = route({
  method: 'PUT',
  path: '/api/table-settings',
  scope: 'person',
  summary: 'Keeps them for this person, in every organisation and on every device',
  body: TableSettings,
  // What is kept is what was said last: a repetition says the same.
  idempotency: 'own',
});
