import { z } from 'zod';
import { Instant } from './fields.ts';
import { OrganizationId } from './ids.ts';
import { page, pageQuery } from './page.ts';
import { route } from './route.ts';

/** Who did what to whom and when. `action` is `<slice>.<verb>`, e.g. `members.exclude`. */
export const AuditEntry = z.object({
  id: z.uuid(),
  at: Instant,
  action: z.string(),
  actor: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  organizationId: OrganizationId.nullable(),
  subjectType: z.string(),
  subjectId: z.string(),
  /** Names of changed fields and codes of refusals; never values of personal data. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const listAuditEntries = route({
  method: 'GET',
  path: '/api/operator/journal',
  scope: 'operator',
  summary: 'The journal, newest first',
  query: pageQuery(50).extend({
    organizationId: OrganizationId.optional(),
    action: z
      .string()
      .max(100)
      .regex(/^[a-z.-]+$/)
      .optional(),
  }),
  response: page(AuditEntry),
});
