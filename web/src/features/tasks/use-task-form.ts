import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { createTask, editTask } from '#contract/tasks';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { useTabDraft } from '#web/ui/use-tab-draft.ts';
import { bodyOf, type DueProblem, dateProblems, placeOf, type TaskValues } from './task-values.ts';

interface Options {
  /** What is typed is kept under this name while the tab lives. */
  draft: string;
  initialValues: TaskValues;
  /** The version that an edit is based on. */
  version?: number;
  submit: (values: TaskValues, idempotencyKey: string) => Promise<unknown>;
}

interface Draft {
  values: TaskValues | null;
  /** The version that the edit is based on. */
  version: number | null;
}
const NOTHING: Draft = { values: null, version: null };
const draftKey = (name: string) => `task-form:${name}`;

/** The form of a task: checked by the contract, kept in the tab until it is sent or given up. */
export function useTaskForm({ draft, initialValues, version, submit }: Options) {
  const { t } = useLingui();
  const [kept, keep, forget] = useTabDraft(draftKey(draft), NOTHING);
  const api = useApiForm<TaskValues>({
    initialValues: kept.values ?? initialValues,
    schema: version === undefined ? createTask.body : editTask.body,
    toBody: (values) => ({ ...bodyOf(values), ...(version === undefined ? {} : { version }) }),
    placeOf,
    check: (values) => {
      const text: Record<DueProblem, string> = {
        due_missing: t`Для повтора нужен срок`,
        time_without_day: t`Выберите и день`,
        until_before_due: t`Повтор закончится раньше срока задачи`,
      };
      const { dueOn, until } = dateProblems(values);
      return { ...(dueOn ? { dueOn: text[dueOn] } : {}), ...(until ? { until: text[until] } : {}) };
    },
    submit: async (values, { idempotencyKey }) => {
      await submit(values, idempotencyKey);
      forget();
    },
  });
  const { values } = api.form;
  const [given] = useState(values);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed matters
  useEffect(() => {
    if (values !== given) keep({ values, version: version ?? null });
  }, [values, version]);
  return { ...api, forget };
}

/** The version that an edit begun in this tab is based on; null where none was begun. */
export function begunWith(name: string): number | null {
  try {
    const kept: Partial<Draft> | null = JSON.parse(sessionStorage.getItem(`draft:${draftKey(name)}`) ?? 'null');
    return kept?.version ?? null;
  } catch {
    return null; // storage may be switched off
  }
}
