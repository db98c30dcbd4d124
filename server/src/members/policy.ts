import type { MemberCard } from '#contract/member-card';
import type { MemberRow } from '#contract/members';
import type { MemberScope } from '#server/platform/http/gates.ts';
import type { MemberRecord, RegisteredMember } from './tables.ts';

/** Who acts: the scope, or the row read anew under the organisation's lock. */
export type Actor = Pick<MemberScope, 'memberId' | 'role'>;
type Subject = Pick<MemberRecord, 'id' | 'role' | 'status'>;

export const isRegistered = (member: MemberRecord): member is RegisteredMember => member.person_id !== null;

/** People and their data are for head and administrators. */
export const mayListMembers = (scope: Pick<MemberScope, 'role'>): boolean => scope.role !== 'member';

const isOneself = (actor: Actor, member: Subject): boolean => actor.memberId === member.id;

/** A head raises anybody but oneself, up to head. */
export const mayPromote = (actor: Actor, member: Subject): boolean =>
  actor.role === 'head' && member.status === 'active' && member.role !== 'head' && !isOneself(actor, member);

/** A head lowers administrators and heads; oneself too, while another head remains. */
export const mayDemote = (actor: Actor, member: Subject, heads: number): boolean =>
  actor.role === 'head' && member.status === 'active' && member.role !== 'member' && (member.role !== 'head' || heads > 1);

/** Administrators exclude ordinary members, heads anybody; nobody excludes oneself. */
export const mayExclude = (actor: Actor, member: Subject): boolean =>
  member.status !== 'excluded' && !isOneself(actor, member) && mayExcludeRole(actor, member);

/** Whether the actor stands above those of the member's role. */
export const mayExcludeRole = (actor: Actor, member: Subject): boolean =>
  actor.role === 'head' || (actor.role === 'administrator' && member.role === 'member');

export const mayRestore = (actor: Actor, member: Subject): boolean => actor.role !== 'member' && member.status === 'excluded';

/** A head gives the headship to anybody else who has signed up and is no head. */
export const mayHandOver = (actor: Actor, member: Subject): boolean =>
  actor.role === 'head' && member.status === 'active' && member.role !== 'head' && !isOneself(actor, member);

/** The record of the excluded stays as it was. */
export const mayEdit = (member: Subject): boolean => member.status !== 'excluded';
/** Who has signed up keeps phone, e-mail and region in the own profile. */
export const mayEditContacts = (member: Subject): boolean => member.status === 'unregistered';

/** The `can` flags of a row. */
export const canOf = (actor: Actor, member: Subject, heads: number): MemberRow['can'] => ({
  promote: mayPromote(actor, member),
  demote: mayDemote(actor, member, heads),
  exclude: mayExclude(actor, member),
  restore: mayRestore(actor, member),
});

/** The `can` flags of a card. */
export const cardCanOf = (actor: Actor, member: Subject, heads: number): MemberCard['can'] => ({
  ...canOf(actor, member, heads),
  edit: mayEdit(member),
  contacts: mayEditContacts(member),
  handOver: mayHandOver(actor, member),
});
