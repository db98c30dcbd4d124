import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { useErrorText } from '#web/lib/error-text.ts';
import { failureWords } from '#web/lib/failure-words.ts';
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
  const { t } = useLingui();
  const { online } = useNetwork();
  const explain = useErrorText();
  const { title, text } = failureWords(error, online);
  return (
    <div className={classes.state} role="alert">
      <span className={classes.medal} data-hot>
        <IconCloudOff size={26} stroke={1.6} />
      </span>
      <p className={classes.title}>{t(title)}</p>
      <p className={classes.text}>{text ? t(text) : explain(error)}</p>
      {onRetry && (
        <Button variant="default" leftSection={<IconRefresh size={18} stroke={1.7} />} onClick={onRetry}>
          <Trans>Попробовать ещё раз</Trans>
        </Button>
      )}
    </div>
  );
}
