import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconCamera, IconFolderPlus, IconPlus } from '@tabler/icons-react';
import { DeletedLink } from '#web/ui/deleted-link.tsx';
import { usePhone } from '#web/ui/use-phone.ts';
import type { Asked } from './library-dialogs.tsx';

interface Props {
  /** From the camera, or from the files. */
  onChoose: (camera: boolean) => void;
  onAsk: (asked: Asked) => void;
  canCreate: boolean;
  /** Where «Удалённые» are. */
  deletedPath: string;
}

/** «Добавить файлы…» and quieter ones beside it; on a phone the camera too. */
export function LibraryHeadActs({ onChoose, onAsk, canCreate, deletedPath }: Props) {
  const { t } = useLingui();
  const phone = usePhone();
  return (
    <>
      <DeletedLink to={deletedPath} />
      {phone ? (
        <>
          <ActionIcon
            variant="default"
            radius="xl"
            aria-label={t`Новая папка`}
            onClick={() => onAsk({ kind: 'folder' })}
            disabled={!canCreate}
          >
            <IconFolderPlus size={20} stroke={1.6} />
          </ActionIcon>
          <ActionIcon variant="default" radius="xl" aria-label={t`Снять на камеру`} onClick={() => onChoose(true)}>
            <IconCamera size={20} stroke={1.6} />
          </ActionIcon>
        </>
      ) : (
        <Button
          variant="default"
          leftSection={<IconFolderPlus size={18} stroke={1.6} />}
          onClick={() => onAsk({ kind: 'folder' })}
          disabled={!canCreate}
        >
          <Trans>Новая папка</Trans>
        </Button>
      )}
      <Button leftSection={<IconPlus size={19} stroke={1.8} />} onClick={() => onChoose(false)}>
        <Trans>Добавить файлы…</Trans>
      </Button>
    </>
  );
}
