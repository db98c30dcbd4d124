import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { EventScope } from '#contract/calendar';
import { useErrorText } from '#web/lib/error-text.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import classes from './event-form.module.css';

interface Props {
  opened: boolean;
  /** «Изменить повторяющееся событие» */
  title: string;
  confirm: string;
  danger?: boolean;
  /** Why this one alone cannot be meant. */
  notOne?: string | undefined;
  onClose: () => void;
  onChoose: (scope: EventScope) => Promise<unknown>;
}

/** Of a repeated event: «Только это», «Это и следующие», «Все». Stays open and says why when the act fails. */
export function ScopeDialog({ opened, title, confirm, danger = false, notOne, onClose, onChoose }: Props) {
  const { t } = useLingui();
  const explain = useErrorText();
  const [chosen, setChosen] = useState<EventScope>('one');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const scope = notOne !== undefined && chosen === 'one' ? 'following' : chosen;
  const close = () => {
    setFailure(null);
    onClose();
  };
  const run = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await onChoose(scope);
    } catch (error) {
      setFailure(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet opened={opened} onClose={close} title={title} closable={!busy} size="sm">
      <Radio.Group aria-label={t`Что изменить`} value={scope} onChange={(value) => setChosen(value as EventScope)}>
        <Stack gap="sm">
          <Radio value="one" label={t`Только это`} description={notOne} disabled={notOne !== undefined} />
          <Radio value="following" label={t`Это и следующие`} />
          <Radio value="all" label={t`Все`} />
        </Stack>
      </Radio.Group>
      <FormFailure text={failure} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={close} disabled={busy}>
          <Trans>Отмена</Trans>
        </Button>
        <Button color={danger ? 'rowan' : 'pine'} onClick={() => void run()} loading={busy}>
          {confirm}
        </Button>
      </div>
    </Sheet>
  );
}
