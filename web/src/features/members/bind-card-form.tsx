import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { bindCard, type Card } from '#contract/members';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { useBindCard } from './cards.ts';

/** Binds a card by its number. */
export function BindCardForm({ onBound }: { onBound?: (card: Card) => void }) {
  const { t } = useLingui();
  const bind = useBindCard();
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: { number: '' },
    schema: bindCard.body,
    submit: async ({ number }, { idempotencyKey }) => {
      const card = await bind.mutateAsync({ number, idempotencyKey });
      const { organizationName } = card;
      toast.done(t`Карта привязана: ${organizationName}`);
      onBound?.(card);
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate style={{ display: 'grid', gap: 16 }}>
      <TextInput
        label={t`Номер карты`}
        description={t`18 или 19 цифр с карты, сертификата или электронного ключа`}
        inputMode="numeric"
        autoComplete="off"
        required
        {...form.getInputProps('number')}
      />
      <FormFailure text={failure} />
      <Button type="submit" loading={sending} fullWidth>
        <Trans>Привязать карту</Trans>
      </Button>
    </form>
  );
}
