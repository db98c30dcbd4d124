import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { OrganizationId } from '#contract/ids';
import type { LibraryItem } from '#contract/library';
import { useErrorText } from '#web/lib/error-text.ts';
import { toast } from '#web/ui/toast.ts';
import { chosenOf } from './chosen.ts';
import { useLibraryActs } from './library-acts.ts';
import { useRenamedText } from './renamed-text.ts';

/** Deletes without asking, for «Вернуть» brings everything back; what the server refuses is said in a toast. */
export function useRemove(organizationId: OrganizationId) {
  const { t } = useLingui();
  const explain = useErrorText();
  const { remove, restore } = useLibraryActs(organizationId);
  const withNames = useRenamedText();
  const fail = (error: unknown) => toast.failed(explain(error));
  return async (items: readonly LibraryItem[]): Promise<void> => {
    const chosen = chosenOf(items);
    const [first] = items;
    if (first === undefined) return;
    const { name } = first;
    const count = items.length;
    const back = () =>
      restore
        .mutateAsync(chosen)
        .then((renamed) => toast.done(withNames(count === 1 ? t`Возвращено: ${name}` : t`Удалённое снова на месте`, renamed)))
        .catch(fail);
    try {
      await remove.mutateAsync(chosen);
    } catch (error) {
      return fail(error);
    }
    toast.done(
      count === 1
        ? t`Удалено: ${name}`
        : t`${plural(count, { one: 'Удалён # объект', few: 'Удалены # объекта', many: 'Удалено # объектов', other: 'Удалено # объекта' })}`,
      { label: t`Вернуть`, run: () => void back() },
    );
  };
}
