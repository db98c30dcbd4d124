import { Trans } from '@lingui/react/macro';
import type { Task } from '#contract/tasks';
import { NewerVersion } from '#web/ui/newer-version.tsx';
import { RichText } from '#web/ui/rich-text.tsx';
import { Assignees, DueMark, PriorityMark } from './task-marks.tsx';

interface Props {
  task: Task;
  onTake: () => void;
  onKeepMine: () => void;
}

/** The task as somebody else has saved it meanwhile. */
export function NewerTask({ task, ...choice }: Props) {
  return (
    <NewerVersion message={<Trans>Пока вы правили, эту задачу изменили. Ваш текст на месте.</Trans>} {...choice}>
      <strong>{task.title}</strong>
      <RichText doc={task.description} />
      <div>
        <DueMark task={task} /> <PriorityMark priority={task.priority} />
      </div>
      <Assignees task={task} />
    </NewerVersion>
  );
}
