import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { fullName } from '#web/features/accounts/names.ts';
import { useSession } from '#web/features/accounts/session.ts';
import { BindCardForm } from '#web/features/members/bind-card-form.tsx';
import { cardsQuery } from '#web/features/members/cards.ts';
import { OwnCard } from '#web/features/members/own-card.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { Card, Section } from '#web/ui/card.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import classes from './member-page.module.css';

/** Own cards, and the way to bind another. */
export function CardsPage() {
  const { t } = useLingui();
  const person = useSession();
  const { data, error, refetch } = useQuery(cardsQuery);
  const name = person ? fullName(person) : '';
  return (
    <>
      <PageHead title={t`Мои карты`} over={<BackLink to={paths.member.profile()}>{t`Профиль`}</BackLink>} />
      <div className={classes.stack}>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <CardSkeleton height={280} />}
        {data?.items.map((card) =>
          card.state === 'active' ? (
            <OwnCard key={card.number} card={card} name={name} />
          ) : (
            <Card key={card.number}>
              <div className={classes.row}>
                <div>
                  <b>{card.tail}</b>
                  <p className={classes.quiet}>{card.organizationName}</p>
                </div>
                <Badge color="rowan" variant="light">
                  {card.state === 'blocked' ? t`Заблокирована` : t`Вы исключены`}
                </Badge>
              </div>
            </Card>
          ),
        )}
        <Section title={t`Привязать ещё карту`}>
          <p className={classes.quiet}>
            <Trans>Карта открывает организацию, которая её выдала.</Trans>
          </p>
          <BindCardForm />
        </Section>
      </div>
    </>
  );
}
