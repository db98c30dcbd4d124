import { Trans, useLingui } from '@lingui/react/macro';
import type { Export } from '#contract/exports';
import type { OrganizationId } from '#contract/ids';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { exportFile } from './exports.ts';

interface Props {
  organizationId: OrganizationId;
  item: Export;
  /** One of many: quieter, and named by its file. */
  light?: boolean;
}

/** «Скачать» of an export that is ready. */
export function ExportFileButton({ organizationId, item, light = false }: Props) {
  const { t } = useLingui();
  const name = item.fileName;
  return (
    <DownloadButton
      href={exportFile(organizationId, item)}
      bytes={item.size}
      variant={light ? 'default' : 'filled'}
      {...(light ? { 'aria-label': t`Скачать ${name}` } : {})}
    >
      <Trans>Скачать</Trans>
    </DownloadButton>
  );
}
