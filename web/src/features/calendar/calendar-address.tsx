import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import { copyText } from '#web/lib/copy-text.ts';
import { useErrorText } from '#web/lib/error-text.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { TextSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { addressQuery } from './calendar.ts';
import classes from './member-calendar.module.css';
import { useCalendarAddress } from './own-calendar.ts';

/** The secret address by which a phone's or a mail program's calendar follows this one: made, copied once, made anew, revoked. */
export function CalendarAddress({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  const format = useFormat();
  const explain = useErrorText();
  const { data, error, refetch } = useQuery(addressQuery(organizationId));
  const { make, revoke } = useCalendarAddress(organizationId);
  const [url, setUrl] = useState('');
  const [asking, setAsking] = useState<'renew' | 'revoke' | null>(null);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <TextSkeleton lines={3} />;

  // The server knows its path; by what name people reach it, the browser does.
  const renew = async () => setUrl(new URL((await make.mutateAsync()).url, location.origin).href);
  const copy = async () => {
    if (await copyText(url)) toast.done(t`Адрес скопирован`);
    else toast.failed(t`Браузер не дал скопировать: выделите адрес и скопируйте сами`);
  };
  const made = data.address && format.dayTime(data.address.createdAt);
  const read = data.address?.readAt ? format.dayTime(data.address.readAt) : null;
  return (
    <div className={classes.stack}>
      <p className={classes.quiet}>
        <Trans>
          События появятся в календаре телефона или почты и будут обновляться сами: добавьте там «подписку по адресу». Адрес секретный: кто
          его знает, видит ваши события. Не пересылайте его, а если он попал к чужим, сделайте новый.
        </Trans>
      </p>
      {url !== '' && (
        <div className={classes.address}>
          <TextInput label={t`Секретный адрес`} readOnly value={url} onFocus={({ currentTarget }) => currentTarget.select()} />
          <p className={classes.quiet}>
            <Trans>Скопируйте сейчас: потом мы его не покажем.</Trans>
          </p>
          <div className={classes.row}>
            <Button onClick={() => void copy()}>
              <Trans>Скопировать</Trans>
            </Button>
            <Button component="a" variant="default" href={url.replace(/^https?:/, 'webcal:')}>
              <Trans>Открыть в календаре</Trans>
            </Button>
          </div>
        </div>
      )}
      {made !== null && url === '' && (
        <p className={classes.title}>
          <Trans>Адрес создан {made}.</Trans> {read === null ? t`Его ещё не открывали.` : t`Последний раз открывали ${read}.`}
        </p>
      )}
      <div className={classes.row}>
        {data.address === null ? (
          <Button
            variant="default"
            loading={make.isPending}
            onClick={() => void renew().catch((failed: unknown) => toast.failed(explain(failed)))}
          >
            <Trans>Получить адрес</Trans>
          </Button>
        ) : (
          <>
            <Button variant="default" onClick={() => setAsking('renew')}>
              <Trans>Сделать новый</Trans>
            </Button>
            <Button variant="subtle" color="rowan" onClick={() => setAsking('revoke')}>
              <Trans>Отключить</Trans>
            </Button>
          </>
        )}
      </div>
      <ConfirmDialog
        opened={asking === 'renew'}
        onClose={() => setAsking(null)}
        title={t`Сделать новый адрес?`}
        confirm={t`Сделать новый`}
        onConfirm={renew}
      >
        <Trans>Прежний адрес перестанет открываться: календари, которые по нему подписаны, надо будет подписать заново.</Trans>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'revoke'}
        onClose={() => setAsking(null)}
        title={t`Отключить адрес?`}
        confirm={t`Отключить`}
        danger
        onConfirm={async () => {
          await revoke.mutateAsync();
          setUrl('');
        }}
      >
        <Trans>Календари, которые по нему подписаны, больше не получат новостей о событиях.</Trans>
      </ConfirmDialog>
    </div>
  );
}
