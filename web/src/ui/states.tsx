import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { isRefusal } from '#web/lib/api-error.ts';
import { useErrorText } from '#web/lib/error-text.ts';
import classes from './states.module.css';

type Icon = ComponentType<{ size?: number; stroke?: number }>;

/** An empty place: what will stand here, and the first step to it. */
export function EmptyState({ icon: Icon, title, text, action }: { icon: Icon; title: string; text?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.state}>
      <span className={classes.medal}>
        <Icon size={26} stroke={1.6} />
      </span>
      <p className={classes.title}>{title}</p>
      {text && <p className={classes.text}>{text}</p>}
      {action}
    </div>
  );
}

/** What happened, in people's words, and a way to try again. Give the caught error as it is. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const explain = useErrorText();
  return (
    <div className={classes.state} role="alert">
      <span className={classes.medal} data-hot>
        <IconCloudOff size={26} stroke={1.6} />
      </span>
      <p className={classes.title}>
        {isRefusal(error, 'not_found') ? <Trans>Здесь ничего нет</Trans> : <Trans>Не удалось показать</Trans>}
      </p>
      <p className={classes.text}>{explain(error)}</p>
      {onRetry && (
        <Button variant="default" leftSection={<IconRefresh size={18} stroke={1.7} />} onClick={onRetry}>
          <Trans>Повторить</Trans>
        </Button>
      )}
    </div>
  );
}
