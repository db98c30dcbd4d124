import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useErrorText } from '#web/lib/error-text.ts';
import classes from './confirm-dialog.module.css';
import { FormFailure } from './form-failure.tsx';
import { Sheet } from './sheet.tsx';

/**
 * Asks before an act. `title` names the thing («Исключить Лугова Егора?»), `children` the consequence (and a field for a reason,
 * if one is asked). Stays open and says why when `onConfirm` fails; closes itself when it is done.
 */
export function ConfirmDialog({ opened, onClose, title, children, confirm, onConfirm, danger = false, ready = true }: ConfirmProps) {
  const explain = useErrorText();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const close = () => {
    setFailure(null);
    onClose();
  };
  const run = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await onConfirm();
      close();
    } catch (error) {
      setFailure(explain(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Sheet opened={opened} onClose={close} title={title} closable={!busy}>
      <div className={classes.text}>{children}</div>
      <FormFailure text={failure} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={close} disabled={busy}>
          <Trans>Отмена</Trans>
        </Button>
        <Button color={danger ? 'rowan' : 'pine'} onClick={run} loading={busy} disabled={!ready} data-autofocus={!danger || undefined}>
          {confirm}
        </Button>
      </div>
    </Sheet>
  );
}

export interface ConfirmProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What follows from it. */
  children: ReactNode;
  /** The word on the button: the act itself («Исключить»), never «Да». */
  confirm: string;
  onConfirm: () => Promise<unknown>;
  danger?: boolean;
  /** False while something asked for in the dialog is missing. */
  ready?: boolean;
}
