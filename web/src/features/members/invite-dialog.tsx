import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { InvitationSending, InviteWay } from '#contract/invitations';
import { useFormat } from '#web/lib/use-format.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { toast } from '#web/ui/toast.ts';
import { INVITE_DAYS, invitationQuery, MAX_INVITED, useRegisterActs } from './invitations.ts';
import classes from './invite.module.css';

interface Props {
  organizationId: OrganizationId;
  /** The ticked ones; everybody without. */
  ids?: readonly MemberId[];
  /** Of the only one. */
  name?: string;
  onSent?: () => void;
  onClose: () => void;
}

/** Asks by which way to invite, and begins. */
export function InviteDialog({ organizationId, ids, name = '', onSent, onClose }: Props) {
  const { t } = useLingui();
  const [way, setWay] = useState<InviteWay>('email');
  const { data } = useQuery(invitationQuery(organizationId));
  const { send } = useRegisterActs(organizationId);
  const tell = useSendingText();
  const all = ids?.length ?? data?.unregistered ?? 0;
  const count = Math.min(all, MAX_INVITED);
  const most = useFormat().number(MAX_INVITED);
  const run = async () => {
    const sending = await send.mutateAsync({ way, ids });
    if (sending.chosen === 0) toast.failed(tell(sending));
    else toast.done(tell(sending));
    onSent?.();
  };
  const title =
    name === ''
      ? t`Пригласить ${plural(count, { one: '# человека', few: '# человек', many: '# человек', other: '# человека' })}?`
      : t`Пригласить: ${name}?`;
  return (
    <ConfirmDialog opened onClose={onClose} title={title} confirm={t`Отправить`} onConfirm={run} ready={data !== undefined}>
      <Radio.Group label={t`Как отправить`} value={way} onChange={(value) => setWay(value as InviteWay)}>
        <div className={classes.ways}>
          <Radio value="email" label={t`Письмом на email`} />
          <Radio
            value="text"
            label={t`По SMS`}
            description={data?.can.text === false ? t`На этом сервере отправка SMS не подключена` : undefined}
            disabled={data?.can.text !== true}
          />
        </div>
      </Radio.Group>
      <p className={classes.quiet}>
        <Trans>
          В приглашении только название организации и ссылка на регистрацию. Одному человеку его можно отправить раз в {INVITE_DAYS} дней; у
          кого нет адреса, тех пропустим.
        </Trans>
      </p>
      {all > MAX_INVITED && (
        <p className={classes.quiet}>
          <Trans>За один раз приглашаем не больше {most} человек. Остальных пригласите следом, когда эта отправка закончится.</Trans>
        </p>
      )}
    </ConfirmDialog>
  );
}

/** «Отправляем 120 приглашений; без адреса 30, недавно приглашали 4». */
export function useSendingText() {
  const { t } = useLingui();
  return ({ chosen, sent, failed, recent, unreachable, finishedAt }: InvitationSending): string => {
    const running = finishedAt === null;
    const parts = [
      chosen === 0 && sent === 0 ? t`Отправлять некому` : running ? t`Отправляем: ${sent} из ${chosen}` : t`Отправлено: ${sent}`,
      failed > 0 && t`не удалось отправить: ${failed}`,
      unreachable > 0 && t`без адреса: ${unreachable}`,
      recent > 0 && t`приглашали недавно: ${recent}`,
    ];
    return parts.filter((part) => part !== false).join(', ');
  };
}
