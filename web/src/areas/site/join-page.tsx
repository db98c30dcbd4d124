import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Person } from '#contract/accounts';
import type { OrganizationId } from '#contract/ids';
import { sessionQuery } from '#web/features/accounts/session.ts';
import { BindCardForm } from '#web/features/members/bind-card-form.tsx';
import { membershipsQuery } from '#web/features/members/memberships.ts';
import { invitingOrganizationQuery, ownInvitationsQuery, useOwnInvitationsLive } from '#web/features/members/own-invitations.ts';
import { InvitationAnswer } from '#web/features/members/own-invitations-list.tsx';
import { isRefusal } from '#web/lib/api-error.ts';
import { paths } from '#web/lib/paths.ts';
import { showPhone } from '#web/lib/phone.ts';
import { ButtonLink, TextLink } from '#web/ui/links.tsx';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import classes from './join-page.module.css';
import { StagedCard } from './staged-card.tsx';

const route = getRouteApi('/_site/join/$code');

/** Where the link of an organisation leads: who invites, and the next step of whoever has come. */
export function JoinPage() {
  const { t } = useLingui();
  const { code } = route.useParams();
  const { data, error, refetch } = useQuery(invitingOrganizationQuery(code));
  return (
    <StagedCard title={data?.organizationName ?? t`Приглашение`} className={classes.card}>
      {data ? (
        <Invitation code={code} {...data} />
      ) : isRefusal(error, 'not_found') ? (
        <Stale />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <CardSkeleton height={320} />
      )}
    </StagedCard>
  );
}

function Stale() {
  return (
    <>
      <Title order={1}>
        <Trans>Ссылка больше не действует</Trans>
      </Title>
      <p className={classes.text}>
        <Trans>Организация могла заменить её новой. Попросите у неё свежую ссылку или зарегистрируйтесь и привяжите карту.</Trans>
      </p>
      <div className={classes.acts}>
        <ButtonLink to={paths.site.signUp()} variant="default" size="md">
          <Trans>Зарегистрироваться</Trans>
        </ButtonLink>
      </div>
    </>
  );
}

interface InvitationProps {
  code: string;
  organizationId: OrganizationId;
  organizationName: string;
  logo: string | null;
}

function Invitation({ code, organizationId, organizationName, logo }: InvitationProps) {
  const { data: session } = useQuery(sessionQuery);
  return (
    <>
      <PersonAvatar name={organizationName} src={logo} size={88} radius={24} color="pine" variant="filled" />
      <p className={classes.over}>
        <Trans>Приглашает в ПрофПлюс</Trans>
      </p>
      <Title order={1} className={classes.name ?? ''}>
        {organizationName}
      </Title>
      {session === undefined ? (
        <CardSkeleton height={120} />
      ) : session.person === null ? (
        <Visitor code={code} />
      ) : (
        <SignedIn person={session.person} organizationId={organizationId} />
      )}
    </>
  );
}

function Visitor({ code }: { code: string }) {
  const next = paths.site.join(code);
  return (
    <>
      <p className={classes.text}>
        <Trans>
          Новости и голосования организации, электронный билет и скидки для своих. Зарегистрируйтесь с номером телефона, который знает ваша
          организация: вы сразу окажетесь в ней.
        </Trans>
      </p>
      <div className={classes.acts}>
        <ButtonLink to={paths.site.signUp()} search={{ next }} size="md">
          <Trans>Зарегистрироваться</Trans>
        </ButtonLink>
        <ButtonLink to={paths.site.signIn()} search={{ next }} size="md" variant="default">
          <Trans>У меня есть аккаунт</Trans>
        </ButtonLink>
      </div>
    </>
  );
}

/** In the organisation already, awaited by it, or unknown to it: then the card tells who one is. */
function SignedIn({ person, organizationId }: { person: Person; organizationId: OrganizationId }) {
  useOwnInvitationsLive();
  const memberships = useQuery(membershipsQuery);
  const invitations = useQuery(ownInvitationsQuery);
  const failed = memberships.error ?? invitations.error;
  const retry = () => void Promise.all([memberships.refetch(), invitations.refetch()]);
  if (!memberships.data || !invitations.data) {
    return failed ? <ErrorState error={failed} onRetry={retry} /> : <CardSkeleton height={120} />;
  }
  if (memberships.data.items.some((one) => one.organizationId === organizationId)) return <Inside />;
  const invitation = invitations.data.items.find((one) => one.organizationId === organizationId);
  if (invitation) return <InvitationAnswer invitation={invitation} />;
  const phone = showPhone(person.phone);
  return (
    <>
      <p className={classes.text}>
        <Trans>
          Номера {phone} в списках организации нет. Если у вас есть её карта, привяжите карту. Если нет, попросите организацию внести ваш
          телефон в списки: приглашение придёт сюда.
        </Trans>
      </p>
      <BindCardForm />
    </>
  );
}

function Inside() {
  return (
    <>
      <p className={classes.done} role="status">
        <IconCircleCheck size={22} stroke={1.7} aria-hidden="true" />
        <Trans>Вы в организации</Trans>
      </p>
      <div className={classes.acts}>
        <ButtonLink to={paths.member.panel()} size="md">
          <Trans>Открыть приложение</Trans>
        </ButtonLink>
      </div>
      <p className={classes.text}>
        <Trans>
          Есть карта организации? Её можно привязать в разделе{' '}
          <TextLink to={paths.member.cards()} underline="always">
            «Мои карты»
          </TextLink>
          .
        </Trans>
      </p>
    </>
  );
}
