import { z } from 'zod';
import { CardNumber, DateOnly, Instant, line, NamePart, OptionalEmail, OptionalNamePart, Phone } from './fields.ts';
import { MemberId, OrganizationId } from './ids.ts';
import { MemberTarget } from './member-filter.ts';
import { MemberRow, Membership } from './members.ts';
import { route } from './route.ts';

const inOrganization = z.object({ organizationId: OrganizationId });

/** What an administrator knows of somebody who has not signed up; `''` and null for what is unknown. */
export const NewRecord = z.object({
  lastName: NamePart,
  firstName: NamePart,
  patronymic: OptionalNamePart.default(''),
  phone: z.union([z.literal(''), Phone]).default(''),
  cardNumber: z.union([z.literal(''), CardNumber]).default(''),
  birthDate: DateOnly.nullable().default(null),
  email: OptionalEmail.default(''),
  region: line(200).default(''),
});
export type NewRecord = z.infer<typeof NewRecord>;

export const addToRegister = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/register',
  scope: 'admin',
  summary: '«Добавить человека»: into the register, until they sign up',
  params: inOrganization,
  body: NewRecord,
  response: MemberRow.omit({ number: true }),
  status: 201,
  errors: ['member_known', 'card_unknown', 'card_blocked'],
});
export const removeFromRegister = route({
  method: 'DELETE',
  path: '/api/organizations/:organizationId/register/:memberId',
  scope: 'admin',
  summary: 'Removes for good a record that was entered by mistake; never of somebody who has signed up',
  params: inOrganization.extend({ memberId: MemberId }),
  errors: ['conflict'],
});

/** Sent once within these days to one record. */
export const INVITE_DAYS = 7;
/** One sending reaches no more; the next takes the rest. */
export const MAX_INVITED = 10_000;
export const InviteWay = z.enum(['email', 'text']);
export type InviteWay = z.infer<typeof InviteWay>;

export const InvitationSending = z.object({
  way: InviteWay,
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  /** To how many it goes. */
  chosen: z.number().int(),
  sent: z.number().int(),
  failed: z.number().int(),
  /** Passed over: invited within `INVITE_DAYS`. */
  recent: z.number().int(),
  /** Passed over: no address of this way. */
  unreachable: z.number().int(),
  /** For the next sending: beyond `MAX_INVITED`, or somebody was just writing their records. */
  left: z.number().int(),
});
export type InvitationSending = z.infer<typeof InvitationSending>;

/** «Приглашения»: the link of the poster, who waits, and how the last sending goes. */
export const Invitation = z.object({
  url: z.string(),
  renewedAt: Instant,
  can: z.object({ renew: z.boolean(), text: z.boolean() }),
  unregistered: z.number().int(),
  sending: InvitationSending.nullable(),
});
export type Invitation = z.infer<typeof Invitation>;
export const getInvitation = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/invitation',
  scope: 'admin',
  summary: 'The link by which the organisation invites, and how the last sending goes',
  params: inOrganization,
  response: Invitation,
});
export const renewInvitation = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/invitation/renew',
  scope: 'head',
  summary: 'A new link: the old one and its posters stop working',
  params: inOrganization,
});
export const getPoster = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/invitation/poster',
  scope: 'admin',
  summary: 'The poster for the information stand: PDF, A4',
  params: inOrganization,
  answer: 'bytes',
});
export const sendInvitations = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/invitation/send',
  scope: 'admin',
  summary: 'Invites those not registered, the ticked ones or whoever a filter finds, by mail or by text; a record once in seven days',
  params: inOrganization,
  /** Always said: what an older page asks in another way is refused, and never taken for everybody. */
  body: z.object({ way: InviteWay, target: MemberTarget }),
  response: InvitationSending,
  status: 202,
  // One runs at a time and a record is invited once in seven days: a repetition sends nothing twice.
  idempotency: 'own',
  errors: ['conflict', 'unavailable'],
});

/** As printed on the poster: no letters or digits that look alike. */
export const InvitationCode = z.string().regex(/^[2-9a-hjkmnp-z]{10}$/);
export const getInvitingOrganization = route({
  method: 'GET',
  path: '/api/join/:code',
  scope: 'visitor',
  summary: 'Who invites by this link',
  params: z.object({ code: z.string().max(100) }),
  response: z.object({ organizationId: OrganizationId, organizationName: z.string(), logo: z.string().nullable() }),
});
export const getInvitingLogo = route({
  method: 'GET',
  path: '/api/join/:code/logo',
  scope: 'visitor',
  summary: 'The logo of who invites by this link',
  params: z.object({ code: z.string().max(100) }),
  answer: 'bytes',
});

/** A register that waits for the phone of this account. */
export const OwnInvitation = z.object({
  organizationId: OrganizationId,
  organizationName: z.string(),
  logo: z.string().nullable(),
  /** «Не сейчас» was answered: it is offered only where the person asks for it, by the organisation's link. */
  declined: z.boolean(),
});
export type OwnInvitation = z.infer<typeof OwnInvitation>;
export const listInvitations = route({
  method: 'GET',
  path: '/api/invitations',
  scope: 'person',
  summary: 'Organisations whose register waits for the phone of the account',
  response: z.object({ items: z.array(OwnInvitation) }),
});
export const joinOrganization = route({
  method: 'POST',
  path: '/api/memberships/join',
  scope: 'person',
  summary: "«Вступить»: the organisation's record of this phone becomes the person's",
  body: z.object({ organizationId: OrganizationId }),
  response: Membership,
  errors: ['member_exists', 'member_excluded'],
});
export const declineInvitation = route({
  method: 'POST',
  path: '/api/invitations/decline',
  scope: 'person',
  summary: '«Не сейчас»: the invitation is shown no more; the organisation is not told',
  body: z.object({ organizationId: OrganizationId }),
});

/** Realtime, to the administrators: a sending of invitations went on. */
export const invitationsEvents = {
  'invitations.progress': z.object({ type: z.literal('invitations.progress'), organizationId: OrganizationId }),
};
