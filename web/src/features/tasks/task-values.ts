import type { GroupId, MemberId } from '#contract/ids';
import type { Task, TaskPriority, Weekday } from '#contract/tasks';
import type { EditBody } from './tasks.ts';

export interface Named {
  id: string;
  name: string;
}

/** A task as its form holds it. `''` stands for none. */
export type TaskValues = {
  title: string;
  description: Task['description'];
  people: Named[];
  group: string;
  dueOn: string;
  dueTime: string;
  priority: TaskPriority;
  every: '' | 'day' | 'week' | 'month' | 'year';
  interval: number | '';
  weekdays: Weekday[];
  until: string;
};

export const emptyTask = (people: Named[] = []): TaskValues => ({
  title: '',
  description: null,
  people,
  group: '',
  dueOn: '',
  dueTime: '',
  priority: 'normal',
  every: '',
  interval: 1,
  weekdays: [],
  until: '',
});

export const valuesOf = ({ title, description, assignees, group, due, priority, repeat }: Task): TaskValues => ({
  title,
  description,
  people: assignees.map(({ id, name }) => ({ id, name })),
  group: group?.id ?? '',
  dueOn: due?.on ?? '',
  dueTime: due?.time ?? '',
  priority,
  every: repeat?.every ?? '',
  interval: repeat?.interval ?? 1,
  weekdays: repeat?.weekdays ?? [],
  until: repeat?.until ?? '',
});

type Content = Omit<EditBody, 'version'>;

/** What is sent. */
export const bodyOf = (values: TaskValues): Content => ({
  title: values.title,
  description: values.description,
  due: values.dueOn === '' ? null : { on: values.dueOn, time: values.dueTime === '' ? null : values.dueTime },
  priority: values.priority,
  assignees: values.people.map(({ id }) => id as MemberId),
  group: values.group === '' ? null : (values.group as GroupId),
  repeat:
    values.every === ''
      ? null
      : {
          every: values.every,
          interval: values.interval === '' ? 1 : values.interval,
          weekdays: values.every === 'week' ? values.weekdays : [],
          until: values.until === '' ? null : values.until,
        },
});

const PLACES: readonly (readonly [string, keyof TaskValues])[] = [
  ['due.time', 'dueTime'],
  ['due', 'dueOn'],
  ['assignees', 'people'],
  ['repeat.interval', 'interval'],
  ['repeat.weekdays', 'weekdays'],
  ['repeat.until', 'until'],
  ['repeat', 'every'],
];

/** A field of the body → its field on the screen. */
export const placeOf = (path: string): string => PLACES.find(([start]) => path.startsWith(start))?.[1] ?? path;

export type DueProblem = 'due_missing' | 'time_without_day' | 'until_before_due';

/** What is wrong with the dates, by field; the server has the last word. */
export function dateProblems({ dueOn, dueTime, every, until }: TaskValues): Partial<Record<'dueOn' | 'until', DueProblem>> {
  const repeats = every !== '';
  return {
    ...(repeats && until !== '' && dueOn !== '' && until < dueOn ? { until: 'until_before_due' } : {}),
    ...(dueOn === '' && repeats ? { dueOn: 'due_missing' } : dueOn === '' && dueTime !== '' ? { dueOn: 'time_without_day' } : {}),
  };
}
