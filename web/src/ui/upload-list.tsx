import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Progress } from '@mantine/core';
import { IconFile, IconPlayerPause, IconPlayerPlay, IconRefresh, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { fieldText } from '#web/lib/error-text.ts';
import { useFormat } from '#web/lib/use-format.ts';
import classes from './upload-list.module.css';
import type { UploadItem, Uploads } from './uploads.ts';

export interface UploadListProps {
  items: readonly UploadItem[];
  uploads: Uploads;
  /** Called after an item was taken away, with the file's id on the server if it had one. */
  onRemoved?: (item: UploadItem) => void;
  /** An error that the server found after the upload (a picture that is none). Upload id → text. */
  problems?: Readonly<Record<string, ReactNode>>;
}

/** What is being sent: progress, pause, going on, trying again, taking away. */
export function UploadList({ items, uploads, onRemoved, problems = {} }: UploadListProps) {
  const { t } = useLingui();
  if (items.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t`Файлы`}>
      {items.map((item) => (
        <UploadRow
          key={item.id}
          item={item}
          uploads={uploads}
          problem={problems[item.id]}
          onRemove={() => {
            void uploads.remove(item.id);
            onRemoved?.(item);
          }}
        />
      ))}
    </ul>
  );
}

function UploadRow({ item, uploads, problem, onRemove }: { item: UploadItem; uploads: Uploads; problem: ReactNode; onRemove: () => void }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const share = item.size === 0 ? 1 : item.sent / item.size;
  const { name } = item;
  const said = problem ?? (item.error ? fieldText(item.error, i18n) : null);

  return (
    <li className={classes.row}>
      {item.picture ? (
        <img className={classes.picture} src={item.picture} alt="" width={44} height={44} />
      ) : (
        <span className={classes.picture}>
          <IconFile size={22} stroke={1.6} />
        </span>
      )}
      <div className={classes.words}>
        <span className={classes.name}>{name}</span>
        {said ? (
          <span className={classes.problem} role="alert">
            {said}
          </span>
        ) : (
          <span className={classes.quiet}>
            {item.state === 'done' ? format.fileSize(item.size) : `${format.percent(share)} · ${format.fileSize(item.size)}`}
            {item.state === 'paused' && ` · ${t`пауза`}`}
          </span>
        )}
        {item.state !== 'done' && !said && <Progress value={share * 100} size={4} mt={6} aria-label={t`Отправка ${name}`} />}
      </div>
      {item.state === 'sending' && (
        <RowButton label={t`Приостановить ${name}`} icon={IconPlayerPause} onClick={() => void uploads.pause(item.id)} />
      )}
      {item.state === 'paused' && <RowButton label={t`Продолжить ${name}`} icon={IconPlayerPlay} onClick={() => uploads.resume(item.id)} />}
      {item.state === 'failed' && <RowButton label={t`Повторить ${name}`} icon={IconRefresh} onClick={() => uploads.resume(item.id)} />}
      <RowButton label={t`Убрать ${name}`} icon={IconX} onClick={onRemove} />
    </li>
  );
}

function RowButton({ label, icon: Icon, onClick }: { label: string; icon: typeof IconX; onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
      <Icon size={19} stroke={1.7} />
    </ActionIcon>
  );
}
