import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { MAX_FILE_NAME } from '#contract/files';
import type { FolderId, OrganizationId } from '#contract/ids';
import { createFolder, editLibraryFile, type LibraryItem, MAX_FOLDER_NAME, renameFolder } from '#contract/library';
import { isRefusal } from '#web/lib/api-error.ts';
import { useErrorText } from '#web/lib/error-text.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import classes from './dialogs.module.css';
import { endingOf } from './file-family.ts';
import type { Place } from './library.ts';
import { useLibraryActs } from './library-acts.ts';
import { useFreshVersion } from './use-fresh-version.ts';

interface CreateProps {
  organizationId: OrganizationId;
  place: Place;
  onClose: () => void;
}

/** «Новая папка». */
export function NewFolderDialog({ organizationId, place: { section, folder }, onClose }: CreateProps) {
  const { t } = useLingui();
  const acts = useLibraryActs(organizationId);
  const body = ({ name }: { name: string }) => ({ section, parentId: folder === '' ? null : (folder as FolderId), name });
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: { name: '' },
    schema: createFolder.body,
    toBody: body,
    submit: async (values, { idempotencyKey }) => {
      const { name } = await acts.createFolder.mutateAsync({ body: body(values), idempotencyKey });
      toast.done(t`Папка «${name}» создана`);
      onClose();
    },
  });
  return (
    <Sheet opened onClose={onClose} title={t`Новая папка`} closable={!sending}>
      <form onSubmit={onSubmit} noValidate className={classes.form}>
        <TextInput label={t`Название папки`} required maxLength={MAX_FOLDER_NAME} data-autofocus {...form.getInputProps('name')} />
        <FormFailure text={failure} />
        <Buttons onClose={onClose} sending={sending} act={t`Создать`} />
      </form>
    </Sheet>
  );
}

/** «Переименовать» of a file or a folder. */
export function RenameDialog({ item, onClose }: { item: LibraryItem; onClose: () => void }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const { organizationId, type, name: before } = item;
  const acts = useLibraryActs(organizationId);
  const { version, freshen } = useFreshVersion(item);
  const [ending] = useState(type === 'file' ? endingOf(item.name) : '');
  const rename = (body: { name: string; version: number }, idempotencyKey: string) =>
    type === 'folder'
      ? acts.renameFolder.mutateAsync({ folderId: item.id, body, idempotencyKey })
      : acts.editFile.mutateAsync({ libraryFileId: item.id, body, idempotencyKey });
  const back = (name: string, version: number) =>
    rename({ name, version }, crypto.randomUUID())
      .then(() => toast.done(t`Возвращено: ${name}`))
      // The name alone can be wrong with it: somebody else has it by now.
      .catch((error: unknown) => toast.failed(isRefusal(error, 'invalid') ? t`Имя «${name}» уже занято` : explain(error)));
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: { name: before },
    schema: type === 'folder' ? renameFolder.body : editLibraryFile.body,
    toBody: ({ name }) => ({ name, version }),
    submit: async ({ name }, { idempotencyKey }) => {
      try {
        const renamed = await rename({ name, version }, idempotencyKey);
        toast.done(t`Переименовано: ${name}`, { label: t`Вернуть`, run: () => void back(before, renamed.version) });
      } catch (error) {
        if (isRefusal(error, 'conflict')) await freshen();
        throw error;
      }
      onClose();
    },
  });
  return (
    <Sheet opened onClose={onClose} title={type === 'folder' ? t`Переименовать папку` : t`Переименовать файл`} closable={!sending}>
      <form onSubmit={onSubmit} noValidate className={classes.form}>
        <TextInput
          label={t`Новое имя`}
          description={ending !== '' && t`Окончание .${ending} останется: по нему устройства узнают, чем открыть файл.`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          maxLength={type === 'folder' ? MAX_FOLDER_NAME : MAX_FILE_NAME}
          data-autofocus
          {...form.getInputProps('name')}
          // The ending is rarely what is to be changed.
          onFocus={({ currentTarget }) =>
            currentTarget.setSelectionRange(0, currentTarget.value.length - (ending === '' ? 0 : ending.length + 1))
          }
        />
        <FormFailure text={failure} />
        <Buttons onClose={onClose} sending={sending} act={t`Сохранить`} />
      </form>
    </Sheet>
  );
}

/** The foot of a dialog's form. */
export function Buttons({ onClose, sending, act }: { onClose: () => void; sending: boolean; act: string }) {
  return (
    <div className={classes.buttons}>
      <Button variant="default" onClick={onClose} disabled={sending}>
        <Trans>Отмена</Trans>
      </Button>
      <Button type="submit" loading={sending}>
        {act}
      </Button>
    </div>
  );
}
