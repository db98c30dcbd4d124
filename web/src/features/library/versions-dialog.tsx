import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FileVersion, LibraryFile } from '#contract/library';
import { isRefusal } from '#web/lib/api-error.ts';
import { useErrorText } from '#web/lib/error-text.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { When } from '#web/ui/when.tsx';
import classes from './dialogs.module.css';
import { libraryFileQuery, versionsQuery } from './library.ts';
import { useLibraryActs } from './library-acts.ts';

interface Props {
  file: LibraryFile;
  onReplace: () => void;
  onClose: () => void;
}

/** «Версии»: every content the file has had; each opens, any becomes the current one. */
export function VersionsDialog({ file, onReplace, onClose }: Props) {
  const { t } = useLingui();
  const explain = useErrorText();
  const { organizationId, id: libraryFileId, name } = file;
  const { data, error, refetch } = useQuery(versionsQuery(organizationId, libraryFileId));
  const fresh = useQuery(libraryFileQuery(organizationId, libraryFileId));
  const { restoreVersion } = useLibraryActs(organizationId);
  const [failure, setFailure] = useState<string | null>(null);
  const restore = async ({ number }: FileVersion) => {
    setFailure(null);
    try {
      await restoreVersion.mutateAsync({ libraryFileId, number, version: fresh.data?.version ?? file.version });
      toast.done(t`Версия ${number} стала текущей`);
    } catch (caught) {
      setFailure(explain(caught));
      if (isRefusal(caught, 'conflict')) void fresh.refetch();
    }
  };
  return (
    <Sheet opened onClose={onClose} title={t`Версии «${name}»`} size="lg">
      {data ? (
        <ul className={classes.rows} aria-label={t`Версии`}>
          {data.items.map((version) => (
            <VersionRow key={version.number} version={version} busy={restoreVersion.isPending} onRestore={() => void restore(version)} />
          ))}
        </ul>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <ListSkeleton rows={file.versions ?? 1} />
      )}
      <FormFailure text={failure} />
      {file.can.replace && (
        <div className={classes.buttons}>
          <Button variant="default" leftSection={<IconUpload size={18} stroke={1.6} />} onClick={onReplace}>
            <Trans>Заменить новой версией…</Trans>
          </Button>
        </div>
      )}
    </Sheet>
  );
}

function VersionRow({ version, busy, onRestore }: { version: FileVersion; busy: boolean; onRestore: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const { number, fileName, addedByName } = version;
  const author = addedByName === '' ? t`Удалённый пользователь` : addedByName;
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <a className={classes.name} href={version.url} target="_blank" rel="noopener noreferrer">
          {fileName}
        </a>
        <span className={classes.quiet}>
          <Trans>Версия {number}</Trans> · <When instant={version.addedAt} /> · {format.fileSize(version.size)} · {author}
        </span>
      </div>
      {version.current ? (
        <Badge variant="light">
          <Trans>текущая</Trans>
        </Badge>
      ) : (
        version.can.restore && (
          <Button variant="light" size="compact-md" onClick={onRestore} disabled={busy} aria-label={t`Сделать текущей: версия ${number}`}>
            <Trans>Сделать текущей</Trans>
          </Button>
        )
      )}
    </li>
  );
}
