import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import classes from './newer-version.module.css';
import { Sheet } from './sheet.tsx';

interface Props {
  /** What was changed meanwhile, and that what was typed is kept. */
  message: ReactNode;
  /** The newer version, shown when asked for; without it the message says what it is. */
  children?: ReactNode;
  /** Throws away what was typed for the newer version. */
  onTake: () => void;
  /** Goes on with what was typed, now over the newer version. */
  onKeepMine: () => void;
}

/** Somebody else saved first: says so, shows theirs, and leaves the choice. */
export function NewerVersion({ message, children, onTake, onKeepMine }: Props) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const choose = (act: () => void) => () => {
    setOpened(false);
    act();
  };
  const choice = (
    <div className={classes.choice}>
      <Button variant="default" onClick={choose(onTake)}>
        <Trans>Взять новую версию</Trans>
      </Button>
      <Button variant={children ? 'filled' : 'light'} onClick={choose(onKeepMine)}>
        <Trans>Оставить мой текст</Trans>
      </Button>
    </div>
  );
  return (
    <div role="alert">
      <div className={classes.notice}>
        <p>{message}</p>
        {children ? (
          <Button variant="default" onClick={() => setOpened(true)}>
            <Trans>Посмотреть новую версию</Trans>
          </Button>
        ) : (
          choice
        )}
      </div>
      <Sheet opened={opened} onClose={() => setOpened(false)} title={t`Новая версия`} size="lg">
        <div className={classes.newer}>
          {children}
          {choice}
        </div>
      </Sheet>
    </div>
  );
}
