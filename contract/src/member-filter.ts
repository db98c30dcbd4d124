import { z } from 'zod';
import { DateOnly, line } from './fields.ts';
import { GroupId, MemberId } from './ids.ts';

export const Role = z.enum(['member', 'administrator', 'head']);
export type Role = z.infer<typeof Role>;

/** `active` has signed up and holds a membership; `unregistered` is known to the organisation alone; `excluded` was one of them. */
export const MemberStatus = z.enum(['active', 'unregistered', 'excluded']);
export type MemberStatus = z.infer<typeof MemberStatus>;

const Presence = z.enum(['with', 'without']);
const age = z.coerce.number().int().min(0).max(120).optional();

/** What a rule of a group may ask of a member; all of it must hold. Ages count in the organisation's own day. */
export const MemberRule = z.object({
  role: Role.optional(),
  /** By the patronymic, where it tells. */
  sex: z.enum(['female', 'male']).optional(),
  birthMonth: z.coerce.number().int().min(1).max(12).optional(),
  /** Both ends belong to it. */
  ageFrom: age,
  ageTo: age,
  registeredSince: DateOnly.optional(),
  email: Presence.optional(),
  card: Presence.optional(),
  /** Children or grandchildren under 16. */
  children: Presence.optional(),
});
export type MemberRule = z.infer<typeof MemberRule>;

/** Which members a list, an export or an act on all found ones is about. */
export const MemberFilter = MemberRule.extend({
  status: MemberStatus.default('active'),
  q: line(200).optional(),
  group: GroupId.optional(),
  /** Of those who have not signed up: whether they were sent an invitation. Others are not found by it. */
  invitation: Presence.optional(),
});
export type MemberFilter = z.infer<typeof MemberFilter>;

/** More than anybody ticks by hand; the web offers «выбрать все найденные» beyond it. */
export const MAX_TICKED = 1_000;

/** On whom an act falls: the ticked ones, or everybody whom a filter finds at that moment, but for those unticked since. */
export const MemberTarget = z.union([
  z.strictObject({ ids: z.array(MemberId).min(1).max(MAX_TICKED) }),
  z.strictObject({ filter: MemberFilter, except: z.array(MemberId).max(MAX_TICKED).optional() }),
]);
export type MemberTarget = z.infer<typeof MemberTarget>;
