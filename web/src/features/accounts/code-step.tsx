import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { isRefusal } from '#web/lib/api-error.ts';
import { useErrorText } from '#web/lib/error-text.ts';
import { CodeInput } from '#web/ui/code-input.tsx';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { useCountdown } from '#web/ui/use-countdown.ts';
import classes from './auth-form.module.css';
import { CodeNews } from './code-news.tsx';
import { NextWays } from './next-ways.tsx';
import { codeState, codeStateQuery, confirmCode, type Purpose, type Verification } from './verification.ts';

export interface CodeStepProps {
  verification: Verification;
  purpose: Purpose;
  onProof: (proof: string) => void;
  /** Another call or message was asked for. */
  onAsked: (verification: Verification) => void;
  onChangePhone: () => void;
}

/** Takes the digits of a call or a message. Mount it anew (`key`) for each verification. */
export function CodeStep({ verification, purpose, onProof, onAsked, onChangePhone }: CodeStepProps) {
  const { t } = useLingui();
  const explain = useErrorText();
  const input = useRef<HTMLInputElement>(null);
  const [digits, setDigits] = useState('');
  const told = useQuery(codeStateQuery(verification.id));
  const confirm = useMutation({
    mutationFn: (given: string) => confirmCode(verification.id, given),
    onSuccess: onProof,
    onError: () => input.current?.select(),
  });

  useCountdown(verification.expiresAt); // shows the page anew when the code is over
  const wrong = isRefusal(confirm.error, 'code_wrong') ? confirm.error : null;
  const spent = isRefusal(confirm.error, 'code_expired') || wrong?.attemptsLeft === 0;
  const gone = isRefusal(told.error, 'not_found');
  const state = codeState(verification, { told: told.data, unreachable: told.isError, spent: spent || gone, now: Date.now() });
  const complete = digits.length === verification.digits;
  const open = state === 'placing' || state === 'placed';

  // Whoever hears the call before we know that it went out has typed the digits by then: they go as soon as it is known.
  const early = useRef<string | null>(null);
  const send = (given: string) => {
    if (state === 'placing') early.current = given;
    if (state === 'placed' && !confirm.isPending) confirm.mutate(given);
  };
  const { mutate } = confirm;
  useEffect(() => {
    if (state !== 'placed' || early.current === null) return;
    mutate(early.current);
    early.current = null;
  }, [state, mutate]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) send(digits);
    else input.current?.focus();
  };
  useEffect(() => input.current?.focus(), []);

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <CodeNews verification={verification} state={state} />
      <CodeInput
        ref={input}
        label={verification.way === 'call' ? t`Последние 4 цифры номера` : t`6 цифр из сообщения`}
        length={verification.digits}
        value={digits}
        onChange={(typed) => {
          early.current = null;
          setDigits(typed);
          confirm.reset();
        }}
        onComplete={send}
        disabled={!open}
        error={wrong && !spent ? explain(wrong) : null}
      />
      <FormFailure text={confirm.isError && !wrong && !spent ? explain(confirm.error) : null} />
      {open && (
        <Button type="submit" size="md" disabled={!complete || state === 'placing'} loading={confirm.isPending}>
          <Trans>Подтвердить</Trans>
        </Button>
      )}
      <div className={classes.next}>
        <NextWays phone={verification.phone} ways={verification.ways} from={verification.nextAt} purpose={purpose} onAsked={onAsked} />
        <div className={classes.links}>
          <Anchor component="button" type="button" onClick={onChangePhone}>
            <Trans>Изменить номер</Trans>
          </Anchor>
        </div>
      </div>
    </form>
  );
}
