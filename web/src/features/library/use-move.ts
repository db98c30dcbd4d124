import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { FolderId, OrganizationId } from '#contract/ids';
import type { LibraryItem } from '#contract/library';
import { useErrorText } from '#web/lib/error-text.ts';
import { toast } from '#web/ui/toast.ts';
import { chosenOf } from './chosen.ts';
import type { Place } from './library.ts';
import { useLibraryActs } from './library-acts.ts';
import { useRenamedText } from './renamed-text.ts';

const folderOf = ({ folder }: Place) => (folder === '' ? null : (folder as FolderId));

/** Moves items and says so, with a way back. Throws what the server refuses. */
export function useMove(organizationId: OrganizationId) {
  const { t } = useLingui();
  const explain = useErrorText();
  const acts = useLibraryActs(organizationId);
  const withNames = useRenamedText();
  const move = async (items: readonly LibraryItem[], to: Place, from: Place) => {
    const chosen = chosenOf(items);
    const renamed = await acts.move.mutateAsync({ chosen, section: to.section, folderId: folderOf(to) });
    const back = () =>
      acts.move
        .mutateAsync({ chosen, section: from.section, folderId: folderOf(from), formerNames: renamed })
        .then((kept) => toast.done(withNames(t`Вернули на место`, kept)))
        .catch((error: unknown) => toast.failed(explain(error)));
    const [first] = items;
    const name = first?.name ?? '';
    const count = items.length;
    toast.done(
      count === 1
        ? withNames(t`Перемещено: ${name}`, renamed)
        : withNames(
            t`${plural(count, { one: 'Перемещён # объект', few: 'Перемещены # объекта', many: 'Перемещено # объектов', other: 'Перемещено # объекта' })}`,
            renamed,
          ),
      { label: t`Вернуть`, run: () => void back() },
    );
  };
  return { move, moving: acts.move.isPending };
}
