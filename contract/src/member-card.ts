import { z } from 'zod';

/** What the history of a member's record tells of. */
export const MEMBER_FIELDS = [
  'lastName',
  'firstName',
  'patronymic',
  'birthDate',
  'phone',
  'email',
  'region',
  'cardNumber',
  'unionYear',
  'unionTicket',
  'children',
  'child',
] as const;
export const MemberField = z.enum(MEMBER_FIELDS);
export type MemberField = z.infer<typeof MemberField>;

/** By which way a change came: the card in the cabinet, an import, the person's own profile, joining at sign-up. */
export const ChangeSource = z.enum(['card', 'import', 'profile', 'sign-up']);
export type ChangeSource = z.infer<typeof ChangeSource>;

/** How the history writes «Сведения отсутствуют» of `unionYear`, `unionTicket` and `children`. */
export const ABSENT = '∅';
