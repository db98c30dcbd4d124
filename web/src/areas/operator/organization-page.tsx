import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { CardBatchList } from '#web/features/members/card-batch-list.tsx';
import { IssueCardsForm } from '#web/features/members/issue-cards-form.tsx';
import { operatorOrganizationQuery } from '#web/features/organizations/operator.ts';
import { paths } from '#web/lib/paths.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { Section } from '#web/ui/card.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import classes from './operator.module.css';

const route = getRouteApi('/operator/organizations/$organizationId');

export function OrganizationPage() {
  const { t } = useLingui();
  const format = useFormat();
  const organizationId = route.useParams().organizationId as OrganizationId;
  const { data: organization, error, refetch } = useQuery(operatorOrganizationQuery(organizationId));
  if (organization === undefined) {
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton height={320} />;
  }
  const joined = format.shortDate(organization.joinedAt);
  return (
    <>
      <PageHead
        title={organization.name}
        over={
          <BackLink to={paths.operator.organizations()}>
            <Trans>Организации</Trans>
          </BackLink>
        }
        under={<Trans>На платформе с {joined}</Trans>}
      />
      <div className={classes.columns}>
        <CardBatchList organizationId={organizationId} />
        <Section title={t`Выпустить карты`}>
          <IssueCardsForm organizationId={organizationId} />
        </Section>
      </div>
    </>
  );
}
