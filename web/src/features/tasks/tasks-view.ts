import type { Role } from '#contract/member-filter';
import type { TaskPriority, TaskState } from '#contract/tasks';
import { oneOf, type SearchOf, search, text } from '#web/lib/search.ts';
import type { BoardQuery } from './moves.ts';
import type { TasksQuery } from './tasks.ts';

const shape = {
  /** A board, unless a list is asked for. */
  view: oneOf(['', 'list'], ''),
  /** «Мои», unless others are asked for. */
  filter: oneOf(['', 'authored', 'all', 'overdue'], ''),
  q: text(),
  priority: oneOf(['', 'urgent', 'high', 'normal', 'low'], ''),
  /** Of a list: the open ones, unless others are asked for. */
  state: oneOf(['', 'todo', 'doing', 'done', 'any'], ''),
  /** Of a list: by the due date, unless another order is asked for. */
  sort: oneOf(['', 'priority', 'created'], ''),
};

const ownShape = {
  /** «Мои», unless others are asked for. */
  filter: oneOf(['', 'authored', 'all'], ''),
};

/** Whose tasks the app shows. */
export type OwnView = SearchOf<typeof ownShape>;
export const readOwnView = search(ownShape);
/** What stands in the address, if this person may look at it. */
export const ownFilter = ({ filter }: OwnView, role: Role): OwnView['filter'] => (filter === 'all' && role === 'member' ? '' : filter);

/** What the cabinet's «Задачи» shows; all of it stands in the address. */
export type TasksView = SearchOf<typeof shape>;
export const readTasksView = search(shape);

export const isFiltered = ({ q, priority, state }: TasksView): boolean => q !== '' || priority !== '' || state !== '';

/** What the board is asked for. */
export function boardQueryOf({ filter, q, priority }: TasksView): BoardQuery {
  return {
    view: filter === '' ? 'mine' : filter === 'overdue' ? 'all' : filter,
    ...(filter === 'overdue' ? { overdue: '1' as const } : {}),
    ...(q === '' ? {} : { search: q }),
    ...(priority === '' ? {} : { priority: priority as TaskPriority }),
  };
}

/** What the list is asked for. */
export function listQueryOf(view: TasksView): TasksQuery {
  const { state, sort } = view;
  return {
    ...boardQueryOf(view),
    sort: sort === '' ? 'due' : sort,
    ...(state === 'any' ? {} : { state: state === '' ? ('open' as const) : (state as TaskState) }),
  };
}
