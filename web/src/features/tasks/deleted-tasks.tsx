import { useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import { useErrorText } from '#web/lib/error-text.ts';
import { DeletedList } from '#web/ui/deleted-list.tsx';
import { toast } from '#web/ui/toast.ts';
import { stateWords } from './task-words.ts';
import { deletedTasksQuery, useDeleteTask } from './tasks.ts';

/** «Удалённые» of the tasks: each comes back on top of its column. */
export function DeletedTasks({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const list = useInfiniteQuery(deletedTasksQuery(organizationId));
  const { restore } = useDeleteTask(organizationId);
  return (
    <DeletedList
      list={list}
      rowOf={({ id, title, state, author, deletedBy }) => {
        const setter = author.name || t`Удалённый пользователь`;
        return { key: id, name: title, facts: `${t(stateWords[state])} · ${t`автор: ${setter}`}`, by: deletedBy.name };
      }}
      onRestore={({ id, title }) =>
        restore.mutateAsync(id).then(
          () => toast.done(t`Задача «${title}» снова на месте`),
          (error) => toast.failed(explain(error)),
        )
      }
    />
  );
}
