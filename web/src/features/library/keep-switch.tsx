import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Loader } from '@mantine/core';
import { IconDeviceMobileCheck, IconDownload } from '@tabler/icons-react';
import type { LibraryFile } from '#contract/library';
import { paths } from '#web/lib/paths.ts';
import { canKeep } from './kept-files.ts';
import type { useKeptFiles } from './use-kept-files.ts';

export type Kept = ReturnType<typeof useKeptFiles>;

const isAmong = ({ files }: Kept, file: LibraryFile): boolean => files.some(({ id }) => id === file.id);

/** Where a file is opened: on this device, if it is kept there. */
export const addressOf = (file: LibraryFile, kept: Kept): string =>
  isAmong(kept, file) ? paths.member.keptFile(file.organizationId, file.id) : file.url;

/** Keeps a file on this device, or drops it from there. */
export function KeepSwitch({ file, kept }: { file: LibraryFile; kept: Kept }) {
  const { t } = useLingui();
  const { keep, drop } = kept;
  const isKept = isAmong(kept, file);
  const busy = keep.isPending && keep.variables.id === file.id;
  const { name } = file;
  if (!canKeep()) return null;
  return (
    <ActionIcon
      variant={isKept ? 'light' : 'subtle'}
      color={isKept ? 'pine' : 'gray'}
      size={48}
      role="switch"
      aria-checked={isKept}
      aria-label={t`Сохранить для просмотра без сети: ${name}`}
      title={t`Сохранить для просмотра без сети`}
      disabled={busy}
      onClick={() => (isKept ? drop.mutate(file) : keep.mutate(file))}
    >
      {busy ? <Loader size={20} /> : isKept ? <IconDeviceMobileCheck size={22} stroke={1.6} /> : <IconDownload size={22} stroke={1.6} />}
    </ActionIcon>
  );
}
