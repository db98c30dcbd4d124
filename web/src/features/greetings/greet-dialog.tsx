import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Birthday, fillGreeting, greetMember } from '#contract/greetings';
import type { OrganizationId } from '#contract/ids';
import { isRefusal } from '#web/lib/api-error.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { FormSkeleton } from '#web/ui/skeletons.tsx';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { GreetingTextField } from './greeting-text-field.tsx';
import classes from './greetings.module.css';
import { greetingSettingsQuery, useGreetMember } from './greetings.ts';

interface Props {
  organizationId: OrganizationId;
  birthday: Birthday;
  onClose: () => void;
}

/** «Поздравить»: the organisation's words for this person, to be sent as they are or changed. */
export default function GreetDialog({ organizationId, birthday, onClose }: Props) {
  const { t } = useLingui();
  const name = `${birthday.lastName} ${birthday.firstName}`;
  const { data, error } = useQuery(greetingSettingsQuery(organizationId));
  return (
    <Sheet opened onClose={onClose} title={t`Поздравить: ${name}`}>
      {data === undefined && error === null ? (
        <FormSkeleton fields={1} />
      ) : (
        <GreetForm
          organizationId={organizationId}
          birthday={birthday}
          onClose={onClose}
          proposed={data === undefined ? '' : fillGreeting(data.text, birthday)}
        />
      )}
    </Sheet>
  );
}

function GreetForm({ organizationId, birthday, proposed, onClose }: Props & { proposed: string }) {
  const { t } = useLingui();
  const greet = useGreetMember(organizationId, birthday.memberId);
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: { text: proposed },
    schema: greetMember.body,
    submit: async (body, { idempotencyKey }) => {
      await greet.mutateAsync({ body, idempotencyKey });
      toast.done(t`Поздравление отправлено`);
      onClose();
    },
  });
  const over = isRefusal(greet.error, 'greeting_sent', 'birthday_away', 'not_found');
  return (
    <form onSubmit={onSubmit} noValidate className={classes.form}>
      <GreetingTextField label={t`Ваши слова`} value={form.values.text} {...form.getInputProps('text')} />
      <p className={classes.quiet}>
        {birthday.daysLeft === 0 ? (
          <Trans>Придёт уведомлением сразу, от имени организации.</Trans>
        ) : (
          <Trans>Придёт уведомлением сразу, от имени организации. В сам день рождения второго поздравления не будет.</Trans>
        )}
      </p>
      <FormFailure text={failure} />
      <div className={classes.end}>
        <Button variant="default" onClick={onClose} disabled={sending}>
          {over ? <Trans>Закрыть</Trans> : <Trans>Отмена</Trans>}
        </Button>
        <Button type="submit" loading={sending} disabled={over}>
          <Trans>Поздравить</Trans>
        </Button>
      </div>
    </form>
  );
}
