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
  const open = data?.items.filter(({ declined }) => !declined) ?? [];
  if (open.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t`Приглашения`}>
      {open.map((invitation) => (
        <li key={invitation.organizationId}>
          <InvitationCard invitation={invitation} />
        </li>
      ))}
    </ul>
  );
}

function InvitationCard({ invitation }: { invitation: OwnInvitation }) {
  const { organizationName, logo } = invitation;
  return (
    <Card className={classes.card ?? ''}>
      <PersonAvatar name={organizationName} src={logo} size={52} radius={14} color="pine" variant="filled" />
      <div className={classes.words}>
        <p className={classes.quiet}>
          <Trans>Вас приглашает</Trans>
        </p>
        <h2 className={classes.name}>{organizationName}</h2>
      </div>
      <InvitationAnswer invitation={invitation} />
    </Card>
  );
}

/** «Вступить» and, while it was not answered, «Не сейчас». */
export function InvitationAnswer({ invitation: { organizationId, organizationName, declined } }: { invitation: OwnInvitation }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const { join, decline } = useAnswerInvitation();
  // The promise and not the call's own handlers, which go with the card: a hint may take it away before the answer comes.
  const failed = (error: unknown) => toast.failed(explain(error));
  const accept = () => join.mutateAsync(organizationId).then(() => toast.done(t`Вы в организации ${organizationName}`), failed);
  return (
    <div className={classes.answer}>
      <p className={classes.quiet}>
        <Trans>Ваш телефон есть в списках организации. Вступите, чтобы видеть её новости и голосования.</Trans>
      </p>
      <div className={classes.acts}>
        <Button loading={join.isPending} disabled={decline.isPending} onClick={() => void accept()}>
          <Trans>Вступить</Trans>
        </Button>
        {!declined && (
          <Button
            variant="default"
            loading={decline.isPending}
            disabled={join.isPending}
            onClick={() => void decline.mutateAsync(organizationId).catch(failed)}
          >
            <Trans>Не сейчас</Trans>
          </Button>
        )}
      </div>
    </div>
  );
}
