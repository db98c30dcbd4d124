import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import type { z } from 'zod';
import { type OrganizationRow, openOrganization } from '#contract/organizations';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { useOpenOrganization } from './operator.ts';
import { RUSSIAN_ZONES } from './time-zones.ts';

/** Opens an organisation: its name and the zone that its hours are in. */
export function OpenOrganizationForm({ onOpened }: { onOpened: (organization: z.output<typeof OrganizationRow>) => void }) {
  const { t } = useLingui();
  const open = useOpenOrganization();
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: { name: '', timeZone: 'Europe/Moscow' },
    schema: openOrganization.body,
    submit: async (values, { idempotencyKey }) => onOpened(await open.mutateAsync({ ...values, idempotencyKey })),
  });
  return (
    <form onSubmit={onSubmit} noValidate style={{ display: 'grid', gap: 16 }}>
      <TextInput label={t`Наименование организации`} required data-autofocus {...form.getInputProps('name')} />
      <Select label={t`Часовой пояс`} data={RUSSIAN_ZONES} allowDeselect={false} searchable {...form.getInputProps('timeZone')} />
      <FormFailure text={failure} />
      <Button type="submit" loading={sending}>
        <Trans>Открыть организацию</Trans>
      </Button>
    </form>
  );
}
