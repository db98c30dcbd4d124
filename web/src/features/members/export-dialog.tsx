import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExportId, OrganizationId } from '#contract/ids';
import type { MemberTarget } from '#contract/members';
import { paths } from '#web/lib/paths.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { TextSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { ExportFileButton } from './export-file-button.tsx';
import { ExportProgress } from './export-progress.tsx';
import { type ExportBody, exportQuery, useExportsLive, useStartExport } from './exports.ts';
import classes from './groups.module.css';

export interface ExportDialogProps {
  organizationId: OrganizationId;
  /** Who goes into the file. */
  target: MemberTarget;
  /** How many they are, in words: «12», «больше 10 000». */
  count: string;
  /** Why they could not be counted; a file can be asked for all the same. */
  uncounted?: { error: unknown; onRetry: () => void };
  /** The order of the rows; by name unless said. */
  order?: Pick<ExportBody, 'sort' | 'direction'>;
  opened: boolean;
  onClose: () => void;
}

/** «Экспорт»: asks for the format, then shows the file being made, and gives it. It goes on when the dialog is closed. */
export function ExportDialog(props: ExportDialogProps) {
  const { t } = useLingui();
  const [begun, setBegun] = useState<ExportId | null>(null);
  const close = () => {
    setBegun(null);
    props.onClose();
  };
  return (
    <Sheet opened={props.opened} onClose={close} title={t`Экспорт`}>
      {begun === null ? (
        <ExportForm {...props} onClose={close} onBegun={setBegun} />
      ) : (
        <Making organizationId={props.organizationId} exportId={begun} onAgain={() => setBegun(null)} onClose={close} />
      )}
    </Sheet>
  );
}

interface FormProps extends ExportDialogProps {
  onBegun: (id: ExportId) => void;
}

function ExportForm({ organizationId, target, count, uncounted, order, onClose, onBegun }: FormProps) {
  const { t } = useLingui();
  const start = useStartExport(organizationId);
  const { form, onSubmit, failure, sending } = useApiForm<{ format: 'xlsx' | 'csv' }>({
    initialValues: { format: 'xlsx' },
    submit: async ({ format }, { idempotencyKey }) => {
      const body: ExportBody = { target: target as ExportBody['target'], format, ...order };
      onBegun((await start.mutateAsync({ body, idempotencyKey })).id);
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate className={classes.form}>
      {uncounted ? (
        <ErrorState {...uncounted} />
      ) : (
        <p className={classes.hint}>
          <Trans>Людей в файле: {count}</Trans>
        </p>
      )}
      <Radio.Group label={t`Формат`} {...form.getInputProps('format')}>
        <Stack gap="sm" mt={8}>
          <Radio value="xlsx" label="XLSX" description={t`Таблица для Excel и LibreOffice`} />
          <Radio value="csv" label="CSV" description={t`Текст с точками с запятой, для других программ`} />
        </Stack>
      </Radio.Group>
      <p className={classes.fits}>
        <Trans>
          В файле все столбцы: имя, телефон, карта, дата рождения, email, регион, статус и роль, регистрация, год вступления и номер
          профсоюзного билета. Сведений о детях в нём нет: их дают для одной цели.
        </Trans>
      </p>
      <p className={classes.hint}>
        <Trans>Скачать файл сможете только вы, в течение суток. Экспорт записывается в журнал.</Trans>
      </p>
      <FormFailure text={failure} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose} disabled={sending}>
          <Trans>Отмена</Trans>
        </Button>
        <Button type="submit" loading={sending}>
          <Trans>Подготовить файл</Trans>
        </Button>
      </div>
    </form>
  );
}

interface MakingProps {
  organizationId: OrganizationId;
  exportId: ExportId;
  onAgain: () => void;
  onClose: () => void;
}

function Making({ organizationId, exportId, onAgain, onClose }: MakingProps) {
  useExportsLive(organizationId);
  const { data, error, refetch } = useQuery(exportQuery(organizationId, exportId));
  return (
    <div className={classes.form}>
      {data ? (
        <>
          <p className={classes.name} style={{ margin: 0 }}>
            {data.fileName}
          </p>
          <ExportProgress item={data} />
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <TextSkeleton lines={2} />
      )}
      <p className={classes.hint}>
        <Trans>
          Окно можно закрыть: когда файл будет готов, придёт уведомление. Все ваши файлы:{' '}
          <TextLink to={paths.cabinet.exports(organizationId)}>экспорты</TextLink>.
        </Trans>
      </p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          <Trans>Закрыть</Trans>
        </Button>
        {data?.state === 'failed' && (
          <Button onClick={onAgain}>
            <Trans>Начать заново</Trans>
          </Button>
        )}
        {data?.state === 'ready' && <ExportFileButton organizationId={organizationId} item={data} />}
      </div>
    </div>
  );
}
