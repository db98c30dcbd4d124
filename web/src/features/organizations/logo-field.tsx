import { Trans, useLingui } from '@lingui/react/macro';
import { Button, FileButton, Input } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { type FileCard, type getFile, MAX_PICTURE_BYTES, uploadPath } from '#contract/files';
import type { FileId } from '#contract/ids';
import type { Organization } from '#contract/organizations';
import { call, endpoint } from '#web/lib/call.ts';
import { fieldText, useErrorText } from '#web/lib/error-text.ts';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { UploadList } from '#web/ui/upload-list.tsx';
import { useUploads } from '#web/ui/uploads.ts';
import classes from './settings-form.module.css';

const get = endpoint<typeof getFile>('GET', '/api/organizations/:organizationId/files/:fileId');

interface Props {
  organization: Organization;
  value?: FileId | null;
  onChange?: (value: FileId | null) => void;
  error?: ReactNode;
}

/** The logo: a picture is sent at once and becomes the organisation's when the form is saved. */
export function LogoField({ organization, value = null, onChange, error }: Props) {
  const { t, i18n } = useLingui();
  const explain = useErrorText();
  const { items, uploads } = useUploads(uploadPath(organization.id), { purpose: 'logo' });
  const [file, setFile] = useState<FileCard | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const upload = items.at(-1);
  const done = upload?.state === 'done' ? upload.fileId : null;

  // The bytes are there; what they are, the server says.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each finished upload, whatever else changed
  useEffect(() => {
    if (done === null) return;
    call(get, { params: { organizationId: organization.id, fileId: done as FileId } }).then(
      (card) => {
        if (card.state === 'broken' || card.kind !== 'picture') return setProblem(fieldText(card.error ?? 'file_type', i18n));
        setFile(card);
        onChange?.(card.id);
        uploads.clear();
      },
      (reason: unknown) => setProblem(explain(reason)),
    );
  }, [done]);

  const choose = (picked: File | null) => {
    if (picked === null) return;
    setProblem(null);
    if (picked.size > MAX_PICTURE_BYTES) return setProblem(fieldText('file_too_large', i18n));
    uploads.clear();
    uploads.add([picked]);
  };
  const remove = () => {
    uploads.clear();
    setFile(null);
    onChange?.(null);
  };
  const shown = value === null ? null : (file ?? organization.logo);
  return (
    <Input.Wrapper label={t`Логотип`} labelElement="div" error={problem ?? error}>
      <div className={classes.logo}>
        <PersonAvatar name={organization.name} src={shown?.previews[0]?.url ?? null} size={88} radius={24} color="pine" variant="filled" />
        <div className={classes.logoSide}>
          <div className={classes.logoButtons}>
            <FileButton onChange={choose} accept="image/png,image/jpeg,image/webp">
              {(props) => (
                <Button {...props} variant="default">
                  <Trans>Выбрать картинку</Trans>
                </Button>
              )}
            </FileButton>
            {value !== null && (
              <Button variant="subtle" color="gray" c="var(--ink)" onClick={remove}>
                <Trans>Убрать логотип</Trans>
              </Button>
            )}
          </div>
          <p className={classes.quiet}>
            <Trans>PNG, JPEG или WebP, лучше квадратный, до 50 МБ</Trans>
          </p>
        </div>
      </div>
      {problem === null && <UploadList items={items} uploads={uploads} />}
    </Input.Wrapper>
  );
}
