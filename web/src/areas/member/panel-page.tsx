import { Trans, useLingui } from '@lingui/react/macro';
import { IconBuilding, IconCards, IconNews } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Membership } from '#contract/members';
import { fullName } from '#web/features/accounts/names.ts';
import { useSession } from '#web/features/accounts/session.ts';
import { RecentPosts } from '#web/features/feed/recent-posts.tsx';
import { cardsQuery } from '#web/features/members/cards.ts';
import { NeedsOrganization, OrganizationChoice } from '#web/features/members/needs-organization.tsx';
import { OwnCard } from '#web/features/members/own-card.tsx';
import { Bell } from '#web/features/notifications/bell.tsx';
import { paths } from '#web/lib/paths.ts';
import { Section } from '#web/ui/card.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import classes from './panel-page.module.css';

/** «Панель»: the card, what is new, what waits. */
export function PanelPage() {
  const { t } = useLingui();
  const person = useSession();
  const name = person?.firstName ?? '';
  return (
    <>
      <title>{`${t`Панель`} · ПрофПлюс`}</title>
      <header className={classes.head}>
        <PersonAvatar name={person ? `${person.firstName} ${person.lastName}` : ''} size={52} color="pine" />
        <h1 className={classes.greeting}>
          <small>
            <Trans>Добрый день</Trans>
          </small>
          {name}
        </h1>
        <Bell to={paths.member.notifications()} />
      </header>
      <OrganizationChoice />
      <NeedsOrganization>{(membership) => <Panel membership={membership} name={person ? fullName(person) : ''} />}</NeedsOrganization>
    </>
  );
}

function Panel({ membership: { organizationId }, name }: { membership: Membership; name: string }) {
  const { t } = useLingui();
  return (
    <div className={classes.panel}>
      <CurrentCard organizationId={organizationId} name={name} />
      <nav className={classes.tiles} aria-label={t`Быстрые переходы`}>
        <Tile to={paths.member.feed()} icon={IconNews} label={t`Лента`} />
        <Tile to={paths.member.organization()} icon={IconBuilding} label={t`Организация`} />
        <Tile to={paths.member.cards()} icon={IconCards} label={t`Мои карты`} />
      </nav>
      <Section
        title={t`Лента организации`}
        aside={
          <TextLink to={paths.member.feed()}>
            <Trans>Вся лента</Trans>
          </TextLink>
        }
      >
        <RecentPosts
          organizationId={organizationId}
          pathOf={paths.member.post}
          emptyText={t`Новости и голосования вашей организации появятся здесь.`}
        />
      </Section>
    </div>
  );
}

function CurrentCard({ organizationId, name }: { organizationId: string; name: string }) {
  const { data, error, refetch } = useQuery(cardsQuery);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <CardSkeleton height={280} />;
  const card = data.items.find((one) => one.organizationId === organizationId && one.state === 'active');
  return card ? <OwnCard card={card} name={name} /> : null;
}

function Tile({ to, icon: Icon, label }: { to: string; icon: ComponentType<{ size?: number; stroke?: number }>; label: string }) {
  return (
    <Link to={to} className={classes.tile ?? ''}>
      <span className={classes.medal}>
        <Icon size={26} stroke={1.6} />
      </span>
      {label}
    </Link>
  );
}
