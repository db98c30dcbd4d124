import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import type { LibraryFile, listNewestFiles } from '#contract/library';
import { call, endpoint } from '#web/lib/call.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { endingOf } from './file-family.ts';
import { libraryKey } from './library.ts';
import classes from './newest-files.module.css';

const newest = endpoint<typeof listNewestFiles>('GET', '/api/organizations/:organizationId/library/newest');
const SHOWN = 6;

const newestFilesQuery = (organizationId: OrganizationId) =>
  queryOptions({
    queryKey: [...libraryKey(organizationId), 'newest'],
    queryFn: ({ signal }) => call(newest, { params: { organizationId }, query: { limit: SHOWN } }, { signal }),
  });

/** The newest files for members; each opens in a tab of its own. */
export function NewestFiles({ organizationId, emptyText }: { organizationId: OrganizationId; emptyText: string }) {
  const { data, error, refetch } = useQuery(newestFilesQuery(organizationId));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={3} height={68} />;
  if (data.items.length === 0) return <p className={classes.none}>{emptyText}</p>;
  return (
    <ul className={classes.list}>
      {data.items.map((file) => (
        <li key={file.id}>
          <Row file={file} />
        </li>
      ))}
    </ul>
  );
}

function Row({ file }: { file: LibraryFile }) {
  const { t } = useLingui();
  const format = useFormat();
  const { name, url, changedAt } = file;
  const [date, at] = [format.shortDate(changedAt), format.time(changedAt)];
  const inNewTab = { href: url, target: '_blank', rel: 'noreferrer' } as const;
  return (
    <div className={classes.row}>
      <Face file={file} />
      <div className={classes.words}>
        <a {...inNewTab} className={classes.name}>
          {name}
        </a>
        <time dateTime={changedAt} className={classes.quiet}>
          {t`${date} в ${at}`}
        </time>
      </div>
      <Anchor {...inNewTab} aria-label={t`скачать: ${name}`} className={classes.take ?? ''}>
        <Trans>скачать</Trans>
      </Anchor>
    </div>
  );
}

/** Its first page or the picture itself, else the ending of the name. */
function Face({ file }: { file: LibraryFile }) {
  const [preview] = file.previews;
  const ending = endingOf(file.name);
  return (
    <span className={classes.face} aria-hidden="true">
      {ending === '' ? <IconFile size={20} stroke={1.6} /> : ending}
      {preview && <img src={preview.url} alt="" loading="lazy" />}
    </span>
  );
}
