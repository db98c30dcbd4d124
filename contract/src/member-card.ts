import { z } from 'zod';
import { DocumentKind } from './accounts.ts';
import { DateOnly, Instant, line, NamePart, OptionalEmail, OptionalNamePart, Phone, Version } from './fields.ts';
import { GroupId, MemberId, OrganizationId } from './ids.ts';
import { MemberRow, Role } from './members.ts';
import { page, pageQuery } from './page.ts';
import { route } from './route.ts';

const ofMember = z.object({ organizationId: OrganizationId, memberId: MemberId });

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
  'excludeReason',
] as const;
export const MemberField = z.enum(MEMBER_FIELDS);
export type MemberField = z.infer<typeof MemberField>;

/** By which way a change came: the card in the cabinet, an import, the person's own profile, joining at sign-up. */
export const ChangeSource = z.enum(['card', 'import', 'profile', 'sign-up']);
export type ChangeSource = z.infer<typeof ChangeSource>;

/** How the history writes «Сведения отсутствуют» of `unionYear`, `unionTicket` and `children`. */
export const ABSENT = '∅';

/** Nobody has asked; «Сведения отсутствуют»; or what is known. */
const fact = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('unknown') }),
    z.object({ state: z.literal('absent') }),
    z.object({ state: z.literal('value'), value }),
  ]);

export const CHILD_AGE = 16;
export const MAX_CHILDREN = 20;
/** A child or grandchild under 16, by the parent's own statement. */
export const Child = z.object({ name: NamePart, birthDate: DateOnly });
export type Child = z.infer<typeof Child>;

export const UnionYear = fact(z.number().int().min(1900).max(2100));
export const UnionTicket = fact(line(50, 1).refine((ticket) => ticket !== ABSENT));
export const Children = fact(z.array(Child).min(1).max(MAX_CHILDREN));
export type UnionYear = z.infer<typeof UnionYear>;
export type UnionTicket = z.infer<typeof UnionTicket>;
export type Children = z.infer<typeof Children>;

export const MemberChange = z.object({
  id: z.string(),
  at: Instant,
  /** `''`: the program itself. */
  byName: z.string(),
  source: ChangeSource,
  field: MemberField,
  /** `''` while unknown, `ABSENT`; a child as `YYYY-MM-DD name`. */
  from: z.string(),
  to: z.string(),
});
export type MemberChange = z.infer<typeof MemberChange>;

/** What happened to a member: a card, a role, an exclusion. */
export const MemberAct = z.object({
  id: z.string(),
  at: Instant,
  action: z.string(),
  /** `''`: the program itself, or somebody whose account is erased. */
  byName: z.string(),
  from: Role.nullable(),
  to: Role.nullable(),
});
export type MemberAct = z.infer<typeof MemberAct>;

export const MemberCard = MemberRow.omit({ number: true, can: true }).extend({
  version: Version,
  /** All of its digits. */
  cardNumber: z.string(),
  region: z.string(),
  unionYear: UnionYear,
  unionTicket: UnionTicket,
  children: Children,
  cards: z.array(z.object({ number: z.string(), state: z.enum(['active', 'blocked']) })),
  groups: z.array(z.object({ id: GroupId, name: z.string() })),
  /** What the person agreed to; nothing before sign-up. */
  consents: z.array(
    z.object({ kind: DocumentKind, version: z.number().int(), title: z.string(), givenAt: Instant, withdrawnAt: Instant.nullable() }),
  ),
  /** The newest of cards, roles and exclusions; `listMemberActs` goes on. */
  acts: page(MemberAct),
  /** The newest changes of fields; `listMemberChanges` goes on. */
  changes: page(MemberChange),
  /** `contacts`: phone, e-mail and region too, for who has signed up keeps them in the own profile. */
  can: MemberRow.shape.can.extend({ edit: z.boolean(), contacts: z.boolean(), handOver: z.boolean() }),
});
export type MemberCard = z.infer<typeof MemberCard>;

export const getMember = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/members/:memberId',
  scope: 'admin',
  summary: 'The card of one member; the opening is journalled, and the member sees it',
  params: ofMember,
  response: MemberCard,
});
/** Of one record in a day: each phone that has an account is told that it is waited for, so a record must not go through all of them. */
export const PHONE_CHANGES_A_DAY = 5;

export const updateMember = route({
  method: 'PUT',
  path: '/api/organizations/:organizationId/members/:memberId',
  scope: 'admin',
  summary: "Edits the organisation's record of a member",
  params: ofMember,
  body: z.object({
    lastName: NamePart,
    firstName: NamePart,
    patronymic: OptionalNamePart,
    birthDate: DateOnly.nullable(),
    /** Read only while the member has not signed up. */
    contacts: z.object({ phone: z.union([z.literal(''), Phone]), email: OptionalEmail, region: line(200) }).optional(),
    unionYear: UnionYear,
    unionTicket: UnionTicket,
    children: Children,
    version: Version,
  }),
  response: MemberCard,
  errors: ['phone_limit', 'conflict', 'member_known'],
});
export const listMemberChanges = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/members/:memberId/changes',
  scope: 'admin',
  summary: "What was changed in a member's record, newest first; the looking is journalled",
  params: ofMember,
  query: pageQuery(20),
  response: page(MemberChange),
});
export const listMemberActs = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/members/:memberId/acts',
  scope: 'admin',
  summary: 'Cards, roles and exclusions of a member, newest first; the looking is journalled',
  params: ofMember,
  query: pageQuery(20),
  response: page(MemberAct),
});
export const handOverHeadship = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/members/:memberId/hand-over',
  scope: 'head',
  summary: '«Передать руководство»: the member becomes head, the acting head an administrator; asks for the password',
  params: ofMember,
  body: z.object({ password: z.string().min(1).max(200) }),
  response: MemberRow.omit({ number: true }),
  errors: ['credentials_wrong', 'own_role', 'not_registered', 'conflict'],
});

/** «Кто смотрел мои данные»: one opening of the card of this person in an organisation. */
export const CardView = z.object({
  id: z.string(),
  at: Instant,
  organizationId: OrganizationId,
  organizationName: z.string(),
  /** `''`: somebody whose account is erased. */
  byName: z.string(),
  /** At that moment; null where it was not kept. */
  byRole: Role.nullable(),
});
export type CardView = z.infer<typeof CardView>;
export const listCardViews = route({
  method: 'GET',
  path: '/api/card-views',
  scope: 'person',
  summary: 'Who opened the cards of this person, and when, newest first',
  query: pageQuery(30),
  response: page(CardView),
});
