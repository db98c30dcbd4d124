import { Trans, useLingui } from '@lingui/react/macro';
import { IconCalendarEvent, IconDots, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { useSession } from '#web/features/accounts/session.ts';
import { ComingEvents } from '#web/features/calendar/coming-events.tsx';
import { RecentPosts } from '#web/features/feed/recent-posts.tsx';
import { Birthdays } from '#web/features/greetings/birthdays.tsx';
import { GreetingPanel } from '#web/features/greetings/greeting-panel.tsx';
import { NewestFiles } from '#web/features/library/newest-files.tsx';
import { memberStatsQuery } from '#web/features/members/members.ts';
import { MonthChart } from '#web/features/members/month-chart.tsx';
import { organizationQuery } from '#web/features/organizations/organization.ts';
import { NearestTasks } from '#web/features/tasks/parts.tsx';
import { paths } from '#web/lib/paths.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { Section } from '#web/ui/card.tsx';
import { ButtonLink, IconLink, TextLink } from '#web/ui/links.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { FirstSteps } from './first-steps.tsx';
import { ProfileOrganization } from './profile-organization.tsx';
import classes from './profile-page.module.css';

const route = getRouteApi('/cabinet/$organizationId/');

interface OfOrganization {
  organizationId: OrganizationId;
}

/** «Профиль»: the morning's page of the organisation. Each panel loads, fails and stays true by itself. */
export function ProfilePage() {
  const { t } = useLingui();
  const organizationId = route.useParams().organizationId as OrganizationId;
  const { data: organization } = useQuery(organizationQuery(organizationId));
  // The day that the chart and the events beside it go by.
  const format = useFormat(organization?.timeZone);
  const person = useSession();
  const name = person?.firstName ?? '';
  return (
    <>
      <PageHead
        title={t`Добрый день, ${name}`}
        over={format.weekday(new Date())}
        action={
          <ButtonLink to={paths.cabinet.newPost(organizationId)} leftSection={<IconPlus size={19} stroke={1.8} />}>
            <Trans>Создать публикацию</Trans>
          </ButtonLink>
        }
      />
      <div className={classes.panels}>
        <div className={classes.first}>
          <ProfileOrganization organizationId={organizationId} />
          <FirstSteps organizationId={organizationId} />
        </div>
        <div className={classes.side}>
          <Reminders organizationId={organizationId} />
          <Tasks organizationId={organizationId} />
          <div id="greeting" className={classes.anchor}>
            <Section title={t`Поздравление с днём рождения`}>
              {person && <GreetingPanel organizationId={organizationId} sample={person} />}
            </Section>
          </div>
        </div>
        <div className={classes.rest}>
          <NewMembers organizationId={organizationId} />
          <Materials organizationId={organizationId} />
          <Section title={t`Новые сообщения в чате`}>
            <p className={classes.quiet}>{t`нет новых сообщений`}</p>
          </Section>
          <Posts organizationId={organizationId} />
        </div>
      </div>
    </>
  );
}

function Reminders({ organizationId }: OfOrganization) {
  const { t } = useLingui();
  return (
    <Section title={t`Напоминания`}>
      <div className={classes.reminders}>
        <div className={classes.part}>
          <h3 className={classes.kind}>{t`Дни рождения`}</h3>
          <Birthdays organizationId={organizationId} pathOf={(memberId) => paths.cabinet.member(organizationId, memberId)} />
        </div>
        <div className={classes.part}>
          <h3 className={classes.kind}>{t`Ближайшие события`}</h3>
          <ComingEvents organizationId={organizationId} pathOf={({ eventId, on }) => paths.cabinet.event(organizationId, eventId, on)} />
        </div>
        <ButtonLink
          to={paths.cabinet.calendar(organizationId)}
          variant="default"
          fullWidth
          leftSection={<IconCalendarEvent size={19} stroke={1.6} />}
        >
          <Trans>Календарь событий</Trans>
        </ButtonLink>
      </div>
    </Section>
  );
}

function Tasks({ organizationId }: OfOrganization) {
  const { t } = useLingui();
  return (
    <Section title={t`Задачи`} aside={<TextLink to={paths.cabinet.tasks(organizationId)}>{t`Все задачи >`}</TextLink>}>
      <NearestTasks organizationId={organizationId} pathOf={(taskId) => paths.cabinet.task(organizationId, taskId)} limit={4} />
    </Section>
  );
}

function Materials({ organizationId }: OfOrganization) {
  const { t } = useLingui();
  return (
    <Section
      title={t`Материалы для инфостендов`}
      aside={
        <IconLink to={paths.cabinet.library(organizationId)} aria-label={t`Вся библиотека`} variant="subtle" color="gray" size="lg">
          <IconDots size={20} stroke={1.7} />
        </IconLink>
      }
    >
      <NewestFiles
        organizationId={organizationId}
        emptyText={t`Здесь будут новые файлы библиотеки: плакаты, памятки, договоры. Добавьте первый в «Библиотеке».`}
      />
    </Section>
  );
}

function Posts({ organizationId }: OfOrganization) {
  const { t } = useLingui();
  return (
    <Section
      title={t`Последние публикации`}
      aside={
        <TextLink to={paths.cabinet.feed(organizationId)}>
          <Trans>Вся лента</Trans>
        </TextLink>
      }
    >
      <RecentPosts
        organizationId={organizationId}
        pathOf={(postId) => paths.cabinet.post(organizationId, postId)}
        emptyText={t`Первую новость увидят все пользователи организации.`}
      />
    </Section>
  );
}

function NewMembers({ organizationId }: OfOrganization) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(memberStatsQuery(organizationId));
  if (!data && !error) return <CardSkeleton height={270} />;
  return (
    <Section title={t`Новые участники по месяцам`}>
      {data ? <MonthChart months={data.months} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
    </Section>
  );
}
