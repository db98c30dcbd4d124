import type { ApplicationId, GroupId, MemberId, OrganizationId, PersonId } from '#contract/ids';
import type { Role } from '#contract/members';
import type { Tx } from '#server/platform/database/database.ts';
import { emit, recheckAccess } from '#server/platform/database/transaction.ts';

/** To head and administrators: the list or a card in it is another. */
export const membersChanged = (tx: Tx, organizationId: OrganizationId): void =>
  emit(tx, `admins:${organizationId}`, { type: 'members.changed', organizationId });

/**
 * To the person whose membership or role is another; their sockets hear nothing more until they have asked anew what they
 * may hear, so this comes last.
 */
export const accessChanged = (tx: Tx, organizationId: OrganizationId, personId: PersonId): void => {
  emit(tx, `person:${personId}`, { type: 'members.access-changed', organizationId });
  recheckAccess(tx, personId);
};

/** To the person's other devices: «Первые шаги» are put away. */
export const firstStepsHidden = (tx: Tx, organizationId: OrganizationId, personId: PersonId): void =>
  emit(tx, `person:${personId}`, { type: 'members.first-steps', organizationId });

/** To the operators: the queue of applications is another. */
export const applicationsChanged = (tx: Tx): void => emit(tx, 'operators', { type: 'members.application' });

/** What higher slices do about it, in the same transaction. */
type Reactions<Facts> = readonly ((tx: Tx, facts: Facts) => Promise<void>)[];

interface MemberFacts {
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly now: Date;
}
export type CardBound = MemberFacts & { readonly cardTail: string };
export type RoleChanged = MemberFacts & { readonly role: Role };
/** Those who have an account, as members and as persons. */
export interface MembersExcluded {
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly memberIds: readonly MemberId[];
  readonly personIds: readonly PersonId[];
  readonly reason: string;
}
/** Those who have an account. */
export interface MembersRestored {
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly personIds: readonly PersonId[];
}
/** Only of an applicant who has an account; `organizationName` is the approved card's, or as the application has it. */
export interface AccessDecided {
  readonly applicationId: ApplicationId;
  readonly personId: PersonId;
  readonly organizationName: string;
  readonly approved: boolean;
  /** Of the organisation that was opened to the applicant; null when refused. */
  readonly organizationId: OrganizationId | null;
  readonly reason: string;
  readonly now: Date;
}
/** People with an account whose phones an organisation's register waits for. */
export interface MembersInvited {
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly personIds: readonly PersonId[];
  /** Who was told of this organisation since then is left alone: a record may come to wait as often as somebody likes. */
  readonly toldSince: Date;
}
export type MemberJoined = MemberFacts;
/** The file that somebody asked for is there. */
export interface ExportReady {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  /** How many members are in it. */
  readonly count: number;
}
/** How many things of a higher slice are addressed to a group. */
type GroupUses = (tx: Tx, of: { readonly organizationId: OrganizationId; readonly groupId: GroupId }) => Promise<number>;
export interface MembersReactions {
  readonly groupUses: readonly GroupUses[];
  readonly membersInvited: Reactions<MembersInvited>;
  readonly memberJoined: Reactions<MemberJoined>;
  readonly exportReady: Reactions<ExportReady>;
  readonly cardBound: Reactions<CardBound>;
  readonly roleChanged: Reactions<RoleChanged>;
  readonly membersExcluded: Reactions<MembersExcluded>;
  readonly membersRestored: Reactions<MembersRestored>;
  readonly accessDecided: Reactions<AccessDecided>;
}

/** Lets the higher slices act, one after the other. */
export const react = async <Facts>(tx: Tx, reactions: Reactions<Facts>, facts: Facts): Promise<void> => {
  for (const reaction of reactions) await reaction(tx, facts);
};
