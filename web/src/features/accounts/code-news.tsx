import { Trans } from '@lingui/react/macro';
import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { showPhone } from '#web/lib/phone.ts';
import classes from './auth-form.module.css';
import type { CodeState, Verification } from './verification.ts';

/** How far the call or the message is; read out when it changes. */
export function CodeNews({ verification, state }: { verification: Verification; state: CodeState }) {
  const phone = <b>{showPhone(verification.phone)}</b>;
  return (
    <p className={classes.lead} role="status">
      {verification.way === 'call' ? <CallNews phone={phone} state={state} /> : <TextNews phone={phone} state={state} />}
      {state === 'placing' && <Loader size={14} ml={8} aria-hidden="true" />}
    </p>
  );
}

interface NewsProps {
  phone: ReactNode;
  state: CodeState;
}

function CallNews({ phone, state }: NewsProps) {
  if (state === 'placing') return <Trans>Звоним на {phone}</Trans>;
  if (state === 'placed') return <Trans>Мы позвонили на {phone}. Отвечать не нужно: введите последние 4 цифры входящего номера.</Trans>;
  if (state === 'failed') return <Trans>Позвонить на {phone} не получилось. Попробуйте ещё раз или другим способом.</Trans>;
  return <Trans>Код для {phone} больше не действует: время вышло или попытки закончились. Запросите новый.</Trans>;
}

function TextNews({ phone, state }: NewsProps) {
  if (state === 'placing') return <Trans>Отправляем сообщение на {phone}</Trans>;
  if (state === 'placed') return <Trans>Мы отправили сообщение на {phone}. Введите 6 цифр из него.</Trans>;
  if (state === 'failed') return <Trans>Отправить сообщение на {phone} не получилось. Попробуйте ещё раз или другим способом.</Trans>;
  return <Trans>Код для {phone} больше не действует: время вышло или попытки закончились. Запросите новый.</Trans>;
}
