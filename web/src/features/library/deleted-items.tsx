import { useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import { useErrorText } from '#web/lib/error-text.ts';
import { DeletedList } from '#web/ui/deleted-list.tsx';
import { toast } from '#web/ui/toast.ts';
import { chosenOf } from './chosen.ts';
import { useFileWords } from './file-words.ts';
import { deletedQuery } from './library.ts';
import { useLibraryActs } from './library-acts.ts';
import { useRenamedText } from './renamed-text.ts';

/** «Удалённые» of the library: each comes back to where it lay. */
export function DeletedItems({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const words = useFileWords();
  const list = useInfiniteQuery(deletedQuery(organizationId));
  const { restore } = useLibraryActs(organizationId);
  const withNames = useRenamedText();
  return (
    <DeletedList
      list={list}
      rowOf={({ id, name, type, section, deletedBy }) => ({
        key: id,
        name,
        facts: `${type === 'folder' ? t`Папка` : t`Файл`} · ${words.section(section)}`,
        by: deletedBy,
      })}
      onRestore={(item) => {
        const { name } = item;
        return restore.mutateAsync(chosenOf([item])).then(
          (renamed) => toast.done(withNames(t`Возвращено: ${name}`, renamed)),
          (error) => toast.failed(explain(error)),
        );
      }}
    />
  );
}
