import { Trans } from '@lingui/react/macro';
import { useNetwork } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import classes from './offline-banner.module.css';

/** Says that the network is gone, while it is. */
export function OfflineBanner() {
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && (
        <p className={classes.banner}>
          <IconCloudOff size={18} stroke={1.7} aria-hidden="true" />
          <Trans>Нет сети: показано то, что сохранилось</Trans>
        </p>
      )}
    </div>
  );
}
