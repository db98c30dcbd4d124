import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Task } from '#contract/tasks';
import { RichText } from '#web/ui/rich-text.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import classes from './task-form.module.css';
import { Assignees, DueMark, PriorityMark } from './task-marks.tsx';

interface Props {
  task: Task;
  /** Throws away what was typed for the newer version. */
  onTake: () => void;
  /** Goes on with what was typed, now over the newer version. */
  onKeepMine: () => void;
}

/** Somebody else saved first: says so, shows theirs, and leaves the choice. */
export function NewerTask({ task, onTake, onKeepMine }: Props) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const choose = (act: () => void) => () => {
    setOpened(false);
    act();
  };
  return (
    <div role="alert">
      <div className={classes.notice}>
        <p>
          <Trans>Пока вы правили, эту задачу изменили. Ваш текст на месте.</Trans>
        </p>
        <Button variant="default" onClick={() => setOpened(true)}>
          <Trans>Посмотреть новую версию</Trans>
        </Button>
      </div>
      <Sheet opened={opened} onClose={() => setOpened(false)} title={t`Новая версия`}>
        <div className={classes.newer}>
          <strong>{task.title}</strong>
          <RichText doc={task.description} />
          <div>
            <DueMark task={task} /> <PriorityMark priority={task.priority} />
          </div>
          <Assignees task={task} />
          <div className={classes.choice}>
            <Button variant="default" onClick={choose(onTake)}>
              <Trans>Взять новую версию</Trans>
            </Button>
            <Button onClick={choose(onKeepMine)}>
              <Trans>Оставить мой текст</Trans>
            </Button>
          </div>
        </div>
      </Sheet>
    </div>
  );
}
