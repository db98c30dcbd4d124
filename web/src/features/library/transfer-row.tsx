import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconCircleCheck, IconPlayerPause, IconPlayerPlay, IconRefresh, IconX } from '@tabler/icons-react';
import { fieldText } from '#web/lib/error-text.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { endingOf, familyOf } from './file-family.ts';
import { KindArt } from './kind-art.tsx';
import { transfers } from './tab-transfers.ts';
import { isOpen, refusalOf, type Transfer } from './transfer.ts';
import classes from './transfer-dock.module.css';

/** One file on its way: how far it is, what it waits for, and what may be done about it. */
export function TransferRow({ item, onChooseAgain }: { item: Transfer; onChooseAgain: () => void }) {
  const { t } = useLingui();
  const { id, name, state } = item;
  const share = item.size === 0 ? 1 : item.sent / item.size;
  return (
    <li className={classes.row}>
      <span className={classes.art}>
        <KindArt family={familyOf({ kind: kindOf(item.mediaType), name })} ending={endingOf(name)} />
      </span>
      <div className={classes.words}>
        <span className={classes.name}>{name}</span>
        <StateLine item={item} share={share} />
        {(state === 'sending' || state === 'lost' || state === 'paused') && (
          <Progress value={share * 100} size={4} mt={4} aria-label={t`Загрузка ${name}`} />
        )}
        {state === 'missing' && (
          <Button variant="light" size="compact-sm" mt={4} className={classes.again ?? ''} onClick={onChooseAgain}>
            <Trans>Выбрать файл</Trans>
          </Button>
        )}
      </div>
      {(state === 'sending' || state === 'waiting' || state === 'lost') && (
        <Act label={t`Приостановить ${name}`} icon={IconPlayerPause} onClick={() => void transfers.pause(id)} />
      )}
      {(state === 'paused' || state === 'locked') && (
        <Act label={t`Продолжить ${name}`} icon={IconPlayerPlay} onClick={() => void transfers.resume(id)} />
      )}
      {state === 'failed' && refusalOf(item) === null && (
        <Act label={t`Повторить ${name}`} icon={IconRefresh} onClick={() => void transfers.resume(id)} />
      )}
      {state === 'done' ? (
        <IconCircleCheck className={classes.done ?? ''} size={22} stroke={1.7} aria-hidden="true" />
      ) : (
        state !== 'adding' && <Act label={t`Убрать ${name}`} icon={IconX} onClick={() => void transfers.remove(id)} />
      )}
    </li>
  );
}

function StateLine({ item, share }: { item: Transfer; share: number }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { state, result } = item;
  const [sent, size, percent] = [format.fileSize(item.sent), format.fileSize(item.size), format.percent(share)];
  const other = result?.name ?? '';
  if (state === 'failed') {
    const why =
      item.error === 'file_too_large'
        ? t`Файл слишком большой: можно до 2 ГБ, изображения до 50 МБ`
        : fieldText(item.error ?? 'internal', i18n);
    return (
      <span className={classes.problem} role="alert">
        {item.size === 0 ? t`Файл пуст` : why}
      </span>
    );
  }
  const said = {
    waiting: t`в очереди · ${size}`,
    sending: t`${sent} из ${size} · ${percent}`,
    adding: t`добавляем в библиотеку`,
    lost:
      item.error === 'too_many_requests'
        ? t`слишком много загрузок сразу, продолжим сами · ${percent}`
        : t`нет связи, продолжим сами · ${percent}`,
    paused: t`пауза · ${percent}`,
    locked: t`нажмите «Продолжить»: браузер спросит, можно ли снова прочитать файл`,
    missing: t`страница обновилась, а файл велик, чтобы хранить его копию. Выберите его снова: продолжим с того же места`,
    done: item.plan.folderGone
      ? t`папки больше нет: файл лежит вне папок, во «Всех файлах»`
      : item.plan.replaces
        ? t`новая версия · ${size}`
        : other !== '' && other !== item.name
          ? t`имя занято, добавлен как «${other}»`
          : size,
  }[state];
  return (
    <span className={classes.quiet} data-open={isOpen(item) || undefined}>
      {said}
    </span>
  );
}

function Act({ label, icon: Icon, onClick }: { label: string; icon: typeof IconX; onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
      <Icon size={19} stroke={1.7} />
    </ActionIcon>
  );
}

const kindOf = (mediaType: string) => {
  const [family] = mediaType.split('/');
  if (family === 'image') return 'picture';
  if (family === 'video' || family === 'audio') return family;
  return mediaType === 'application/pdf' ? 'pdf' : 'other';
};
