import type { ApplicationId } from '#contract/ids';
import type { Ground } from '#server/platform/ground.ts';
import { defineJob } from '#server/platform/jobs/job.ts';
import { handler, type JobHandler } from '#server/platform/jobs/queues.ts';
import { sweepChildren } from './card/sweep-children.ts';
import type { MembersReactions } from './events.ts';
import { exportJobs } from './exports/jobs.ts';
import { jobs as groupJobs } from './groups/jobs.ts';
import { jobs as importJobs } from './imports/jobs.ts';
import { invitationJobs } from './invitations/jobs.ts';
import { withMembers } from './tables.ts';

/** Writes the outcome of an application to the address that it gave. */
export const mailDecision = defineJob<{ applicationId: ApplicationId }>('members.mail-decision');

const sendDecision = async ({ db, env, mail }: Ground, { applicationId }: { applicationId: ApplicationId }): Promise<void> => {
  const application = await withMembers(db)
    .selectFrom('access_applications')
    .select(['organization_name', 'email', 'state'])
    .where('id', '=', applicationId)
    .executeTakeFirst();
  if (application === undefined || application.email === '' || application.state === 'pending') return;
  await mail.send({ to: application.email, ...letterOf(application.state, application.organization_name, env.PUBLIC_URL) });
};

// Mail is read by whoever has the mailbox: the organisation's name and the way in, nothing of a person.
const letterOf = (state: 'approved' | 'refused', organizationName: string, url: string) =>
  state === 'approved'
    ? {
        subject: 'ПрофПлюс: заявка на доступ одобрена',
        text: `Здравствуйте!\n\nЗаявка организации ${organizationName} одобрена: кабинет организации открыт.\nВойдите по номеру телефона из заявки: ${url}/cabinet\n\nПрофПлюс`,
      }
    : {
        subject: 'ПрофПлюс: заявка на доступ отклонена',
        text: `Здравствуйте!\n\nЗаявка организации ${organizationName} отклонена.\nЧтобы увидеть причину, войдите по номеру телефона из заявки: ${url}\n\nПрофПлюс`,
      };

/** Each hour, for midnight is at another hour in each zone. */
const sweepChildrenJob = defineJob('members.sweep-children');

/** `reactions` are what higher slices do in the transaction of a job. */
export const jobs = (reactions: MembersReactions): readonly JobHandler[] => [
  handler(mailDecision, sendDecision),
  handler(sweepChildrenJob, sweepChildren, '7 * * * *'),
  ...invitationJobs,
  ...groupJobs,
  ...importJobs(reactions),
  ...exportJobs(reactions),
];
