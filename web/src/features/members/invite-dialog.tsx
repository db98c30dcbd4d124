import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { InviteWay } from '#contract/invitations';
import type { MemberTarget } from '#contract/members';
import type { CappedCount } from '#contract/page';
import { useFormat } from '#web/lib/use-format.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { toast } from '#web/ui/toast.ts';
import { INVITE_DAYS, invitationQuery, MAX_INVITED, useInvitationsLive, useRegisterActs } from './invitations.ts';
import classes from './invite.module.css';
import { useSendingText } from './sending-text.ts';

interface Props {
  organizationId: OrganizationId;
  target: MemberTarget;
  /** How many they are. */
  count: CappedCount;
  /** The only one. */
  person?: { name: string; email: string; phone: string };
  onSent?: () => void;
  onClose: () => void;
}

/** Asks by which way to invite, and begins. */
export function InviteDialog({ organizationId, target, count, person, onSent, onClose }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { data } = useQuery(invitationQuery(organizationId));
  useInvitationsLive(organizationId);
  const { send } = useRegisterActs(organizationId);
  const tell = useSendingText();
  const name = person?.name ?? '';
  const [chosen, setWay] = useState<InviteWay>(person?.email === '' ? 'text' : 'email');
  const obstacle: Record<InviteWay, string | undefined> = {
    email: person?.email === '' ? t`Email не указан` : undefined,
    text:
      person?.phone === '' ? t`Телефон не указан` : data?.can.text === false ? t`На этом сервере отправка SMS не подключена` : undefined,
  };
  const running = data?.sending?.finishedAt === null ? data.sending : null;
  const most = format.number(MAX_INVITED);
  const many = count.capped || count.value > MAX_INVITED;
  const number = Math.min(count.value, MAX_INVITED);
  const shown = format.number(number);
  const run = async () => {
    const sending = await send.mutateAsync({ way: chosen, target });
    if (sending.chosen === 0) toast.failed(tell(sending));
    else toast.done(tell(sending));
    onSent?.();
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={
        person
          ? t`Пригласить: ${name}?`
          : t`Пригласить ${plural(number, { one: `${shown} человека`, few: `${shown} человек`, many: `${shown} человек`, other: `${shown} человека` })}?`
      }
      confirm={t`Отправить`}
      onConfirm={run}
      ready={data !== undefined && running === null && obstacle[chosen] === undefined}
    >
      <Radio.Group label={t`Как отправить`} value={chosen} onChange={(value) => setWay(value as InviteWay)}>
        <div className={classes.ways}>
          <Radio value="email" label={t`Письмом на email`} description={obstacle.email} disabled={obstacle.email !== undefined} />
          <Radio value="text" label={t`По SMS`} description={obstacle.text} disabled={data === undefined || obstacle.text !== undefined} />
        </div>
      </Radio.Group>
      <p className={classes.quiet}>
        {person ? (
          <Trans>
            В приглашении только название организации и ссылка на регистрацию. Отправить его одному человеку можно раз в {INVITE_DAYS} дней.
          </Trans>
        ) : (
          <Trans>
            В приглашении только название организации и ссылка на регистрацию. Пропустим тех, у кого нет адреса, и тех, кого приглашали за
            последние {INVITE_DAYS} дней: сколько их, скажем сразу.
          </Trans>
        )}
      </p>
      {many && (
        <p className={classes.quiet}>
          <Trans>За один раз приглашаем не больше {most} человек. Остальных пригласите следом, когда эта отправка закончится.</Trans>
        </p>
      )}
      {running && (
        <p className={classes.quiet} role="status">
          <Trans>Сейчас идёт другая отправка, дождитесь её конца.</Trans> {tell(running)}
        </p>
      )}
    </ConfirmDialog>
  );
}
