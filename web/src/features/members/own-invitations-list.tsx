import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { OwnInvitation } from '#contract/invitations';
import { useErrorText } from '#web/lib/error-text.ts';
import { Card } from '#web/ui/card.tsx';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { toast } from '#web/ui/toast.ts';
import { ownInvitationsQuery, useAnswerInvitation, useOwnInvitationsLive } from './own-invitations.ts';
import classes from './own-invitations-list.module.css';

/** «Вас приглашает …»: a card for each organisation that waits for this person; nothing where none does. */
export function OwnInvitations() {
  const { t } = useLingui();
  useOwnInvitationsLive();
  const { data } = useQuery(ownInvitationsQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t`Приглашения`}>
      {data.items.map((invitation) => (
        <li key={invitation.organizationId}>
          <InvitationCard invitation={invitation} />
        </li>
      ))}
    </ul>
  );
}

function InvitationCard({ invitation: { organizationId, organizationName, logo } }: { invitation: OwnInvitation }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const { join, decline } = useAnswerInvitation();
  const answered = { onError: (error: unknown) => toast.failed(explain(error)) };
  return (
    <Card className={classes.card ?? ''}>
      <PersonAvatar name={organizationName} src={logo} size={52} radius={14} color="pine" variant="filled" />
      <div className={classes.words}>
        <p className={classes.over}>
          <Trans>Вас приглашает</Trans>
        </p>
        <h2 className={classes.name}>{organizationName}</h2>
        <p className={classes.text}>
          <Trans>Ваш телефон есть в списках организации. Вступите, чтобы видеть её новости и голосования.</Trans>
        </p>
      </div>
      <div className={classes.acts}>
        <Button
          loading={join.isPending}
          disabled={decline.isPending}
          onClick={() =>
            join.mutate(organizationId, { ...answered, onSuccess: () => toast.done(t`Вы в организации «${organizationName}»`) })
          }
        >
          <Trans>Вступить</Trans>
        </Button>
        <Button
          variant="default"
          loading={decline.isPending}
          disabled={join.isPending}
          onClick={() => decline.mutate(organizationId, answered)}
        >
          <Trans>Не сейчас</Trans>
        </Button>
      </div>
    </Card>
  );
}
