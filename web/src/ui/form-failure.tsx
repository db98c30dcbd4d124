import { IconAlertCircle } from '@tabler/icons-react';
import classes from './form-failure.module.css';

/** Why a form or a dialog could not be sent, above its buttons; read out when it appears. */
export function FormFailure({ text }: { text: string | null }) {
  return (
    <div role="alert">
      {text !== null && (
        <p className={classes.failure}>
          <IconAlertCircle size={20} stroke={1.7} aria-hidden="true" />
          {text}
        </p>
      )}
    </div>
  );
}
