import { z } from 'zod';
import { Instant, line, OptionalEmail, OptionalUrl, Phone, Version } from './fields.ts';
import { FileCard } from './files.ts';
import { FileId, OrganizationId } from './ids.ts';
import { page, pageQuery } from './page.ts';
import { RichDoc } from './rich-text.ts';
import { route } from './route.ts';

const params = z.object({ organizationId: OrganizationId });

export const SOCIAL_NETWORKS = ['vk', 'telegram', 'ok', 'max', 'rutube', 'dzen', 'other'] as const;
/** A link per network; twenty is more than any organisation has. */
export const MAX_SOCIAL_LINKS = 20;
export const SocialLink = z.object({
  network: z.enum(SOCIAL_NETWORKS),
  url: OptionalUrl.refine((url) => url !== '', { error: 'too_small' }),
});

const details = {
  name: line(300, 1),
  headName: line(200),
  headPosition: line(200),
  description: RichDoc.nullable(),
  phone: z.union([z.literal(''), Phone]),
  secondPhone: z.union([z.literal(''), Phone]),
  email: OptionalEmail,
  website: OptionalUrl,
  socialLinks: z.array(SocialLink).max(MAX_SOCIAL_LINKS),
  /** IANA name: «06:00» of an organisation is in its own zone. */
  timeZone: z.string().min(1).max(64),
};

export const Organization = z.object({
  id: OrganizationId,
  ...details,
  logo: FileCard.nullable(),
  joinedAt: Instant,
  version: Version,
  can: z.object({ edit: z.boolean() }),
});
export type Organization = z.infer<typeof Organization>;

/** «Информация об организации»: all of it shows to every member. */
export const getOrganization = route({
  method: 'GET',
  path: '/api/organizations/:organizationId',
  scope: 'member',
  summary: "The organisation's profile",
  params,
  response: Organization,
});

export const updateOrganization = route({
  method: 'PUT',
  path: '/api/organizations/:organizationId',
  scope: 'admin',
  summary: '«Настройки»: changes the profile',
  params,
  body: z.object({ ...details, logoFileId: FileId.nullable(), version: Version }),
  response: Organization,
  errors: ['conflict', 'file_missing', 'file_type'],
});

export const OrganizationRow = z.object({ id: OrganizationId, name: z.string(), joinedAt: Instant, timeZone: z.string() });
export const listOrganizations = route({
  method: 'GET',
  path: '/api/operator/organizations',
  scope: 'operator',
  summary: 'All organisations by name',
  query: pageQuery(50).extend({ q: line(100).optional() }),
  response: page(OrganizationRow),
});
export const openOrganization = route({
  method: 'POST',
  path: '/api/operator/organizations',
  scope: 'operator',
  summary: 'Opens an organisation',
  body: z.object({ name: details.name, timeZone: details.timeZone.default('Europe/Moscow') }),
  response: OrganizationRow,
  status: 201,
});
export const findOrganization = route({
  method: 'GET',
  path: '/api/operator/organizations/:organizationId',
  scope: 'operator',
  summary: 'One organisation, for the operator',
  params,
  response: OrganizationRow,
});

/** Realtime, to the members: the profile was changed. */
export const organizationsEvents = {
  'organizations.changed': z.object({ type: z.literal('organizations.changed'), organizationId: OrganizationId }),
};
