import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { startVerification } from '#contract/accounts';
import { paths } from '#web/lib/paths.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { PhoneInput } from '#web/ui/phone-input.tsx';
import { useApiForm } from '#web/ui/use-api-form.ts';
import classes from './auth-form.module.css';
import { ConsentTicks } from './consent-ticks.tsx';
import { documentsQuery } from './documents.ts';
import { type ComeBack, type SignUpDraft, type SignUpStep, stepWithoutCall } from './sign-up-draft.ts';
import { askForFirstCode } from './verification.ts';

export interface SignUpPhoneProps {
  phone: string;
  keepPhone: (kept: { phone: string }) => void;
  draft: SignUpDraft;
  change: (parts: Partial<SignUpDraft>) => void;
  comeBack: ComeBack;
  next: string;
  onStep: (step: SignUpStep) => void;
}

/** The phone, a tick for each document, «Получить звонок». */
export function SignUpPhone({ phone, keepPhone, draft, change, comeBack, next, onStep }: SignUpPhoneProps) {
  const { t } = useLingui();
  const documents = useQuery(documentsQuery);
  const items = documents.data?.items ?? [];

  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: { phone, ticks: { ...draft.ticks } },
    schema: startVerification.body,
    toBody: ({ phone }) => ({ phone, purpose: 'sign_up' }),
    check: ({ ticks }) =>
      Object.fromEntries(
        items.filter(({ id, required }) => required && !ticks[id]).map(({ id }) => [`ticks.${id}`, t`Без этого нельзя зарегистрироваться`]),
      ),
    submit: async (values, { idempotencyKey }) => {
      const known = stepWithoutCall(draft, values.phone, Date.now());
      if (known) return onStep(known);
      change({ verification: await askForFirstCode(values.phone, 'sign_up', idempotencyKey), proof: null, exists: false });
      onStep('code');
    },
  });
  const { phone: typed, ticks } = form.values;
  useEffect(() => keepPhone({ phone: typed }), [keepPhone, typed]);
  useEffect(() => change({ ticks }), [change, ticks]);

  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      {comeBack === 'stale' && <FormFailure text={t`Подтверждение номера устарело. Получите звонок ещё раз: остальное сохранилось.`} />}
      {comeBack === 'documents' && <FormFailure text={t`Пока вы заполняли форму, документы изменились. Примите их новую редакцию.`} />}
      <PhoneInput
        label={t`Телефон`}
        description={t`Вы получите входящий звонок на указанный Вами номер телефона. Введите последние 4 цифры входящего номера`}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        classNames={{ description: classes.notice ?? '' }}
        autoFocus
        {...form.getInputProps('phone')}
      />
      <ConsentTicks
        documents={documents}
        propsOf={({ id }) => ({ ...form.getInputProps(`ticks.${id}`, { type: 'checkbox' }), checked: ticks[id] ?? false })}
      />
      <FormFailure text={failure} />
      <Button type="submit" size="md" loading={sending} disabled={!documents.isSuccess}>
        <Trans>Получить звонок</Trans>
      </Button>
      <div className={classes.links}>
        <TextLink to={paths.site.signIn()} search={{ next }}>
          <Trans>Есть аккаунт? Войти</Trans>
        </TextLink>
      </div>
    </form>
  );
}
