import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { FolderId, OrganizationId } from '#contract/ids';
import type { LibraryItem } from '#contract/library';
import { useErrorText } from '#web/lib/error-text.ts';
import { toast } from '#web/ui/toast.ts';
import { chosenOf } from './chosen.ts';
import type { Place } from './library.ts';
import { useLibraryActs } from './library-acts.ts';

const folderOf = ({ folder }: Place) => (folder === '' ? null : (folder as FolderId));

/** Moves items and says so, with a way back. Throws what the server refuses. */
export function useMove(organizationId: OrganizationId) {
  const { t } = useLingui();
  const explain = useErrorText();
  const acts = useLibraryActs(organizationId);
  const move = async (items: readonly LibraryItem[], to: Place, from: Place) => {
    const chosen = chosenOf(items);
    await acts.move.mutateAsync({ chosen, section: to.section, folderId: folderOf(to) });
    const back = () =>
      acts.move
        .mutateAsync({ chosen, section: from.section, folderId: folderOf(from) })
        .then(() => toast.done(t`Вернули на место`))
        .catch((error: unknown) => toast.failed(explain(error)));
    const [first] = items;
    const name = first?.name ?? '';
    const count = items.length;
    toast.done(
      count === 1
        ? t`Перемещено: ${name}`
        : t`${plural(count, { one: 'Перемещён # объект', few: 'Перемещены # объекта', many: 'Перемещено # объектов', other: 'Перемещено # объекта' })}`,
      { label: t`Вернуть`, run: () => void back() },
    );
  };
  return { move, moving: acts.move.isPending };
}
