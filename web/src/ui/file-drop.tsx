import { Trans, useLingui } from '@lingui/react/macro';
import { Input } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconPaperclip } from '@tabler/icons-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useFormat } from '#web/lib/use-format.ts';
import classes from './file-drop.module.css';

export interface FileDropProps {
  label: string;
  /** What is accepted, in words: «Картинки и PDF, до 50 МБ». */
  description?: ReactNode;
  onFiles: (files: File[]) => void;
  maxBytes: number;
  /** Media types; anything when left out. The server looks at the content. */
  accept?: readonly string[];
  multiple?: boolean;
  error?: ReactNode;
  disabled?: boolean;
}

/** A place to drop files or to choose them by «Выбрать файлы». Empty and too large ones are named and left out. */
export function FileDrop({ label, description, onFiles, maxBytes, accept, multiple = true, error, disabled = false }: FileDropProps) {
  const { t } = useLingui();
  const format = useFormat();
  const id = useId();
  const open = useRef<() => void>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);

  const take = (files: File[]) => {
    const fits = (file: File) => file.size > 0 && file.size <= maxBytes;
    setRefused(files.filter((file) => !fits(file)).map(({ name }) => name));
    const good = files.filter(fits);
    if (good.length > 0) onFiles(good);
  };
  const names = refused.join(', ');
  const limit = format.fileSize(maxBytes);

  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id }}
      error={refused.length > 0 ? t`Не приложено, файл пуст или больше ${limit}: ${names}` : error}
    >
      <Dropzone
        className={classes.drop ?? ''}
        openRef={open}
        onDrop={take}
        onReject={(rejections) => setRefused(rejections.map(({ file }) => file.name))}
        multiple={multiple}
        disabled={disabled}
        activateOnClick
        activateOnKeyboard={false}
        tabIndex={-1}
        inputProps={{ 'aria-labelledby': id }}
        {...(accept ? { accept: [...accept] } : {})}
      >
        <div className={classes.inside}>
          <IconPaperclip size={24} stroke={1.6} aria-hidden="true" />
          <div>
            <button
              type="button"
              className={classes.choose}
              disabled={disabled}
              onClick={(event) => {
                event.stopPropagation();
                open.current?.();
              }}
            >
              {multiple ? t`Выбрать файлы` : t`Выбрать файл`}
            </button>
            <span className={classes.or}>
              <Trans>или перетащите сюда</Trans>
            </span>
            {description && <p className={classes.description}>{description}</p>}
          </div>
        </div>
      </Dropzone>
    </Input.Wrapper>
  );
}
