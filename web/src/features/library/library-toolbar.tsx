import { useLingui } from '@lingui/react/macro';
import { NativeSelect, SegmentedControl, VisuallyHidden } from '@mantine/core';
import { IconArrowsSort, IconLayoutGrid, IconList } from '@tabler/icons-react';
import { SearchField } from '#web/ui/search-field.tsx';
import classes from './library.module.css';
import type { LibraryView } from './library-view.ts';

interface Props {
  view: LibraryView;
  onView: (change: Partial<LibraryView>) => void;
}

/** Search, order, and tiles or a list. */
export function LibraryToolbar({ view, onView }: Props) {
  const { t } = useLingui();
  return (
    <div className={classes.toolbar}>
      <SearchField
        label={t`Поиск по библиотеке`}
        placeholder={t`Название или слова из документа`}
        value={view.q}
        onSearch={(q) => onView({ q })}
        slash
      />
      <NativeSelect
        aria-label={t`Сортировка`}
        leftSection={<IconArrowsSort size={18} stroke={1.6} />}
        value={`${view.sort} ${view.direction}`}
        disabled={view.q !== ''}
        onChange={({ currentTarget }) => {
          const [sort, direction] = currentTarget.value.split(' ') as [LibraryView['sort'], LibraryView['direction']];
          onView({ sort, direction });
        }}
        data={[
          { value: ' ', label: t`По имени, А–Я` },
          { value: ' desc', label: t`По имени, Я–А` },
          { value: 'date desc', label: t`Сначала новые` },
          { value: 'date ', label: t`Сначала старые` },
          { value: 'size desc', label: t`Сначала большие` },
          { value: 'size ', label: t`Сначала маленькие` },
        ]}
      />
      <SegmentedControl
        aria-label={t`Показывать как`}
        value={view.look}
        onChange={(look) => onView({ look })}
        data={[
          { value: '', label: <Look icon={IconLayoutGrid} name={t`Плитки`} /> },
          { value: 'list', label: <Look icon={IconList} name={t`Список`} /> },
        ]}
      />
    </div>
  );
}

function Look({ icon: Icon, name }: { icon: typeof IconList; name: string }) {
  return (
    <span title={name} style={{ display: 'grid', placeItems: 'center', minHeight: 22 }}>
      <Icon size={19} stroke={1.6} aria-hidden="true" />
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
}
