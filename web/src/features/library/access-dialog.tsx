import { useLingui } from '@lingui/react/macro';
import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { editLibraryFile, type LibraryFile } from '#contract/library';
import { GroupsField } from '#web/features/members/parts.tsx';
import { isRefusal } from '#web/lib/api-error.ts';
import { DateField } from '#web/ui/date-field.tsx';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { type AccessValues, accessChange, accessOf, afterConflict } from './access-change.ts';
import { chosenOf } from './chosen.ts';
import classes from './dialogs.module.css';
import { useLibraryActs } from './library-acts.ts';
import { Buttons } from './name-dialog.tsx';
import { useFreshVersion } from './use-fresh-version.ts';

const MOST_GROUPS = 20;
/** «Кто видит»: every member, groups, or the head and administrators alone; and until when. */
export function AccessDialog({ file, onClose }: { file: LibraryFile; onClose: () => void }) {
  const { t } = useLingui();
  const { organizationId } = file;
  const acts = useLibraryActs(organizationId);
  const { version, freshen } = useFreshVersion(file);
  const [shown, setShown] = useState<LibraryFile>(file);
  const bodyOf = (values: AccessValues) => ({ version, ...accessChange(shown, values) });
  const { form, onSubmit, failure, sending } = useApiForm<AccessValues>({
    initialValues: accessOf(file),
    schema: editLibraryFile.body,
    toBody: bodyOf,
    placeOf: (path) => (path.startsWith('audience') ? 'groups' : path),
    check: ({ to, groups }): Record<string, string> => (to === 'groups' && groups.length === 0 ? { groups: t`Выберите группы` } : {}),
    submit: async (values, { idempotencyKey }) => {
      try {
        await acts.editFile.mutateAsync({ libraryFileId: file.id, body: bodyOf(values), idempotencyKey });
      } catch (error) {
        const newer = isRefusal(error, 'conflict') ? await freshen() : undefined;
        if (newer?.type === 'file') {
          form.setValues(afterConflict(shown, newer, values));
          setShown(newer);
        }
        throw error;
      }
      const section = values.to === 'internal' ? 'internal' : 'members';
      if (section !== shown.section) await acts.move.mutateAsync({ chosen: chosenOf([shown]), section, folderId: null });
      toast.done(t`Сохранено`);
      onClose();
    },
  });
  const { to, groups } = form.values;
  const { name } = file;
  const moves = (to === 'internal') !== (shown.section === 'internal');
  return (
    <Sheet opened onClose={onClose} title={t`Кто видит «${name}»`} closable={!sending}>
      <form onSubmit={onSubmit} noValidate className={classes.form}>
        <Radio.Group label={t`Кто видит`} value={to} onChange={(value) => form.setFieldValue('to', value as AccessValues['to'])}>
          <Stack gap="sm" mt={8}>
            <Radio value="all" label={t`Все участники организации`} />
            <Radio value="groups" label={t`Участники выбранных групп`} />
            <Radio value="internal" label={t`Только руководитель и администраторы`} />
          </Stack>
        </Radio.Group>
        {to === 'groups' && (
          <GroupsField
            organizationId={organizationId}
            label={t`Группы`}
            description={t`Увидят участники этих групп, руководитель и администраторы.`}
            value={groups}
            onChange={(ids) => form.setFieldValue('groups', ids)}
            error={form.errors.groups}
            max={MOST_GROUPS}
          />
        )}
        {moves && (
          <p className={classes.hint} role="status">
            {to === 'internal'
              ? t`Файл переедет в раздел «Для внутреннего использования».`
              : t`Файл переедет в раздел «Для участников организации».`}
          </p>
        )}
        {to !== 'internal' && (
          <DateField
            label={t`Показывать по`}
            description={t`Последний день, когда участники видят файл. Пусто — без срока.`}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...form.getInputProps('expiresOn')}
          />
        )}
        <FormFailure text={failure} />
        <Buttons onClose={onClose} sending={sending} act={t`Сохранить`} />
      </form>
    </Sheet>
  );
}
