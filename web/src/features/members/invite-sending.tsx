import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { Invitation, InvitationSending } from '#contract/invitations';
import type { MemberTarget } from '#contract/members';
import { paths } from '#web/lib/paths.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { Section } from '#web/ui/card.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { When } from '#web/ui/when.tsx';
import { useInvitationsLive } from './invitations.ts';
import classes from './invite.module.css';
import { InviteDialog } from './invite-dialog.tsx';
import { useSendingText } from './sending-text.ts';

const EVERYBODY: MemberTarget = { filter: { status: 'unregistered' } };

/** Invitations to everybody in the register, and how the last sending goes. */
export function InviteSending({ organizationId, invitation }: { organizationId: OrganizationId; invitation: Invitation }) {
  const { t } = useLingui();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  useInvitationsLive(organizationId);
  const { unregistered, sending } = invitation;
  const running = sending !== null && sending.finishedAt === null;
  const waiting = format.number(unregistered);
  return (
    <Section
      title={t`Пригласить письмом или по SMS`}
      aside={
        <TextLink to={paths.cabinet.unregistered(organizationId)}>
          <Trans>Не зарегистрированы: {waiting}</Trans>
        </TextLink>
      }
    >
      <div className={classes.sending}>
        <p className={classes.lead}>
          <Trans>Всем, кто есть в списках и ещё не зарегистрировался. Чтобы выбрать людей, отметьте их в списке.</Trans>
        </p>
        {sending && <Progress sending={sending} />}
        <div className={classes.acts}>
          <Button
            leftSection={<IconSend size={18} stroke={1.6} />}
            onClick={() => setAsking(true)}
            disabled={unregistered === 0 || running}
          >
            <Trans>Пригласить всех</Trans>
          </Button>
        </div>
        {unregistered === 0 && (
          <p className={classes.quiet}>
            <Trans>Пока приглашать некого: в списках нет незарегистрированных.</Trans>
          </p>
        )}
      </div>
      {asking && (
        <InviteDialog
          organizationId={organizationId}
          target={EVERYBODY}
          count={{ value: unregistered, capped: false }}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}

function Progress({ sending }: { sending: InvitationSending }) {
  const { t } = useLingui();
  const tell = useSendingText();
  const { chosen, sent, failed, finishedAt, startedAt } = sending;
  return (
    <div className={classes.progress}>
      {finishedAt === null && <progress className={classes.bar} max={chosen} value={sent + failed} aria-label={t`Отправка приглашений`} />}
      <p role="status">{tell(sending)}</p>
      <p className={classes.lead}>
        <Trans>
          Последняя отправка: <When instant={startedAt} />
        </Trans>
      </p>
    </div>
  );
}
