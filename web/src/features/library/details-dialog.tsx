import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { LibraryFile } from '#contract/library';
import { useFormat } from '#web/lib/use-format.ts';
import { Sheet } from '#web/ui/sheet.tsx';
import { When } from '#web/ui/when.tsx';
import classes from './dialogs.module.css';
import { ItemPreview } from './file-preview.tsx';
import { useFileWords } from './file-words.ts';
import { libraryFileQuery } from './library.ts';

/** «Подробнее»: all that is known of a file. */
export function DetailsDialog({ file: shown, onClose }: { file: LibraryFile; onClose: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useFileWords();
  const { data } = useQuery(libraryFileQuery(shown.organizationId, shown.id));
  const file = data ?? shown;
  const place = [words.section(file.section), ...(data?.path ?? []).map(({ name }) => name)].join(' / ');
  return (
    <Sheet opened onClose={onClose} title={file.name} size="md">
      <div className={classes.picture}>
        <ItemPreview item={file} />
      </div>
      <dl className={classes.facts}>
        <dt>{t`Вид`}</dt>
        <dd>{words.kind(file)}</dd>
        <dt>{t`Размер`}</dt>
        <dd>{format.fileSize(file.size)}</dd>
        <dt>{t`Где лежит`}</dt>
        <dd>{place}</dd>
        <dt>{t`Изменён`}</dt>
        <dd>
          <When instant={file.changedAt} />
        </dd>
        <dt>{t`Кто видит`}</dt>
        <dd>{words.audience(file)}</dd>
        {file.expiresOn !== null && (
          <>
            <dt>{t`Показывать по`}</dt>
            <dd>
              {format.shortDate(file.expiresOn)}
              {file.expired && ` · ${t`истёк`}`}
            </dd>
          </>
        )}
        {file.openings !== null && (
          <>
            <dt>{t`Открывали`}</dt>
            <dd>{words.openings(file.openings)}</dd>
          </>
        )}
        {file.versions !== null && (
          <>
            <dt>{t`Версий`}</dt>
            <dd>{format.number(file.versions)}</dd>
          </>
        )}
      </dl>
      <p className={classes.hint} style={{ marginTop: 18 }}>
        <Trans>Адрес файла открывается только тем, кому файл показан: при каждом открытии доступ проверяется заново.</Trans>
      </p>
    </Sheet>
  );
}
