import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Task } from '#contract/tasks';
import { MoreButton } from '#web/ui/more-button.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { When } from '#web/ui/when.tsx';
import { historyQuery } from './comments.ts';
import { useHistoryText } from './history-text.ts';
import { TaskPart } from './task-part.tsx';
import classes from './task-view.module.css';

/** «История»: asked for when somebody wants to know. */
export function TaskHistory({ task }: { task: Task }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <TaskPart
      title={t`История`}
      aside={
        <Button variant="subtle" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <Trans>Скрыть</Trans> : <Trans>Показать</Trans>}
        </Button>
      }
    >
      {open && <Facts task={task} />}
    </TaskPart>
  );
}

function Facts({ task: { organizationId, id } }: { task: Task }) {
  const { t } = useLingui();
  const said = useHistoryText(organizationId);
  const list = useInfiniteQuery(historyQuery(organizationId, id));
  if (list.error && !list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <ListSkeleton rows={3} height={48} />;
  return (
    <>
      <ol className={classes.facts}>
        {list.data.pages
          .flatMap(({ items }) => items)
          .map((fact) => (
            <li key={fact.id}>
              <span>{said(fact.change)}</span>
              <span className={classes.quiet}>
                {fact.by === null ? t`Программа` : fact.by.name || t`Удалённый пользователь`} · <When instant={fact.at} />
              </span>
            </li>
          ))}
      </ol>
      <MoreButton list={list} />
    </>
  );
}
