import { Trans, useLingui } from '@lingui/react/macro';
import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { MAX_EVENT_AUDIENCE, MAX_EVENT_FILES, MAX_EVENT_TITLE, MAX_PLACE } from '#contract/calendar';
import type { OrganizationId } from '#contract/ids';
import { AudienceField } from '#web/features/members/parts.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { DateTimeField } from '#web/ui/date-time-field.tsx';
import { RichTextEditor } from '#web/ui/rich-text-editor.tsx';
import classes from './event-form.module.css';
import { EVENT_KINDS, kindColor, kindLabels } from './event-kinds.ts';
import { type EventValues, restarted, switched } from './event-values.ts';
import { LibraryFilesField } from './library-files-field.tsx';
import { RepeatField } from './repeat-field.tsx';
import { useZoneText } from './zone-text.ts';

interface Props {
  organizationId: OrganizationId;
  timeZone: string;
  form: UseFormReturnType<EventValues>;
}

/** The fields of «Добавить событие». */
export function EventFields({ organizationId, timeZone, form }: Props) {
  const { t, i18n } = useLingui();
  const zone = useZoneText(timeZone);
  const { values } = form;
  const { allDay } = values;
  const TimesField = allDay ? DateField : DateTimeField;
  return (
    <div className={classes.fields}>
      <TextInput label={t`Заголовок`} required maxLength={MAX_EVENT_TITLE} data-autofocus {...form.getInputProps('title')} />
      <Select
        label={t`Вид события`}
        allowDeselect={false}
        leftSection={<span className={classes.dot} style={{ background: kindColor(values.kind) }} />}
        renderOption={({ option }) => (
          <>
            <span className={classes.dot} style={{ background: kindColor(option.value as EventValues['kind']) }} />
            {option.label}
          </>
        )}
        data={EVENT_KINDS.map((kind) => ({ value: kind, label: i18n._(kindLabels[kind]) }))}
        {...form.getInputProps('kind')}
      />
      <div className={classes.pair}>
        <TimesField
          label={t`Начало`}
          required
          {...form.getInputProps('start')}
          onChange={(start) => form.setValues(restarted(values, start))}
        />
        <TimesField label={t`Завершение`} required {...(values.start === '' ? {} : { min: values.start })} {...form.getInputProps('end')} />
      </div>
      <p className={classes.zone}>
        <Trans>Время по часам организации: {zone}</Trans>
      </p>
      <Switch
        label={t`Весь день`}
        checked={allDay}
        onChange={({ currentTarget }) => form.setValues(switched(values, currentTarget.checked))}
      />
      <RepeatField
        value={values.repeat}
        start={values.start}
        onChange={(repeat) => form.setFieldValue('repeat', repeat)}
        error={form.errors.repeat}
      />
      <TextInput label={t`Место`} maxLength={MAX_PLACE} {...form.getInputProps('place')} />
      <RichTextEditor
        label={t`Описание события`}
        value={values.description}
        onChange={(description) => form.setFieldValue('description', description)}
        error={form.errors.description}
        minHeight={120}
      />
      <TextInput type="url" label={t`Ссылка`} placeholder="https://" {...form.getInputProps('link')} />
      <LibraryFilesField
        organizationId={organizationId}
        value={values.attachments}
        onChange={(attachments) => form.setFieldValue('attachments', attachments)}
        max={MAX_EVENT_FILES}
        error={form.errors.attachments}
      />
      <AudienceField
        organizationId={organizationId}
        value={{ to: values.to, groups: values.groups }}
        onChange={({ to, groups }) => form.setValues({ to, groups })}
        max={MAX_EVENT_AUDIENCE}
        error={form.errors.groups}
      />
      <NumberInput
        label={t`Сколько мест`}
        description={t`Кто ответит «Пойду», когда мест не останется, встанет в лист ожидания. Пусто: мест хватит всем.`}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        min={1}
        max={1_000_000}
        allowDecimal={false}
        {...form.getInputProps('capacity')}
      />
    </div>
  );
}
