import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useAppUpdate } from '#web/lib/app-update.ts';
import classes from './app-update.module.css';

/** Says that a newer app is ready; nothing is reloaded under one's hands. */
export function AppUpdate() {
  const update = useAppUpdate();
  return (
    <div role="status">
      {update && (
        <div className={classes.bar}>
          <span>
            <Trans>Готова новая версия приложения</Trans>
          </span>
          <Button size="compact-md" variant="white" onClick={update}>
            <Trans>Обновить</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}
