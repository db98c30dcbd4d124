import { Trans } from '@lingui/react/macro';
import { IconUpload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { LIBRARY_DRAG } from './drag-items.ts';
import classes from './page-drop.module.css';
import { stamped } from './stamped.ts';

export interface Dropped {
  readonly file: File;
  /** Chromium's: reads the same file again after a reload without keeping a copy of it. */
  readonly handle: FileSystemFileHandle | null;
}

interface HandleItem extends DataTransferItem {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
}

interface Props {
  /** Where the files will go: «Договоры». */
  place: string;
  onFiles: (files: readonly Dropped[]) => void;
  /** A folder of the disk was dropped: it has no bytes to send. */
  onFolder: () => void;
}

/** Takes files dropped anywhere on the page, and pasted ones. */
export function PageDrop({ place, onFiles, onFolder }: Props) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  useEffect(() => {
    // A tile's picture is a file to the browser as well.
    const ours = ({ dataTransfer }: DragEvent) => {
      const types = dataTransfer?.types ?? [];
      return types.includes('Files') && !types.includes(LIBRARY_DRAG);
    };
    const enter = (event: DragEvent) => {
      if (!ours(event)) return;
      depth.current += 1;
      setOver(true);
    };
    const move = (event: DragEvent) => ours(event) && event.preventDefault();
    const leave = (event: DragEvent) => {
      if (!ours(event)) return;
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(false);
    };
    const drop = async (event: DragEvent) => {
      if (!ours(event) || event.dataTransfer === null) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      const { files, folders } = await filesOf(event.dataTransfer);
      if (folders > 0) onFolder();
      if (files.length > 0) onFiles(files);
    };
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable], [role="dialog"]');
      if (files.length === 0 || typing) return;
      event.preventDefault();
      onFiles(files.map((file) => ({ file: named(file), handle: null })));
    };
    const dropped = (event: DragEvent) => void drop(event);
    addEventListener('dragenter', enter);
    addEventListener('dragover', move);
    addEventListener('dragleave', leave);
    addEventListener('drop', dropped);
    addEventListener('paste', paste);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragover', move);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', dropped);
      removeEventListener('paste', paste);
    };
  }, [onFiles, onFolder]);
  if (!over) return null;
  return (
    <div className={classes.cover}>
      <div className={classes.card}>
        <IconUpload size={34} stroke={1.6} aria-hidden="true" />
        <p>
          <Trans>Отпустите, чтобы добавить в «{place}»</Trans>
        </p>
      </div>
    </div>
  );
}

/** The browser takes the transfer away after the event: everything is asked for at once. */
async function filesOf({ items }: DataTransfer): Promise<{ files: Dropped[]; folders: number }> {
  const asked = [...items]
    .filter(({ kind }) => kind === 'file')
    .map((item: HandleItem) => ({
      file: item.getAsFile(),
      folder: item.webkitGetAsEntry?.()?.isDirectory ?? false,
      handle: item.getAsFileSystemHandle?.() ?? Promise.resolve(null),
    }));
  const files = await Promise.all(
    asked.map(async ({ file, folder, handle }) => {
      if (folder || file === null) return null;
      // Without the handle the file is sent all the same; only after a reload it must be picked again.
      const kept = await handle.catch(() => null);
      return { file, handle: kept?.kind === 'file' ? (kept as FileSystemFileHandle) : null };
    }),
  );
  return { files: files.filter((one) => one !== null), folders: asked.filter(({ folder }) => folder).length };
}

/** Pasted pictures are all called «image.png»: the moment tells them apart. */
function named(file: File): File {
  return file.name === '' || file.name === 'image.png' ? stamped(file, 'png') : file;
}
