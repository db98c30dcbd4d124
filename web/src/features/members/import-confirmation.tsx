import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { Import } from '#contract/imports';
import { useErrorText } from '#web/lib/error-text.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { FormFailure } from '#web/ui/form-failure.tsx';
import classes from './import.module.css';
import { reportPath, useImportActs } from './imports.ts';

interface Props {
  organizationId: OrganizationId;
  item: Import;
  /** Beside the main act. */
  aside: ReactNode;
}

/** What confirming would write, all at once or nothing. */
export function ImportConfirmation({ organizationId, item, aside }: Props) {
  const { t } = useLingui();
  const explain = useErrorText();
  const { apply } = useImportActs(organizationId);
  const { recheckedBecauseChanged } = item;
  const { add, update } = item.counts;
  const nothing = add + update === 0;
  return (
    <div className={classes.done}>
      {recheckedBecauseChanged && (
        <div className={classes.notice} role="status">
          <p>
            <Trans>
              Пока вы смотрели, реестр изменился, поэтому ничего не записано и строки проверены заново. Посмотрите на новый результат и
              подтвердите ещё раз.
            </Trans>
          </p>
        </div>
      )}
      <p className={classes.lead}>
        {nothing
          ? t`Записывать нечего: в реестре всё уже так, как в файле.`
          : t`Будет добавлено: ${plural(add, { one: '# человек', few: '# человека', many: '# человек', other: '# человека' })}, обновлено: ${plural(update, { one: '# запись', few: '# записи', many: '# записей', other: '# записи' })}. Всё сразу или ничего; импорт можно отменить в течение суток.`}
      </p>
      <FormFailure text={apply.error ? explain(apply.error) : null} />
      <div className={classes.acts}>
        <Button onClick={() => apply.mutate(item)} loading={apply.isPending} disabled={nothing}>
          <Trans>Импортировать</Trans>
        </Button>
        <ReportButton organizationId={organizationId} item={item} />
        {aside}
      </div>
    </div>
  );
}

/** The rows that were passed over, to be corrected in the table itself. */
export function ReportButton({ organizationId, item }: { organizationId: OrganizationId; item: Pick<Import, 'id' | 'counts'> }) {
  const format = useFormat();
  if (item.counts.skip === 0) return null;
  const count = format.number(item.counts.skip);
  return (
    <DownloadButton href={reportPath(organizationId, item.id)} variant="default">
      <Trans>Непринятые строки: {count}</Trans>
    </DownloadButton>
  );
}
