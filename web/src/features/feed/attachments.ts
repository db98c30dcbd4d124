import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { type FileCard, type getFile, MAX_PICTURE_BYTES } from '#contract/files';
import type { FileId, OrganizationId } from '#contract/ids';
import { isRefusal } from '#web/lib/api-error.ts';
import { call, endpoint } from '#web/lib/call.ts';
import { fieldText, useErrorText } from '#web/lib/error-text.ts';
import type { UploadItem, Uploads } from '#web/ui/uploads.ts';

const get = endpoint<typeof getFile>('GET', '/api/organizations/:organizationId/files/:fileId');
const ASK_AGAIN = 4_000;

interface Options {
  organizationId: OrganizationId;
  items: readonly UploadItem[];
  uploads: Uploads;
  /** The server has looked at a file and it may be attached. */
  onReady: (file: FileCard) => void;
  /** How many more may be attached. */
  room: number;
}

/** What becomes of chosen files: sent at once, looked at by the server, then attached; or refused, with the reason beside each. */
export function useAttachments({ organizationId, items, uploads, onReady, room }: Options) {
  const { t, i18n } = useLingui();
  const explain = useErrorText();
  const asked = useRef(new Set<string>());
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<string | null>(null);

  const settle = async ({ id, fileId }: UploadItem) => {
    try {
      const file = await call(get, { params: { organizationId, fileId: fileId as FileId } });
      if (file.state === 'broken') return setProblems((before) => ({ ...before, [id]: fieldText(file.error ?? 'file_broken', i18n) }));
      onReady(file);
      void uploads.remove(id);
    } catch (error) {
      setProblems((before) => ({ ...before, [id]: explain(error) }));
      if (isRefusal(error, 'offline', 'unavailable')) setTimeout(() => asked.current.delete(id) && void ask(), ASK_AGAIN);
    }
  };
  const ask = async () => {
    const fresh = uploads.items().filter(({ id, state, fileId }) => state === 'done' && fileId !== null && !asked.current.has(id));
    for (const { id } of fresh) asked.current.add(id);
    await Promise.all(fresh.map(settle));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever an upload moved; each is asked about once
  useEffect(() => void ask(), [items]);

  const add = (files: File[]) => {
    const large = files.filter(({ type, size }) => type.startsWith('image/') && size > MAX_PICTURE_BYTES);
    const good = files.filter((file) => !large.includes(file));
    const names = large.map(({ name }) => name).join(', ');
    const most = room + items.length;
    if (large.length > 0) setRefused(t`Картинка может весить до 50 МБ: ${names}`);
    else setRefused(good.length > room ? t`Можно приложить не больше ${most}: лишние не добавлены` : null);
    uploads.add(good.slice(0, Math.max(0, room)));
  };
  return { add, problems, refused };
}
