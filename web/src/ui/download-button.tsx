import { Button, type ButtonProps } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { download } from '#web/lib/download.ts';
import { useErrorText } from '#web/lib/error-text.ts';
import { toast } from './toast.ts';

/** Larger files the browser saves by itself, for here they would lie in memory first. */
const MOST_HELD = 8 * 1024 * 1024;

interface Props extends ButtonProps {
  /** Where the file is. */
  href: string;
  /** How large it is, when that is known and may be much. */
  bytes?: number;
  'aria-label'?: string;
}

/** A link that saves a file; a refusal is said in words, which the browser's own download would not do. */
export function DownloadButton({ href, bytes = 0, ...button }: Props) {
  const explain = useErrorText();
  const saving = useMutation({
    mutationFn: () => download(href),
    onError: (error) => toast.failed(explain(error)),
  });
  const save = (event: MouseEvent) => {
    if (bytes > MOST_HELD) return;
    event.preventDefault();
    if (!saving.isPending) saving.mutate();
  };
  return (
    <Button
      component="a"
      href={href}
      download
      onClick={save}
      loading={saving.isPending}
      leftSection={<IconDownload size={18} stroke={1.6} />}
      {...button}
    />
  );
}
