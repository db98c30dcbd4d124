import { Trans, useLingui } from '@lingui/react/macro';
import { IconEyeOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { CardView } from '#contract/member-card';
import { Card } from '#web/ui/card.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { When } from '#web/ui/when.tsx';
import classes from './card-view-list.module.css';
import { cardViewsQuery } from './member-card.ts';
import { roleLabels } from './role-label.ts';

/** Who opened the card of this person, newest first. */
export function CardViewList() {
  const { t } = useLingui();
  const list = useInfiniteQuery(cardViewsQuery);
  const { data, error, refetch } = list;
  const views = data?.pages.flatMap(({ items }) => items);
  return (
    <div className={classes.stack}>
      <Card padded={false}>
        {error && !views && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && !views && <ListSkeleton rows={5} height={72} />}
        {views?.length === 0 && (
          <EmptyState
            icon={IconEyeOff}
            title={t`Вашу карточку ещё не открывали`}
            text={<Trans>Здесь будет видно, кто из руководителей и администраторов вашей организации открывал её и когда.</Trans>}
          />
        )}
        {views && views.length > 0 && (
          <ul className={classes.list} aria-label={t`Кто смотрел`}>
            {views.map((view) => (
              <View key={view.id} view={view} />
            ))}
          </ul>
        )}
      </Card>
      <MoreButton list={list} />
    </div>
  );
}

function View({ view: { at, byName, byRole, organizationName } }: { view: CardView }) {
  const { t } = useLingui();
  return (
    <li>
      <div>
        <b>{byName === '' ? t`Удалённый пользователь` : byName}</b>
        <p className={classes.quiet}>{[byRole === null ? '' : t(roleLabels[byRole]), organizationName].filter(Boolean).join(' · ')}</p>
      </div>
      <span className={classes.quiet}>
        <When instant={at} />
      </span>
    </li>
  );
}
