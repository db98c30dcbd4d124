import { useLingui } from '@lingui/react/macro';
import {
  IconDownload,
  IconEye,
  IconFolderSymlink,
  IconHistory,
  IconInfoCircle,
  IconPencil,
  IconTrash,
  IconUpload,
} from '@tabler/icons-react';
import type { LibraryFile, LibraryItem } from '#contract/library';
import type { MenuEntry } from '#web/ui/row-menu.tsx';
import type { Asked } from './library-dialogs.tsx';

interface Acts {
  ask: (asked: Asked) => void;
  replace: (file: LibraryFile) => void;
  remove: (items: readonly LibraryItem[]) => void;
}

/** What the three dots of a file or a folder offer. */
export function useItemMenu({ ask, replace, remove }: Acts) {
  const { t } = useLingui();
  return (item: LibraryItem): readonly MenuEntry[] => {
    const own: (MenuEntry | false)[] = [
      item.type === 'file' && { label: t`Скачать`, icon: IconDownload, onSelect: () => download(item) },
      item.type === 'file' && { label: t`Подробнее`, icon: IconInfoCircle, onSelect: () => ask({ kind: 'details', file: item }) },
      item.can.edit && { label: t`Переименовать`, icon: IconPencil, onSelect: () => ask({ kind: 'rename', item }) },
      item.can.move && { label: t`Переместить…`, icon: IconFolderSymlink, onSelect: () => ask({ kind: 'move', items: [item] }) },
      item.type === 'file' && item.can.edit && { label: t`Кто видит…`, icon: IconEye, onSelect: () => ask({ kind: 'access', file: item }) },
      item.type === 'file' && item.can.replace && { label: t`Заменить новой версией…`, icon: IconUpload, onSelect: () => replace(item) },
      item.type === 'file' &&
        item.versions !== null && { label: t`Версии…`, icon: IconHistory, onSelect: () => ask({ kind: 'versions', file: item }) },
      item.can.delete && { label: t`Удалить`, icon: IconTrash, danger: true, onSelect: () => remove([item]) },
    ];
    return own.filter((entry) => entry !== false);
  };
}

function download({ url }: LibraryFile) {
  const link = Object.assign(document.createElement('a'), { href: `${url}?download=1`, download: '' });
  link.click();
}
