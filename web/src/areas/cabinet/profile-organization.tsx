import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { OrganizationId } from '#contract/ids';
import { readingQuery } from '#web/features/feed/reading.ts';
import { memberStatsQuery } from '#web/features/members/members.ts';
import { organizationQuery } from '#web/features/organizations/organization.ts';
import { OrganizationLogo } from '#web/features/organizations/organization-logo.tsx';
import { paths } from '#web/lib/paths.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { Card } from '#web/ui/card.tsx';
import { IconLink, TextLink } from '#web/ui/links.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { When } from '#web/ui/when.tsx';
import classes from './profile-organization.module.css';

/** The organisation: its name, since when it is here, and its numbers. */
export function ProfileOrganization({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  const format = useFormat();
  const { data, error, refetch } = useQuery(organizationQuery(organizationId));
  if (error && !data)
    return (
      <Card>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Card>
    );
  if (!data) return <CardSkeleton height={254} />;
  const { name, headName, headPosition, joinedAt } = data;
  const joined = format.shortDate(joinedAt);
  return (
    <Card padded={false}>
      <div className={classes.head}>
        <OrganizationLogo organization={data} />
        <div className={classes.words}>
          <h2 className={classes.name}>{name}</h2>
          {headName !== '' && <p className={classes.quiet}>{[headPosition, headName].filter((part) => part !== '').join(' — ')}</p>}
          <p className={classes.quiet}>
            <Trans>На платформе с {joined}</Trans>
          </p>
        </div>
        <IconLink to={paths.cabinet.settings(organizationId)} aria-label={t`Изменить`} variant="light" size="lg">
          <IconPencil size={20} stroke={1.7} />
        </IconLink>
      </div>
      <Numbers organizationId={organizationId} />
    </Card>
  );
}

function Numbers({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  const format = useFormat();
  const { data, error, refetch } = useQuery(memberStatsQuery(organizationId));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <CardSkeleton height={132} />;
  const { members, unregistered, lastRegisteredAt, months } = data;
  const all = format.number(members + unregistered);
  const share = format.percent(members / Math.max(1, members + unregistered));
  const thisMonth = months.at(-1)?.registered ?? 0;
  const difference = thisMonth - (months.at(-2)?.registered ?? 0);
  const change = difference > 0 ? `+${format.number(difference)}` : difference < 0 ? `−${format.number(-difference)}` : format.number(0);
  return (
    <dl className={classes.numbers}>
      <Tile label={t`Пользователей`} value={format.number(members)}>
        {unregistered > 0 ? (
          <TextLink to={paths.cabinet.unregistered(organizationId)}>
            <Trans>
              {share} из {all} в списках
            </Trans>
          </TextLink>
        ) : (
          <TextLink to={paths.cabinet.members(organizationId)}>
            <Trans>Все пользователи</Trans>
          </TextLink>
        )}
      </Tile>
      <Tile label={t`Новые в этом месяце`} value={format.number(thisMonth)}>
        <Trans>{change} к прошлому месяцу</Trans>
      </Tile>
      <Reading organizationId={organizationId} />
      <Tile
        label={t`Последняя регистрация`}
        small
        value={lastRegisteredAt === null ? '—' : <When instant={lastRegisteredAt} withTime={false} />}
      >
        {lastRegisteredAt !== null && format.time(lastRegisteredAt)}
      </Tile>
    </dl>
  );
}

/** How many read: a number that may come later than the others, or not at all. */
function Reading({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  const format = useFormat();
  const { data, error } = useQuery(readingQuery(organizationId));
  const posts = data?.posts ?? 0;
  const share = data?.share ?? null;
  return (
    <Tile label={t`Читают ленту`} value={share === null ? '—' : format.percent(share)}>
      {error && !data
        ? t`не удалось узнать`
        : share === null
          ? t`публикаций ещё нет`
          : t`${plural(posts, { one: 'последнюю # публикацию', few: 'последние # публикации', many: 'последние # публикаций', other: 'последние # публикации' })}`}
    </Tile>
  );
}

function Tile({ label, value, small = false, children }: { label: string; value: ReactNode; small?: boolean; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={small ? classes.date : undefined}>{value}</dd>
      <dd className={classes.note}>{children}</dd>
    </div>
  );
}
