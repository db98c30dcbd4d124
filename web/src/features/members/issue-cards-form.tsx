import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import type { OrganizationId } from '#contract/ids';
import { issueCards, MAX_BATCH } from '#contract/members';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { useIssueCards } from './card-batches.ts';

interface Values extends Record<string, unknown> {
  way: 'range' | 'list';
  first: string;
  count: number | string;
  list: string;
}

const bodyOf = ({ way, first, count, list }: Values) =>
  way === 'range' ? { range: { first, count: Number(count) } } : { numbers: list.split(/[\s,;]+/).filter((number) => number !== '') };

// `numbers.17` → the one field that holds them all.
const placeOf = (path: string) => (path.startsWith('numbers') ? 'list' : path.replace(/^range\./, ''));

/** Issues a batch of cards: a range of numbers, or a list of them. All or none. */
export function IssueCardsForm({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  const issue = useIssueCards(organizationId);
  const { form, onSubmit, failure, sending } = useApiForm<Values>({
    initialValues: { way: 'range', first: '', count: 100, list: '' },
    schema: issueCards.body,
    toBody: bodyOf,
    placeOf,
    submit: async (values, { idempotencyKey }) => {
      const { count } = await issue.mutateAsync({ body: bodyOf(values), idempotencyKey });
      form.reset();
      toast.done(t`Выпущено карт: ${count}`);
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate style={{ display: 'grid', gap: 16 }}>
      <SegmentedControl
        aria-label={t`Как заданы номера`}
        data={[
          { value: 'range', label: t`Диапазон` },
          { value: 'list', label: t`Список` },
        ]}
        {...form.getInputProps('way')}
      />
      {form.values.way === 'range' ? (
        <>
          <TextInput
            label={t`Первый номер`}
            description={t`18 или 19 цифр`}
            inputMode="numeric"
            required
            {...form.getInputProps('first')}
          />
          <NumberInput label={t`Сколько карт`} min={1} max={MAX_BATCH} allowDecimal={false} required {...form.getInputProps('count')} />
        </>
      ) : (
        <Textarea
          label={t`Номера карт`}
          description={t`По одному в строке или через запятую`}
          autosize
          minRows={5}
          maxRows={14}
          required
          {...form.getInputProps('list')}
        />
      )}
      <FormFailure text={failure} />
      <Button type="submit" loading={sending}>
        <Trans>Выпустить карты</Trans>
      </Button>
    </form>
  );
}
