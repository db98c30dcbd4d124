import { Trans, useLingui } from '@lingui/react/macro';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { useSession } from '#web/features/accounts/session.ts';
import { RecentPosts } from '#web/features/feed/recent-posts.tsx';
import { memberStatsQuery } from '#web/features/members/members.ts';
import { MonthChart } from '#web/features/members/month-chart.tsx';
import { organizationQuery, useOrganizationLive } from '#web/features/organizations/organization.ts';
import { OrganizationLogo } from '#web/features/organizations/organization-logo.tsx';
import { paths } from '#web/lib/paths.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { Card, Section } from '#web/ui/card.tsx';
import { ButtonLink, IconLink, TextLink } from '#web/ui/links.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { When } from '#web/ui/when.tsx';
import classes from './profile-page.module.css';

const route = getRouteApi('/cabinet/$organizationId/');

/** «Профиль»: the morning's page of the organisation. */
export function ProfilePage() {
  const { t } = useLingui();
  const format = useFormat();
  const organizationId = route.useParams().organizationId as OrganizationId;
  const person = useSession();
  useOrganizationLive(organizationId);
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
      <div className={classes.columns}>
        <div className={classes.column}>
          <OrganizationBlock organizationId={organizationId} />
          <NewMembers organizationId={organizationId} />
        </div>
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
      </div>
    </>
  );
}

function OrganizationBlock({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  const format = useFormat();
  const organization = useQuery(organizationQuery(organizationId));
  const stats = useQuery(memberStatsQuery(organizationId));
  const error = organization.error ?? stats.error;
  if (error) {
    const retry = () => void Promise.all([organization.refetch(), stats.refetch()]);
    return (
      <Card>
        <ErrorState error={error} onRetry={retry} />
      </Card>
    );
  }
  if (!organization.data || !stats.data) return <CardSkeleton height={232} />;
  const { headName, headPosition, joinedAt } = organization.data;
  const { members, excluded, lastRegisteredAt, months } = stats.data;
  const thisMonth = months.at(-1)?.registered ?? 0;
  const difference = thisMonth - (months.at(-2)?.registered ?? 0);
  const change = difference > 0 ? `+${format.number(difference)}` : difference < 0 ? `−${format.number(-difference)}` : format.number(0);
  const joined = format.shortDate(joinedAt);
  return (
    <Card padded={false}>
      <div className={classes.head}>
        <OrganizationLogo organization={organization.data} />
        <div className={classes.words}>
          <h2 className={classes.name}>{organization.data.name}</h2>
          {headName !== '' && <p className={classes.quiet}>{[headPosition, headName].filter((part) => part !== '').join(' — ')}</p>}
          <p className={classes.quiet}>
            <Trans>На платформе с {joined}</Trans>
          </p>
        </div>
        <IconLink to={paths.cabinet.settings(organizationId)} aria-label={t`Изменить`} variant="light" size="lg">
          <IconPencil size={20} stroke={1.7} />
        </IconLink>
      </div>
      <dl className={classes.numbers}>
        <div>
          <dt>{t`Пользователей`}</dt>
          <dd>{format.number(members)}</dd>
          <dd className={classes.note}>
            <TextLink to={paths.cabinet.members(organizationId)}>
              <Trans>Все пользователи</Trans>
            </TextLink>
          </dd>
        </div>
        <div>
          <dt>{t`Новые в этом месяце`}</dt>
          <dd>{format.number(thisMonth)}</dd>
          <dd className={classes.note}>
            <Trans>{change} к прошлому месяцу</Trans>
          </dd>
        </div>
        <div>
          <dt>{t`Последняя регистрация`}</dt>
          <dd className={classes.date}>{lastRegisteredAt === null ? '—' : <When instant={lastRegisteredAt} withTime={false} />}</dd>
          <dd className={classes.note}>{lastRegisteredAt !== null && format.time(lastRegisteredAt)}</dd>
        </div>
        <div>
          <dt>{t`Исключены`}</dt>
          <dd>{format.number(excluded)}</dd>
          <dd className={classes.note}>
            <TextLink to={paths.cabinet.excluded(organizationId)}>
              <Trans>Список</Trans>
            </TextLink>
          </dd>
        </div>
      </dl>
    </Card>
  );
}

function NewMembers({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  const stats = useQuery(memberStatsQuery(organizationId));
  if (stats.error) return null; // the block above says so
  if (!stats.data) return <CardSkeleton height={270} />;
  return (
    <Section title={t`Новые участники по месяцам`}>
      <MonthChart months={stats.data.months} />
    </Section>
  );
}
