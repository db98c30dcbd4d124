import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useState, useSyncExternalStore } from 'react';
import { uploadPath } from '#contract/files';
import type { OrganizationId, TaskId } from '#contract/ids';
import { whenForgotten } from '#web/lib/drafts.ts';
import { toast } from '#web/ui/toast.ts';
import { createUploads, type UploadItem, type Uploads } from '#web/ui/uploads.ts';
import { type Attaching, attachUploads } from './attach-uploads.ts';
import { useTaskFiles } from './items.ts';

/** Of the tab, by task: a file goes on being sent, and is attached, after its task was closed. */
const kept = new Map<TaskId, Uploads>();
const going = () => [...kept.values()].flatMap((uploads) => uploads.items());

/** What is sent to a task from this tab: `{ items, uploads }`. */
export function useTaskUploads(organizationId: OrganizationId, taskId: TaskId) {
  const { attach } = useTaskFiles(organizationId, taskId);
  const [uploads] = useState(() => kept.get(taskId) ?? keep(organizationId, taskId, attach));
  const items = useSyncExternalStore(uploads.watch, uploads.items);
  return { items, uploads };
}

function keep(organizationId: OrganizationId, taskId: TaskId, attach: Attaching['attach']): Uploads {
  const sent = createUploads(uploadPath(organizationId), { purpose: 'task' });
  const uploads = attachUploads(sent, { attach, unseen });
  sent.watch(guardTab);
  kept.set(taskId, uploads);
  return uploads;
}

const unseen = ({ name }: UploadItem) => toast.failed(i18n._(msg`Файл «${name}» не прикреплён. Откройте задачу и повторите`));

/** A tab that is closed in the middle of a file, or before it is attached, asks first. */
function guardTab() {
  const busy = going().some(({ state }) => state === 'sending' || state === 'done');
  (busy ? addEventListener : removeEventListener)('beforeunload', ask);
}
const ask = (event: BeforeUnloadEvent) => event.preventDefault();

// tus gives up at once while the browser knows that there is no network.
globalThis.addEventListener?.('online', () => {
  for (const uploads of kept.values())
    for (const { id, state, error } of uploads.items()) if (state === 'failed' && error === 'offline') uploads.resume(id);
});

whenForgotten(() => {
  for (const uploads of kept.values()) for (const { id } of uploads.items()) void uploads.remove(id);
  kept.clear();
});
