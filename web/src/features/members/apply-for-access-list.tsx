import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { paths } from '#web/lib/paths.ts';
import { Section } from '#web/ui/card.tsx';
import { ButtonLink } from '#web/ui/links.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { When } from '#web/ui/when.tsx';
import { type AccessApplication, myApplicationsQuery, useApplicationsLive } from './apply-for-access.ts';
import classes from './apply-for-access-form.module.css';

/** The signed-in person's own applications; nothing while there are none, for the form stands beside. */
export function MyApplications() {
  const { t } = useLingui();
  const { data, error, isPending, refetch } = useQuery(myApplicationsQuery);
  useApplicationsLive();
  if (data?.length === 0) return null;
  return (
    <Section title={t`Мои заявки`} padded={false}>
      {isPending && <ListSkeleton rows={1} height={76} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <ul className={classes.rows}>
          {data.map((application) => (
            <Row key={application.id} {...application} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Row({ organizationName, createdAt, decidedAt, state, reason }: AccessApplication) {
  return (
    <li>
      <div>
        <b>{organizationName}</b>
        <div className={classes.quiet}>
          <When instant={decidedAt ?? createdAt} />
        </div>
      </div>
      {state === 'pending' && (
        <Badge variant="light" color="gray" size="lg" tt="none">
          <Trans>Заявка отправлена</Trans>
        </Badge>
      )}
      {state === 'approved' && (
        <ButtonLink to={paths.cabinet.choose()} variant="light">
          <Trans>Открыть кабинет</Trans>
        </ButtonLink>
      )}
      {state === 'refused' && (
        <>
          <Badge variant="light" color="rowan" size="lg" tt="none">
            <Trans>Отказано</Trans>
          </Badge>
          <p className={classes.reason}>
            <Trans>Причина: {reason}</Trans>
          </p>
        </>
      )}
    </li>
  );
}
