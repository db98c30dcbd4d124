import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { MemberCard } from '#contract/member-card';
import { deviceDay } from '#web/lib/days.ts';
import { showPhone } from '#web/lib/phone.ts';
import { Section } from '#web/ui/card.tsx';
import { DateField } from '#web/ui/date-field.tsx';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { LeaveGuard } from '#web/ui/leave-guard.tsx';
import { PhoneInput } from '#web/ui/phone-input.tsx';
import { CardDifferences } from './card-differences.tsx';
import { ChildrenField } from './children-field.tsx';
import { FactField } from './fact-field.tsx';
import classes from './member-card.module.css';
import { useCardTexts } from './member-card-texts.ts';
import { useCardForm } from './use-card-form.ts';

/** What the organisation keeps of a member, to be edited. */
export function MemberCardForm({ organizationId, card }: { organizationId: OrganizationId; card: MemberCard }) {
  const { t } = useLingui();
  const { labels } = useCardTexts();
  const { form, onSubmit, failure, sending, over, differences, take, unsaved, forget, renew } = useCardForm(organizationId, card);
  useEffect(() => renew(card));
  const { edit, contacts } = over.can;
  const undecided = differences.some(({ taken }) => taken === null);
  const { unionYearAbsent, unionTicketAbsent, childrenAbsent } = form.values;
  const tick = (name: string) => ({ disabled: !edit, ...form.getInputProps(name, { type: 'checkbox' }) });
  return (
    <form onSubmit={onSubmit} noValidate className={classes.form}>
      <LeaveGuard unsaved={unsaved} onLeave={forget} />
      {differences.length > 0 && <CardDifferences key={over.version} differences={differences} newer={over} onTake={take} />}
      <Section title={t`Основные данные`}>
        <div className={classes.fields}>
          <TextInput label={labels.lastName} required disabled={!edit} {...form.getInputProps('lastName')} />
          <TextInput label={labels.firstName} required disabled={!edit} {...form.getInputProps('firstName')} />
          <TextInput label={labels.patronymic} disabled={!edit} {...form.getInputProps('patronymic')} />
          <DateField label={labels.birthDate} max={deviceDay()} disabled={!edit} {...form.getInputProps('birthDate')} />
          {contacts && (
            <>
              <PhoneInput label={labels.phone} autoComplete="off" {...form.getInputProps('phone')} />
              <TextInput label={labels.email} type="email" autoComplete="off" {...form.getInputProps('email')} />
              <TextInput label={labels.region} {...form.getInputProps('region')} />
            </>
          )}
        </div>
        <ShownFacts card={over} />
      </Section>
      <Section title={t`Дополнительные данные`}>
        <div className={classes.fields}>
          <FactField label={labels.unionYear} absent={tick('unionYearAbsent')}>
            <TextInput
              label={labels.unionYear}
              inputMode="numeric"
              maxLength={4}
              disabled={!edit || unionYearAbsent}
              {...form.getInputProps('unionYear')}
            />
          </FactField>
          <FactField label={labels.unionTicket} absent={tick('unionTicketAbsent')}>
            <TextInput label={labels.unionTicket} disabled={!edit || unionTicketAbsent} {...form.getInputProps('unionTicket')} />
          </FactField>
          <div className={classes.whole}>
            <FactField label={labels.children} absent={tick('childrenAbsent')}>
              <ChildrenField form={form} label={labels.children} disabled={!edit || childrenAbsent} />
            </FactField>
          </div>
        </div>
      </Section>
      <div className={classes.end}>
        <FormFailure text={failure} />
        {undecided && (
          <p className={classes.quiet}>
            <Trans>Сначала выберите, что оставить в отмеченных полях.</Trans>
          </p>
        )}
        {!edit && (
          <p className={classes.quiet}>
            <Trans>Карточку исключенного не меняют. Сначала восстановите его.</Trans>
          </p>
        )}
        <Button type="submit" loading={sending} disabled={!edit || undecided}>
          <Trans>Сохранить</Trans>
        </Button>
      </div>
    </form>
  );
}

/** What is shown and not edited here: who has signed up keeps contacts in the own profile. */
function ShownFacts({ card }: { card: MemberCard }) {
  const { t } = useLingui();
  const { labels } = useCardTexts();
  const none = t`не указано`;
  const own = !card.can.contacts;
  return (
    <>
      <dl className={classes.facts}>
        {own && (
          <>
            <div>
              <dt>{labels.phone}</dt>
              <dd>{card.phone === '' ? none : <Anchor href={`tel:${card.phone}`}>{showPhone(card.phone)}</Anchor>}</dd>
            </div>
            <div>
              <dt>{labels.email}</dt>
              <dd>{card.email === '' ? none : <Anchor href={`mailto:${card.email}`}>{card.email}</Anchor>}</dd>
            </div>
            <div>
              <dt>{labels.region}</dt>
              <dd>{card.region === '' ? none : card.region}</dd>
            </div>
          </>
        )}
        <div>
          <dt>{labels.cardNumber}</dt>
          <dd className={classes.digits}>{card.cardNumber === '' ? t`карты нет` : card.cardNumber}</dd>
        </div>
      </dl>
      {own && card.can.edit && (
        <p className={classes.quiet}>
          <Trans>Телефон, email и регион человек меняет сам в своём профиле.</Trans>
        </p>
      )}
    </>
  );
}
