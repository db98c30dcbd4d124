import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconFile, IconMusic, IconVideo, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { MAX_TASK_FILES, type Task } from '#contract/tasks';
import { useFormat } from '#web/lib/use-format.ts';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { UploadList } from '#web/ui/upload-list.tsx';
import { useTaskFiles } from './items.ts';
import classes from './task-files.module.css';
import { TaskPart } from './task-part.tsx';
import { TaskQuestion } from './task-question.tsx';
import { useTaskUploads } from './task-uploads.ts';

type TaskFile = Task['attachments'][number];

/** «Файлы»: what is attached, and a place for more; each is attached as soon as it is there. */
export function TaskFiles({ task, maxBytes }: { task: Task; maxBytes: number }) {
  const { t } = useLingui();
  const [removed, setRemoved] = useState<TaskFile | null>(null);
  const { items, uploads } = useTaskUploads(task.organizationId, task.id);
  const { attachments, can } = task;
  const room = MAX_TASK_FILES - attachments.length - items.length;

  if (attachments.length === 0 && !can.comment) return null;
  return (
    <TaskPart title={t`Файлы`}>
      {attachments.length > 0 && (
        <ul className={classes.files} aria-label={t`Приложено`}>
          {attachments.map((file) => (
            <Attached key={file.id} file={file} onRemove={() => setRemoved(file)} />
          ))}
        </ul>
      )}
      <UploadList items={items} uploads={uploads} />
      {can.comment && (
        <FileDrop
          label={t`Прикрепить файлы`}
          maxBytes={maxBytes}
          onFiles={(files) => uploads.add(files.slice(0, Math.max(0, room)))}
          error={room < 0 || (room === 0 && items.length > 0) ? t`К задаче можно приложить не больше ${MAX_TASK_FILES} файлов` : undefined}
          disabled={room <= 0}
        />
      )}
      {removed && <RemoveFile task={task} file={removed} onClose={() => setRemoved(null)} />}
    </TaskPart>
  );
}

function RemoveFile({ task, file: { id, name }, onClose }: { task: Task; file: TaskFile; onClose: () => void }) {
  const { t } = useLingui();
  const { detach } = useTaskFiles(task.organizationId, task.id);
  return (
    <TaskQuestion onClose={onClose} title={t`Убрать файл «${name}»?`} confirm={t`Убрать`} onConfirm={() => detach.mutateAsync(id)}>
      <Trans>Файл исчезнет у всех, кто видит задачу. Вернуть его нельзя.</Trans>
    </TaskQuestion>
  );
}

function Attached({ file, onRemove }: { file: TaskFile; onRemove: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const { name, kind, previews } = file;
  const picture = previews[0]?.url;
  const Icon = { audio: IconMusic, video: IconVideo, other: IconFile, picture: IconFile, pdf: IconFile }[kind];
  return (
    <li className={classes.file}>
      <a href={file.url} target="_blank" rel="noopener noreferrer" className={classes.link}>
        {picture ? (
          <img className={classes.medal} src={picture} alt="" width={40} height={40} loading="lazy" />
        ) : (
          <span className={classes.medal} data-kind={kind} aria-hidden="true">
            {kind === 'pdf' ? 'PDF' : <Icon size={20} stroke={1.6} />}
          </span>
        )}
        <span className={classes.words}>
          <span className={classes.name}>{name}</span>
          <span className={classes.quiet}>{[format.fileSize(file.size), file.by.name].filter(Boolean).join(' · ')}</span>
        </span>
      </a>
      {file.canRemove && (
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Убрать ${name}`} onClick={onRemove}>
          <IconX size={19} stroke={1.7} />
        </ActionIcon>
      )}
    </li>
  );
}
