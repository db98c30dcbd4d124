import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconMessage, IconPhoneIncoming } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { VerificationWay } from '#contract/accounts';
import { useErrorText } from '#web/lib/error-text.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { clock, useCountdown } from '#web/ui/use-countdown.ts';
import classes from './auth-form.module.css';
import { askForCode, type Purpose, type Verification } from './verification.ts';

export interface NextWaysProps {
  phone: string;
  purpose: Purpose;
  /** In the order they are offered. */
  ways: readonly VerificationWay[];
  /** Until then nothing can be asked for, in milliseconds. */
  from: number;
  onAsked: (verification: Verification) => void;
  /** The first way is the step's main action, not a second try. */
  main?: boolean;
}

/** Other ways to prove the phone: each waits for its time in plain sight. */
export function NextWays({ phone, purpose, ways, from, onAsked, main = false }: NextWaysProps) {
  const { t } = useLingui();
  const explain = useErrorText();
  const wait = useCountdown(from);
  const ask = useMutation({ mutationFn: (way: VerificationWay) => askForCode(phone, purpose, way), onSuccess: onAsked });

  const labels = { call: main ? t`Получить второй звонок` : t`Позвонить ещё раз`, text: t`Получить код в сообщении` };
  const icons = { call: <IconPhoneIncoming size={18} stroke={1.6} />, text: <IconMessage size={18} stroke={1.6} /> };
  const left = clock(wait);
  return (
    <>
      <div className={classes.ways}>
        {ways.map((way, place) => (
          <Button
            key={way}
            variant={main && place === 0 ? 'filled' : 'default'}
            leftSection={icons[way]}
            disabled={wait > 0 || (ask.isPending && ask.variables !== way)}
            loading={ask.isPending && ask.variables === way}
            onClick={() => ask.mutate(way)}
          >
            {labels[way]}
          </Button>
        ))}
      </div>
      {wait > 0 && (
        <p className={classes.wait}>
          <Trans>
            Можно будет через <time>{left}</time>
          </Trans>
        </p>
      )}
      <FormFailure text={ask.isError ? explain(ask.error) : null} />
    </>
  );
}
