import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCopy, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { Invitation } from '#contract/invitations';
import { copyText } from '#web/lib/copy-text.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { Section } from '#web/ui/card.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { QrCode } from '#web/ui/qr-code.tsx';
import { toast } from '#web/ui/toast.ts';
import { useRegisterActs } from './invitations.ts';
import classes from './invite.module.css';

/** The organisation's link: to copy, to hang on the stand, to renew. */
export function InviteLink({
  organizationId,
  invitation: { url, renewedAt, can },
}: {
  organizationId: OrganizationId;
  invitation: Invitation;
}) {
  const { t } = useLingui();
  const { renew } = useRegisterActs(organizationId);
  const [asking, setAsking] = useState(false);
  const since = useFormat().day(renewedAt);
  const copy = async () =>
    (await copyText(url)) ? toast.done(t`Ссылка скопирована`) : toast.failed(t`Не удалось скопировать. Выделите текст сами`);
  return (
    <Section title={t`Ссылка и плакат`}>
      <div className={classes.link}>
        <div className={classes.code}>
          <QrCode value={url} label={t`QR-код приглашения`} size={168} />
        </div>
        <div className={classes.words}>
          <p className={classes.address}>{url.replace(/^https?:\/\//, '')}</p>
          <p className={classes.quiet}>
            <Trans>
              Откройте по ней регистрацию или повесьте плакат на стенд. Кто есть в списках, попадёт в организацию сразу. Действует с {since}
              .
            </Trans>
          </p>
          <div className={classes.acts}>
            <DownloadButton href={`/api/organizations/${organizationId}/invitation/poster`} variant="light">
              <Trans>Скачать плакат</Trans>
            </DownloadButton>
            <Button variant="default" leftSection={<IconCopy size={18} stroke={1.6} />} onClick={() => void copy()}>
              <Trans>Скопировать ссылку</Trans>
            </Button>
            <Button
              variant="subtle"
              leftSection={<IconRefresh size={18} stroke={1.6} />}
              disabled={!can.renew}
              title={can.renew ? undefined : t`Доступно руководителю`}
              onClick={() => setAsking(true)}
            >
              <Trans>Заменить ссылку</Trans>
            </Button>
          </div>
          {!can.renew && (
            <p className={classes.quiet}>
              <Trans>Заменить ссылку может руководитель.</Trans>
            </p>
          )}
        </div>
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Заменить ссылку?`}
        confirm={t`Заменить`}
        danger
        onConfirm={async () => {
          await renew.mutateAsync();
          toast.done(t`Ссылка заменена`);
        }}
      >
        <p style={{ margin: 0 }}>
          <Trans>Прежняя ссылка и плакаты с ней перестанут работать. Новый плакат нужно будет распечатать заново.</Trans>
        </p>
      </ConfirmDialog>
    </Section>
  );
}
