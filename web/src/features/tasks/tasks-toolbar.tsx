import { useLingui } from '@lingui/react/macro';
import { SegmentedControl, Select } from '@mantine/core';
import { IconLayoutKanban, IconList } from '@tabler/icons-react';
import { SearchField } from '#web/ui/search-field.tsx';
import { usePhone } from '#web/ui/use-phone.ts';
import { PRIORITIES, priorityWords, STATES, stateWords } from './task-words.ts';
import classes from './tasks-toolbar.module.css';
import type { TasksView } from './tasks-view.ts';

interface Props {
  view: TasksView;
  onView: (change: Partial<TasksView>) => void;
}

/** Whose tasks, which of them, and how they are shown. */
export function TasksToolbar({ view, onView }: Props) {
  const { t } = useLingui();
  return (
    <div className={classes.toolbar}>
      <Filter value={view.filter} onFilter={(filter) => onView({ filter })} />
      <SegmentedControl
        className={classes.views ?? ''}
        aria-label={t`Вид`}
        value={view.view}
        onChange={(value) => onView({ view: value })}
        data={[
          { value: '', label: <Look icon={IconLayoutKanban} word={t`Доска`} /> },
          { value: 'list', label: <Look icon={IconList} word={t`Список`} /> },
        ]}
      />
      <SearchField
        label={t`Поиск задач`}
        placeholder={t`Название или описание`}
        value={view.q}
        onSearch={(q) => onView({ q })}
        className={classes.search ?? ''}
        slash
      />
      <Select
        aria-label={t`Приоритет`}
        className={classes.choice ?? ''}
        rightSectionWidth={30}
        data={[
          { value: 'any', label: t`Все приоритеты` },
          ...PRIORITIES.map((priority) => ({ value: priority as string, label: t(priorityWords[priority]) })),
        ]}
        value={view.priority === '' ? 'any' : view.priority}
        onChange={(value) => onView({ priority: PRIORITIES.find((one) => one === value) ?? '' })}
        allowDeselect={false}
      />
      {view.view === 'list' && <ListChoices view={view} onView={onView} />}
    </div>
  );
}

/** «Мои», «Поставленные мной», «Все», «Просроченные». */
function Filter({ value, onFilter }: { value: TasksView['filter']; onFilter: (value: TasksView['filter']) => void }) {
  const { t } = useLingui();
  const phone = usePhone();
  const data: { value: TasksView['filter']; label: string }[] = [
    { value: '', label: t`Мои` },
    { value: 'authored', label: t`Поставленные мной` },
    { value: 'all', label: t`Все` },
    { value: 'overdue', label: t`Просроченные` },
  ];
  if (!phone) return <SegmentedControl aria-label={t`Чьи задачи`} value={value} onChange={onFilter} data={data} />;
  // Four words do not fit a phone's width.
  return (
    <Select
      aria-label={t`Чьи задачи`}
      className={classes.whose ?? ''}
      data={data.map((one) => ({ ...one, value: one.value || 'mine' }))}
      value={value || 'mine'}
      onChange={(chosen) => onFilter(data.find((one) => one.value === chosen)?.value ?? '')}
      allowDeselect={false}
    />
  );
}

function ListChoices({ view, onView }: Props) {
  const { t } = useLingui();
  const states: { value: TasksView['state'] | 'open'; label: string }[] = [
    { value: 'open', label: t`Открытые` },
    ...STATES.map((state) => ({ value: state, label: t(stateWords[state]) })),
    { value: 'any', label: t`Все состояния` },
  ];
  const sorts: { value: TasksView['sort'] | 'due'; label: string }[] = [
    { value: 'due', label: t`По сроку` },
    { value: 'priority', label: t`По приоритету` },
    { value: 'created', label: t`Сначала новые` },
  ];
  return (
    <>
      <Select
        aria-label={t`Состояние`}
        className={classes.choice ?? ''}
        rightSectionWidth={30}
        data={states}
        value={view.state || 'open'}
        onChange={(value) => value !== null && onView({ state: value === 'open' ? '' : value })}
        allowDeselect={false}
      />
      <Select
        aria-label={t`Порядок`}
        className={classes.choice ?? ''}
        rightSectionWidth={30}
        data={sorts}
        value={view.sort || 'due'}
        onChange={(value) => value !== null && onView({ sort: value === 'due' ? '' : value })}
        allowDeselect={false}
      />
    </>
  );
}

function Look({ icon: Icon, word }: { icon: typeof IconList; word: string }) {
  return (
    <span className={classes.look}>
      <Icon size={17} stroke={1.7} aria-hidden="true" />
      {word}
    </span>
  );
}
