import { useLingui } from '@lingui/react/macro';
import { IconFile, IconMusic, IconVideo } from '@tabler/icons-react';
import type { FileCard } from '#contract/files';
import { useFormat } from '#web/lib/use-format.ts';
import classes from './file-rows.module.css';

/** Files of a publication, a row each; they open in a new tab. */
export function FileRows({ files }: { files: readonly FileCard[] }) {
  const { t } = useLingui();
  const format = useFormat();
  if (files.length === 0) return null;
  return (
    <ul className={classes.rows} aria-label={t`Файлы`}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={file.url} target="_blank" rel="noopener noreferrer" className={classes.row}>
            <FileMedal file={file} />
            <span className={classes.words}>
              <span className={classes.name}>{file.name}</span>
              <span className={classes.quiet}>{[extensionOf(file.name), format.fileSize(file.size)].filter(Boolean).join(' · ')}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A small square that tells the kind of a file. */
export function FileMedal({ file: { kind, previews } }: { file: FileCard }) {
  const picture = previews[0]?.url;
  if (picture) return <img className={classes.medal} src={picture} alt="" width={44} height={44} loading="lazy" />;
  const Icon = { audio: IconMusic, video: IconVideo, other: IconFile, picture: IconFile, pdf: IconFile }[kind];
  return (
    <span className={classes.medal} data-kind={kind} aria-hidden="true">
      {kind === 'pdf' ? 'PDF' : <Icon size={22} stroke={1.6} />}
    </span>
  );
}

/** «PDF» of «Положение.pdf». */
const extensionOf = (name: string): string => /\.([\p{L}\d]{1,5})$/u.exec(name)?.[1]?.toUpperCase() ?? '';
