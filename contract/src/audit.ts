import { z } from 'zod';
import { Instant } from './fields.ts';
import { OrganizationId } from './ids.ts';
import { page, pageQuery } from './page.ts';
import { route } from './route.ts';

/** Everything that is journalled, `<slice>.<verb>`. Closed, so that whoever shows the journal has a word for each. */
export const AuditAction = z.enum([
  'access.refused',
  'accounts.sign-up',
  'accounts.change-password',
  'accounts.reset-password',
  'accounts.update-profile',
  'accounts.give-consent',
  'accounts.withdraw-consent',
  'accounts.publish-document',
  'accounts.make-operator',
  'accounts.export-own-data',
  'accounts.erase',
  'accounts.read-act',
  'library.add',
  'library.edit',
  'library.replace',
  'library.restore-version',
  'library.move',
  'library.delete',
  'library.restore',
  'library.create-folder',
  'library.rename-folder',
  'calendar.add',
  'calendar.edit',
  'calendar.delete',
  'calendar.restore',
  'calendar.unmark',
  'members.erase',
  'organizations.open',
  'organizations.update',
  'greetings.update',
  'greetings.send',
  'greetings.greet',
  'members.issue-cards',
  'members.bind-card',
  'members.join',
  'members.register-add',
  'members.register-remove',
  'members.renew-invitation',
  'members.send-invitations',
  'members.view',
  'members.promote',
  'members.update',
  'members.export',
  'members.export-ready',
  'members.export-download',
  'members.hand-over',
  'members.forget-children',
  'members.demote',
  'members.appoint',
  'members.import',
  'members.undo-import',
  'members.exclude',
  'members.restore',
  'members.approve-application',
  'members.refuse-application',
  'groups.create',
  'groups.update',
  'groups.delete',
  'groups.add',
  'groups.remove',
  'feed.publish',
  'feed.edit',
  'feed.delete',
  'feed.delete-comment',
  'tasks.delete',
  'tasks.restore',
  'tasks.delete-comment',
]);
export type AuditAction = z.infer<typeof AuditAction>;

/** Who did what to whom and when. */
export const AuditEntry = z.object({
  id: z.uuid(),
  at: Instant,
  /** An `AuditAction`, or what an earlier version called so. */
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
