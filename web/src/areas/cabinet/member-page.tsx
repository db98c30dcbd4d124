import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { MemberCard } from '#contract/member-card';
import { useLeftList } from '#web/features/members/left-list.ts';
import { MemberActs } from '#web/features/members/member-acts.tsx';
import classes from '#web/features/members/member-card.module.css';
import { memberCardQuery } from '#web/features/members/member-card.ts';
import { MemberCardForm } from '#web/features/members/member-card-form.tsx';
import { MemberFacts } from '#web/features/members/member-facts.tsx';
import { ActHistory, ChangeHistory } from '#web/features/members/member-history.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { CardSkeleton, FormSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';

const route = getRouteApi('/cabinet/$organizationId/members/$memberId');

/** The user card. Its opening is journalled by the server, and the member sees it. */
export function MemberPage() {
  const { t } = useLingui();
  const params = route.useParams();
  const organizationId = params.organizationId as OrganizationId;
  const memberId = params.memberId as MemberId;
  const { data: card, error, refetch } = useQuery(memberCardQuery(organizationId, memberId));
  if (card) return <MemberCardView key={card.id} organizationId={organizationId} card={card} />;
  return (
    <>
      <PageHead title={t`Карточка пользователя`} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={classes.page}>
          <FormSkeleton fields={8} />
          <CardSkeleton height={320} />
        </div>
      )}
    </>
  );
}

function MemberCardView({ organizationId, card }: { organizationId: OrganizationId; card: MemberCard }) {
  const { status, lastName, firstName, patronymic } = card;
  const { t } = useLingui();
  const lists = {
    active: { to: paths.cabinet.members(organizationId), title: t`Все пользователи` },
    unregistered: { to: paths.cabinet.unregistered(organizationId), title: t`Не зарегистрированы` },
    excluded: { to: paths.cabinet.excluded(organizationId), title: t`Исключенные` },
  };
  const left = useLeftList();
  const leftList = left && Object.values(lists).find(({ to }) => to === left.path);
  const list = leftList ?? lists[status];
  return (
    <>
      <PageHead
        title={[lastName, firstName, patronymic].filter(Boolean).join(' ')}
        over={
          <BackLink to={list.to} search={leftList && left ? left.search : {}}>
            {list.title}
          </BackLink>
        }
      />
      <div className={classes.page}>
        <MemberCardForm organizationId={organizationId} card={card} />
        <div className={classes.side}>
          <MemberActs organizationId={organizationId} card={card} />
          <MemberFacts organizationId={organizationId} card={card} />
        </div>
        <div className={classes.histories}>
          <ChangeHistory organizationId={organizationId} card={card} />
          <ActHistory organizationId={organizationId} card={card} />
        </div>
      </div>
    </>
  );
}
