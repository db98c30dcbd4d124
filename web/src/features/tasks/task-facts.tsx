import { useLingui } from '@lingui/react/macro';
import { IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Task } from '#contract/tasks';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { When } from '#web/ui/when.tsx';
import { repeatText } from './repeat-words.ts';
import { DueMark } from './task-marks.tsx';
import classes from './task-view.module.css';
import { priorityWords } from './task-words.ts';

/** When, how pressing, whose, how often, by whom. */
export function TaskFacts({ task }: { task: Task }) {
  const { t, i18n } = useLingui();
  const nobody = t`Удалённый пользователь`;
  const { assignees, group, repeat, author } = task;
  return (
    <dl className={classes.about}>
      <Fact word={t`Срок`}>{task.due === null ? t`Без срока` : <DueMark task={task} />}</Fact>
      <Fact word={t`Приоритет`}>{t(priorityWords[task.priority])}</Fact>
      <Fact word={t`Исполнители`}>
        {assignees.length === 0 && group === null && t`Не назначены`}
        {assignees.map(({ id, name, active }) => (
          <span key={id} className={classes.person} data-gone={!active || undefined}>
            <PersonAvatar name={name || nobody} size={24} />
            {name || nobody}
          </span>
        ))}
        {group && (
          <span className={classes.person}>
            <span className={classes.groupIcon}>
              <IconUsersGroup size={16} stroke={1.7} aria-hidden="true" />
            </span>
            {group.name}
          </span>
        )}
      </Fact>
      {repeat && <Fact word={t`Повтор`}>{repeatText(repeat, i18n)}</Fact>}
      <Fact word={t`Кто поставил`}>
        {author.name || nobody}, <When instant={task.createdAt} withTime={false} />
      </Fact>
      {task.doneAt !== null && (
        <Fact word={t`Готово`}>
          <When instant={task.doneAt} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ word, children }: { word: string; children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}
