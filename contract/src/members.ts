import { z } from 'zod';
import { CardNumber, DateOnly, Instant, line, OptionalEmail, Phone } from './fields.ts';
import { ApplicationId, CardBatchId, MemberId, OrganizationId, PersonId } from './ids.ts';
import { MemberFilter, MemberStatus, Role } from './member-filter.ts';
import { CappedCount, page, pageQuery } from './page.ts';
import { route } from './route.ts';

const inOrganization = z.object({ organizationId: OrganizationId });
const ofMember = z.object({ organizationId: OrganizationId, memberId: MemberId });

export { MAX_TICKED, MemberFilter, MemberRule, MemberStatus, MemberTarget, Role } from './member-filter.ts';

/** A filtered count is not taken further: «больше 10 000». */
export const COUNT_CAP = 10_000;
export const MEMBER_PAGE_SIZES = [25, 50, 100, 200] as const;
export const MEMBER_SORTS = ['name', 'phone', 'card', 'birth', 'email', 'role', 'excluded', 'registered'] as const;
export const MemberSort = z.enum(MEMBER_SORTS);
export type MemberSort = z.infer<typeof MemberSort>;

export const MemberRow = z.object({
  id: MemberId,
  /** «№»: its place in this view. */
  number: z.number().int(),
  lastName: z.string(),
  firstName: z.string(),
  patronymic: z.string(),
  /** E.164; `''` while unknown. */
  phone: z.string(),
  /** The last eight digits as series and number: `77 050365`; `''` without a card. */
  cardTail: z.string(),
  birthDate: DateOnly.nullable(),
  email: z.string(),
  /** By the patronymic, where it tells. */
  sex: z.enum(['female', 'male']).nullable(),
  role: Role,
  status: MemberStatus,
  /** Null until the person has signed up. */
  registeredAt: Instant.nullable(),
  /** When an invitation was last sent. */
  invitedAt: Instant.nullable(),
  exclusion: z.object({ at: Instant, byName: z.string(), reason: z.string() }).nullable(),
  can: z.object({ promote: z.boolean(), demote: z.boolean(), exclude: z.boolean(), restore: z.boolean() }),
});
export type MemberRow = z.infer<typeof MemberRow>;

export const listMembers = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/members',
  scope: 'admin',
  summary: '«Все пользователи», «Не зарегистрированы» and «Исключенные»',
  params: inOrganization,
  query: pageQuery(50)
    .extend(MemberFilter.shape)
    .extend({
      sort: MemberSort.default('name'),
      direction: z.enum(['asc', 'desc']).default('asc'),
    }),
  /** `previous` leads to the page before, where there is one. */
  response: page(MemberRow).extend({ total: CappedCount, previous: z.string().optional() }),
});

/** The role that whoever acts saw: with another one by now the answer is `conflict`. */
const seenRole = z.object({ from: Role });
export const promoteMember = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/members/:memberId/promote',
  scope: 'head',
  summary: '«Повысить»: member → administrator → head',
  params: ofMember,
  body: seenRole,
  response: MemberRow.omit({ number: true }),
  errors: ['own_role', 'not_registered', 'conflict'],
});
export const demoteMember = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/members/:memberId/demote',
  scope: 'head',
  summary: '«Понизить»: head → administrator → member; never the last head',
  params: ofMember,
  body: seenRole,
  response: MemberRow.omit({ number: true }),
  errors: ['last_head', 'conflict'],
});
export const excludeMember = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/members/:memberId/exclude',
  scope: 'admin',
  summary: '«Исключить»: the person loses the organisation at once',
  params: ofMember,
  body: z.object({ reason: line(500, 1) }),
  response: MemberRow.omit({ number: true }),
  errors: ['own_role', 'conflict'],
});
export const restoreMember = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/members/:memberId/restore',
  scope: 'admin',
  summary: '«Восстановить»: back as an ordinary member',
  params: ofMember,
  response: MemberRow.omit({ number: true }),
  errors: ['conflict'],
});

/** The dashboard's numbers. */
export const getMemberStats = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/member-stats',
  scope: 'admin',
  summary: 'How many members, and when the last one registered',
  params: inOrganization,
  response: z.object({
    members: z.number().int(),
    unregistered: z.number().int(),
    excluded: z.number().int(),
    lastRegisteredAt: Instant.nullable(),
    /** Registrations of the last seven months, oldest first, `YYYY-MM` in the organisation's zone. */
    months: z.array(z.object({ month: z.string(), registered: z.number().int() })),
  }),
});

export const Membership = z.object({
  organizationId: OrganizationId,
  organizationName: z.string(),
  memberId: MemberId,
  role: Role,
  cardTail: z.string(),
});
export type Membership = z.infer<typeof Membership>;
export const listMemberships = route({
  method: 'GET',
  path: '/api/memberships',
  scope: 'person',
  summary: 'The organisations of this person',
  response: z.object({ items: z.array(Membership) }),
});

export const Card = z.object({
  number: z.string(),
  tail: z.string(),
  organizationId: OrganizationId,
  organizationName: z.string(),
  /** `YYYY`, for «с 2021 года». */
  since: z.string(),
  state: z.enum(['active', 'excluded', 'blocked']),
});
export type Card = z.infer<typeof Card>;
export const listCards = route({
  method: 'GET',
  path: '/api/cards',
  scope: 'person',
  summary: 'Own cards',
  response: z.object({ items: z.array(Card) }),
});
export const bindCard = route({
  method: 'POST',
  path: '/api/cards',
  scope: 'person',
  summary: 'Binds a card by its number: the person becomes a member of its organisation',
  body: z.object({ number: CardNumber }),
  response: Card,
  status: 201,
  errors: ['card_invalid', 'card_unknown', 'card_used', 'card_blocked', 'card_yours', 'member_exists', 'member_excluded'],
});

/** One batch: a shipment of plastic is tens of thousands. */
export const MAX_BATCH = 50_000;
export const CardBatch = z.object({
  id: CardBatchId,
  issuedAt: Instant,
  first: z.string(),
  last: z.string(),
  count: z.number().int(),
  bound: z.number().int(),
});
export const issueCards = route({
  method: 'POST',
  path: '/api/operator/organizations/:organizationId/card-batches',
  scope: 'operator',
  summary: 'Issues cards to an organisation: a range, or a list',
  params: inOrganization,
  body: z.object({
    range: z.object({ first: CardNumber, count: z.number().int().min(1).max(MAX_BATCH) }).optional(),
    numbers: z.array(CardNumber).min(1).max(MAX_BATCH).optional(),
  }),
  response: CardBatch,
  status: 201,
  errors: ['card_taken', 'card_invalid'],
});
export const listCardBatches = route({
  method: 'GET',
  path: '/api/operator/organizations/:organizationId/card-batches',
  scope: 'operator',
  summary: 'The batches of an organisation, newest first',
  params: inOrganization,
  query: pageQuery(50),
  response: page(CardBatch),
});

/** «Заявка на доступ». */
export const ApplicationState = z.enum(['pending', 'approved', 'refused']);
export const applyForAccess = route({
  method: 'POST',
  path: '/api/access-applications',
  scope: 'visitor',
  summary: 'An organisation asks for its cabinet',
  body: z.object({
    organizationName: line(300, 1),
    fullName: line(300, 1),
    cardNumber: CardNumber,
    phone: Phone,
    email: OptionalEmail.default(''),
  }),
  response: z.object({ id: ApplicationId }),
  status: 201,
  errors: ['card_invalid', 'phone_unsupported'],
});
export const MyApplication = z.object({
  id: ApplicationId,
  organizationName: z.string(),
  state: ApplicationState,
  reason: z.string(),
  createdAt: Instant,
  decidedAt: Instant.nullable(),
});
export const listMyApplications = route({
  method: 'GET',
  path: '/api/access-applications',
  scope: 'person',
  summary: 'Own applications, by the phone of the account',
  response: z.object({ items: z.array(MyApplication) }),
});
export const Application = MyApplication.extend({
  fullName: z.string(),
  cardNumber: z.string(),
  phone: z.string(),
  email: z.string(),
  decidedByName: z.string().nullable(),
  /** What the operator must know before deciding. */
  card: z.enum(['free', 'unknown', 'bound', 'bound_to_applicant', 'blocked']),
  cardOrganization: z.object({ id: OrganizationId, name: z.string() }).nullable(),
  applicant: z.object({ id: PersonId, name: z.string() }).nullable(),
});
export type Application = z.infer<typeof Application>;
export const listApplications = route({
  method: 'GET',
  path: '/api/operator/access-applications',
  scope: 'operator',
  summary: 'The queue of applications: pending oldest first, decided newest first',
  query: pageQuery(50).extend({ state: ApplicationState.default('pending') }),
  response: page(Application).extend({ pending: z.number().int() }),
});
export const approveApplication = route({
  method: 'POST',
  path: '/api/operator/access-applications/:applicationId/approve',
  scope: 'operator',
  summary: "The person with that card becomes the head of the card's organisation",
  params: z.object({ applicationId: ApplicationId }),
  response: Application,
  errors: ['application_decided', 'applicant_unknown', 'card_unknown', 'card_used', 'card_blocked', 'member_exists', 'member_excluded'],
});
export const refuseApplication = route({
  method: 'POST',
  path: '/api/operator/access-applications/:applicationId/refuse',
  scope: 'operator',
  summary: 'Refuses with a reason, which the applicant reads',
  params: z.object({ applicationId: ApplicationId }),
  body: z.object({ reason: line(500, 1) }),
  response: Application,
  errors: ['application_decided'],
});

/** Realtime. `members.changed` goes to the administrators; `members.access-changed` to the person whose role, card or membership changed. */
export const membersEvents = {
  'members.changed': z.object({ type: z.literal('members.changed'), organizationId: OrganizationId }),
  'members.access-changed': z.object({ type: z.literal('members.access-changed'), organizationId: OrganizationId }),
  'members.application': z.object({ type: z.literal('members.application') }),
};
