import { Trans } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { showPhone } from '#web/lib/phone.ts';
import classes from './auth-form.module.css';
import { NextWays } from './next-ways.tsx';
import type { ResetDraft } from './reset-draft.ts';
import type { Verification } from './verification.ts';

export interface ResetSecondProps {
  draft: ResetDraft;
  onAsked: (verification: Verification) => void;
  onChangePhone: () => void;
}

/** Asks for the second proof; a message first, for it carries more digits. */
export function ResetSecond({ draft, onAsked, onChangePhone }: ResetSecondProps) {
  const phone = showPhone(draft.phone);
  const ways = [...draft.ways].sort((one, other) => other.localeCompare(one));
  return (
    <div className={classes.form}>
      <p className={classes.done} role="status">
        <IconCircleCheck size={20} stroke={1.7} aria-hidden="true" />
        <Trans>Номер {phone} подтверждён один раз из двух</Trans>
      </p>
      <p className={classes.lead}>
        <Trans>Чтобы никто другой не вошёл в ваш аккаунт, подтвердите номер ещё раз. Выберите, как удобнее.</Trans>
      </p>
      <NextWays phone={draft.phone} purpose="reset" ways={ways} from={draft.nextAt} onAsked={onAsked} main />
      <div className={classes.links}>
        <Anchor component="button" type="button" onClick={onChangePhone}>
          <Trans>Изменить номер</Trans>
        </Anchor>
      </div>
    </div>
  );
}
