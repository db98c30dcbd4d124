import { Trans, useLingui } from '@lingui/react/macro';
import { IconCalendarEvent, IconChecklist, IconFiles, IconId, IconNews } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Membership } from '#contract/members';
import { fullName } from '#web/features/accounts/names.ts';
import { useSession } from '#web/features/accounts/session.ts';
import { ComingEvents } from '#web/features/calendar/coming-events.tsx';
import { RecentPosts } from '#web/features/feed/recent-posts.tsx';
import { OwnGreeting } from '#web/features/greetings/own-greeting.tsx';
import { cardsQuery } from '#web/features/members/cards.ts';
import { NeedsOrganization, OrganizationChoice } from '#web/features/members/needs-organization.tsx';
import { OwnCard } from '#web/features/members/own-card.tsx';
import { OwnInvitations } from '#web/features/members/own-invitations-list.tsx';
import { Bell } from '#web/features/notifications/bell.tsx';
import { NearestTasks } from '#web/features/tasks/parts.tsx';
import { paths } from '#web/lib/paths.ts';
import { Card, Section } from '#web/ui/card.tsx';
import { ButtonLink, TextLink } from '#web/ui/links.tsx';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import classes from './panel-page.module.css';

/** «Панель»: the card, and what is next for this person. */
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
      <OwnInvitations />
      <OrganizationChoice />
      <NeedsOrganization>{(membership) => <Panel membership={membership} name={person ? fullName(person) : ''} />}</NeedsOrganization>
    </>
  );
}

function Panel({ membership: { organizationId, organizationName }, name }: { membership: Membership; name: string }) {
  const { t } = useLingui();
  return (
    <div className={classes.panel}>
      <OwnGreeting organizationId={organizationId} organizationName={organizationName} />
      <CurrentCard organizationId={organizationId} name={name} />
      <nav className={classes.tiles} aria-label={t`Быстрые переходы`}>
        <Tile to={paths.member.feed()} icon={IconNews} label={t`Лента`} />
        <Tile to={paths.member.calendar()} icon={IconCalendarEvent} label={t`События`} />
        <Tile to={paths.member.library()} icon={IconFiles} label={t`Библиотека`} />
        <Tile to={paths.member.tasks()} icon={IconChecklist} label={t`Задачи`} />
      </nav>
      <Section
        title={t`Ближайшие события`}
        aside={
          <TextLink to={paths.member.calendar()}>
            <Trans>Календарь</Trans>
          </TextLink>
        }
      >
        <ComingEvents organizationId={organizationId} pathOf={({ eventId, on }) => paths.member.event(eventId, on)} answers keep />
      </Section>
      <Section title={t`Мои задачи`} aside={<TextLink to={paths.member.tasks()}>{t`Все задачи >`}</TextLink>}>
        <NearestTasks organizationId={organizationId} pathOf={paths.member.task} limit={3} />
      </Section>
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
  const ofOrganization = data.items.filter((one) => one.organizationId === organizationId);
  const card = ofOrganization.find((one) => one.state === 'active');
  if (card) return <OwnCard card={card} name={name} />;
  return ofOrganization.length > 0 ? null : <NoCard />;
}

/** Of who came by the organisation's list. */
function NoCard() {
  const { t } = useLingui();
  return (
    <Card>
      <EmptyState
        icon={IconId}
        title={t`Карта ещё не привязана`}
        text={t`Если у вас есть карта организации, привяжите её: она всегда будет под рукой.`}
        action={
          <ButtonLink to={paths.member.cards()} variant="default">
            <Trans>Привязать карту</Trans>
          </ButtonLink>
        }
      />
    </Card>
  );
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
