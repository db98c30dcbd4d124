import { useLingui } from '@lingui/react/macro';
import { Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { OrganizationId } from '#contract/ids';
import { MAX_TASK_TITLE } from '#contract/tasks';
import { GroupsField } from '#web/features/members/parts.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { RichTextEditor } from '#web/ui/rich-text-editor.tsx';
import { TimeField } from '#web/ui/time-field.tsx';
import { PeopleField } from './people-field.tsx';
import { RepeatFields } from './repeat-fields.tsx';
import classes from './task-form.module.css';
import type { TaskValues } from './task-values.ts';
import { PRIORITIES, priorityWords } from './task-words.ts';

interface Props {
  organizationId: OrganizationId;
  form: UseFormReturnType<TaskValues>;
  /** Whether it can be given to others. */
  assign: boolean;
}

/** The fields of a task, new or edited. */
export function TaskFields({ organizationId, form, assign }: Props) {
  const { t } = useLingui();
  const { people, group } = form.values;
  return (
    <div className={classes.fields}>
      <TextInput label={t`Название`} required maxLength={MAX_TASK_TITLE} data-autofocus {...form.getInputProps('title')} />
      <RichTextEditor
        label={t`Описание`}
        placeholder={t`Что и как сделать, на что обратить внимание`}
        value={form.values.description}
        onChange={(description) => form.setFieldValue('description', description)}
        error={form.errors.description}
        minHeight={110}
      />
      {assign && (
        <>
          <PeopleField
            organizationId={organizationId}
            value={people}
            onChange={(chosen) => form.setFieldValue('people', chosen)}
            error={form.errors.people}
          />
          <GroupsField
            organizationId={organizationId}
            label={t`Группа`}
            description={t`Задачу увидят все участники группы.`}
            value={group === '' ? [] : [group]}
            onChange={(ids) => form.setFieldValue('group', ids.at(-1) ?? '')}
            error={form.errors.group}
            max={1}
          />
        </>
      )}
      <div className={classes.trio}>
        <DateField label={t`Срок`} {...form.getInputProps('dueOn')} />
        <TimeField label={t`Время`} {...form.getInputProps('dueTime')} />
        <Select
          label={t`Приоритет`}
          data={PRIORITIES.map((priority) => ({ value: priority, label: t(priorityWords[priority]) }))}
          allowDeselect={false}
          {...form.getInputProps('priority')}
        />
      </div>
      <RepeatFields form={form} />
    </div>
  );
}
