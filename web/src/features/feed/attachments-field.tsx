import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { MAX_ATTACHMENTS } from '#contract/feed';
import { type FileCard, MAX_FILE_BYTES } from '#contract/files';
import type { OrganizationId } from '#contract/ids';
import { useFormat } from '#web/lib/use-format.ts';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { UploadList } from '#web/ui/upload-list.tsx';
import type { UploadItem, Uploads } from '#web/ui/uploads.ts';
import { useAttachments } from './attachments.ts';
import classes from './attachments-field.module.css';
import { FileMedal } from './file-rows.tsx';
import type { PostValues } from './post-values.ts';

interface Props {
  organizationId: OrganizationId;
  form: UseFormReturnType<PostValues>;
  items: readonly UploadItem[];
  uploads: Uploads;
}

/** «Прикрепить изображение или файл»: what is attached, what is on its way, and a place for more. */
export function AttachmentsField({ organizationId, form, items, uploads }: Props) {
  const { t } = useLingui();
  const attached = form.values.attachments;
  const forgetErrors = () => {
    for (const path of Object.keys(form.errors)) if (path.startsWith('attachments')) form.clearFieldError(path);
  };
  const { add, problems, refused } = useAttachments({
    organizationId,
    items,
    uploads,
    room: MAX_ATTACHMENTS - attached.length - items.length,
    onReady: (file) => {
      forgetErrors();
      form.insertListItem('attachments', file);
    },
  });
  const remove = (index: number) => {
    forgetErrors();
    form.removeListItem('attachments', index);
  };
  return (
    <div>
      <FileDrop
        label={t`Прикрепить изображение или файл`}
        description={t`Картинки до 50 МБ, PDF и другие файлы до 200 МБ`}
        maxBytes={MAX_FILE_BYTES}
        onFiles={(files) => {
          forgetErrors();
          add(files);
        }}
        error={form.errors.attachments ?? refused}
      />
      {attached.length > 0 && (
        <ul className={classes.list} aria-label={t`Приложено`}>
          {attached.map((file, index) => (
            <Attached key={file.id} file={file} error={form.errors[`attachments.${index}`]} onRemove={() => remove(index)} />
          ))}
        </ul>
      )}
      <UploadList items={items} uploads={uploads} problems={problems} onRemoved={forgetErrors} />
    </div>
  );
}

function Attached({ file, error, onRemove }: { file: FileCard; error: ReactNode; onRemove: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const { name } = file;
  return (
    <li className={classes.row}>
      <FileMedal file={file} />
      <div className={classes.words}>
        <span className={classes.name}>{name}</span>
        {error ? (
          <span className={classes.problem} role="alert">
            {error}
          </span>
        ) : (
          <span className={classes.quiet}>{format.fileSize(file.size)}</span>
        )}
      </div>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Убрать ${name}`} onClick={onRemove}>
        <IconX size={19} stroke={1.7} />
      </ActionIcon>
    </li>
  );
}
