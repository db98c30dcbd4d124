import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type FileCard, type getFile, uploadPath } from '#contract/files';
import type { FileId, ImportId, OrganizationId } from '#contract/ids';
import { MAX_IMPORT_BYTES } from '#contract/imports';
import { isRefusal } from '#web/lib/api-error.ts';
import { call, endpoint } from '#web/lib/call.ts';
import { fieldText, useErrorText } from '#web/lib/error-text.ts';
import { paths } from '#web/lib/paths.ts';
import { Card } from '#web/ui/card.tsx';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { ButtonLink } from '#web/ui/links.tsx';
import { UploadList } from '#web/ui/upload-list.tsx';
import { useUploads } from '#web/ui/uploads.ts';
import classes from './import.module.css';
import { ImportSteps } from './import-steps.tsx';
import { importsQuery, isOpen, templatePath, useImportActs } from './imports.ts';

const get = endpoint<typeof getFile>('GET', '/api/organizations/:organizationId/files/:fileId');

interface Props {
  organizationId: OrganizationId;
  onStarted: (importId: ImportId) => void;
}

/** «Файл»: a spreadsheet is sent, looked at, and becomes an import; one at a time in an organisation. */
export function ImportFile({ organizationId, onStarted }: Props) {
  const { t, i18n } = useLingui();
  const explain = useErrorText();
  const { items, uploads } = useUploads(uploadPath(organizationId), { purpose: 'import' });
  const { start } = useImportActs(organizationId);
  const [problem, setProblem] = useState<{ text: string; again: boolean } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const history = useInfiniteQuery(importsQuery(organizationId));
  const open = history.data?.pages[0]?.items.find(isOpen);
  const openName = open?.fileName ?? '';
  const upload = items.at(-1);
  const done = upload?.state === 'done' ? upload.fileId : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each finished upload and «Повторить», whatever else changed
  useEffect(() => {
    if (done === null) return;
    let left = false;
    const begin = async () => {
      const fileId = done as FileId;
      const file: FileCard = await call(get, { params: { organizationId, fileId } });
      if (left) return;
      if (file.state === 'broken') return setProblem({ text: fieldText(file.error ?? 'file_broken', i18n), again: false });
      const { id } = await start.mutateAsync(fileId);
      if (!left) onStarted(id);
    };
    begin().catch((error: unknown) => {
      if (!left) setProblem({ text: explain(error), again: !isRefusal(error, 'file_missing') });
    });
    return () => {
      left = true;
    };
  }, [done, attempt]);

  const take = ([file]: File[]) => {
    if (!file) return;
    setProblem(null);
    uploads.clear();
    uploads.add([file]);
  };
  const retry = () => {
    setProblem(null);
    setAttempt(attempt + 1);
  };
  return (
    <Card className={classes.part ?? ''}>
      <ImportSteps current={0} />
      {open ? (
        <div className={classes.notice}>
          <p>
            <b>
              <Trans>Импорт «{openName}» ещё не закончен.</Trans>
            </b>{' '}
            <Trans>Продолжите его или откажитесь от него: в организации идёт один импорт.</Trans>
          </p>
          <ButtonLink to={paths.cabinet.import(organizationId, open.id)}>
            <Trans>Продолжить</Trans>
          </ButtonLink>
        </div>
      ) : (
        <FileDrop
          label={t`Таблица с реестром`}
          description={t`XLSX или CSV, до 100 000 строк и 64 МБ. Первая строка — заголовки столбцов.`}
          maxBytes={MAX_IMPORT_BYTES}
          multiple={false}
          onFiles={take}
          error={problem?.text}
        />
      )}
      {!open && problem?.again && (
        <div>
          <Button variant="default" leftSection={<IconRefresh size={18} stroke={1.6} />} onClick={retry}>
            <Trans>Повторить</Trans>
          </Button>
        </div>
      )}
      {problem === null && <UploadList items={items} uploads={uploads} />}
      <div className={classes.acts}>
        <DownloadButton href={templatePath(organizationId)} variant="default">
          <Trans>Скачать образец</Trans>
        </DownloadButton>
        <p className={classes.quiet}>
          <Trans>Нужны фамилия и имя, остальное по желанию. Пустые ячейки ничего не меняют.</Trans>
        </p>
      </div>
    </Card>
  );
}
