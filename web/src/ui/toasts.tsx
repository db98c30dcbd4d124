import { useLingui } from '@lingui/react/macro';
import { Button, CloseButton } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { toasts } from './toast.ts';
import classes from './toasts.module.css';

/** Where toasts appear. Stands once, at the root, so that readers of the screen know the place before anything is said there. */
export function Toasts() {
  const { t } = useLingui();
  const shown = useSyncExternalStore(toasts.watch, toasts.all);
  return (
    <div className={classes.toasts} role="status" aria-live="polite">
      {shown.map(({ id, kind, message, action }) => {
        const Icon = kind === 'done' ? IconCircleCheck : IconAlertCircle;
        return (
          <div key={id} className={classes.toast} data-kind={kind} {...(kind === 'failed' ? { role: 'alert' } : {})}>
            <Icon size={20} stroke={1.7} aria-hidden="true" />
            <span className={classes.message}>{message}</span>
            {action && (
              <Button
                variant="light"
                size="compact-md"
                // Of two toasts with the same act, which one.
                aria-label={`${action.label}. ${message}`}
                onClick={() => {
                  toasts.dismiss(id);
                  action.run();
                }}
              >
                {action.label}
              </Button>
            )}
            <CloseButton aria-label={t`Закрыть`} onClick={() => toasts.dismiss(id)} />
          </div>
        );
      })}
    </div>
  );
}
