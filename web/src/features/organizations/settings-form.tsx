import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Organization, updateOrganization } from '#contract/organizations';
import { isRefusal } from '#web/lib/api-error.ts';
import { Section } from '#web/ui/card.tsx';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { PhoneInput } from '#web/ui/phone-input.tsx';
import { RichTextEditor } from '#web/ui/rich-text-editor.tsx';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { LogoField } from './logo-field.tsx';
import { useUpdateOrganization } from './organization.ts';
import classes from './settings-form.module.css';
import { type SettingsValues, valuesOf } from './settings-values.ts';
import { SocialLinksField } from './social-links-field.tsx';
import { RUSSIAN_ZONES } from './time-zones.ts';

/** «Настройки»: all that the organisation tells of itself. `onReload` takes the newer profile when somebody else saved first. */
export function SettingsForm({ organization, onReload }: { organization: Organization; onReload: () => void }) {
  const { t } = useLingui();
  const update = useUpdateOrganization(organization.id);
  // The version that was typed over: one that arrives meanwhile must not pass for it.
  const [version, setVersion] = useState(organization.version);
  const { form, onSubmit, failure, sending } = useApiForm<SettingsValues>({
    initialValues: valuesOf(organization),
    schema: updateOrganization.body,
    toBody: (values) => ({ ...values, version }),
    submit: async (values, { idempotencyKey }) => {
      const saved = await update.mutateAsync({ body: { ...values, version }, idempotencyKey });
      setVersion(saved.version);
      toast.done(t`Настройки сохранены`);
    },
  });
  const stale = isRefusal(update.error, 'conflict');
  const zones = RUSSIAN_ZONES.some(({ value }) => value === organization.timeZone)
    ? RUSSIAN_ZONES
    : [...RUSSIAN_ZONES, { value: organization.timeZone, label: organization.timeZone }];
  return (
    <form onSubmit={onSubmit} noValidate className={classes.form}>
      <Section title={t`Основная информация`}>
        <div className={classes.fields}>
          <LogoField organization={organization} {...form.getInputProps('logoFileId')} />
          <TextInput label={t`Наименование организации`} required {...form.getInputProps('name')} />
          <div className={classes.pair}>
            <TextInput label={t`ФИО руководителя`} {...form.getInputProps('headName')} />
            <TextInput label={t`Должность`} {...form.getInputProps('headPosition')} />
          </div>
          <RichTextEditor
            label={t`Описание организации`}
            value={form.values.description}
            onChange={(description) => form.setFieldValue('description', description)}
            error={form.errors.description}
          />
          <Select
            label={t`Часовой пояс`}
            description={t`По нему считаются поздравления и события.`}
            data={zones}
            allowDeselect={false}
            searchable
            {...form.getInputProps('timeZone')}
          />
        </div>
      </Section>
      <Section title={t`Контакты`}>
        <div className={classes.fields}>
          <div className={classes.pair}>
            <PhoneInput label={t`Основной телефон`} {...form.getInputProps('phone')} />
            <PhoneInput label={t`Дополнительный телефон`} {...form.getInputProps('secondPhone')} />
          </div>
          <div className={classes.pair}>
            <TextInput label={t`Основной email`} type="email" {...form.getInputProps('email')} />
            <TextInput label={t`Сайт`} type="url" placeholder="https://" {...form.getInputProps('website')} />
          </div>
        </div>
      </Section>
      <Section title={t`Социальные сети`}>
        <SocialLinksField form={form} />
      </Section>
      <div className={classes.end}>
        <FormFailure text={failure} />
        {stale && (
          <Button variant="default" onClick={onReload}>
            <Trans>Показать новую версию</Trans>
          </Button>
        )}
        <Button type="submit" loading={sending} disabled={!organization.can.edit}>
          <Trans>Сохранить</Trans>
        </Button>
      </div>
    </form>
  );
}
