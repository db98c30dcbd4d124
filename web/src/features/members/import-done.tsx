import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { Import } from '#contract/imports';
import { paths } from '#web/lib/paths.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { ButtonLink } from '#web/ui/links.tsx';
import classes from './import.module.css';
import { ReportButton } from './import-confirmation.tsx';
import { UndoDialog } from './undo-import-dialog.tsx';

/** «Готово»: what was written, and the way back while there is one. */
export function ImportDone({ organizationId, item }: { organizationId: OrganizationId; item: Import }) {
  const { t } = useLingui();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { counts, undone, undoUntil } = item;
  const numbers = undone
    ? [
        { label: t`Удалено добавленных`, value: undone.removed },
        { label: t`Возвращено прежних значений`, value: undone.restored },
        { label: t`Оставлено: менялись после импорта`, value: undone.kept },
      ]
    : [
        { label: t`Добавлено`, value: counts.add },
        { label: t`Обновлено`, value: counts.update },
        { label: t`Без изменений`, value: counts.same },
        { label: t`Пропущено`, value: counts.skip },
      ];
  const until = undoUntil === null ? '' : `${format.day(undoUntil)}, ${format.time(undoUntil)}`;
  return (
    <div className={classes.done}>
      <h2 className={classes.title}>{undone ? t`Импорт отменён` : t`Реестр обновлён`}</h2>
      <dl className={classes.numbers}>
        {numbers.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{format.number(value)}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.acts}>
        <ButtonLink to={paths.cabinet.unregistered(organizationId)}>
          <Trans>Не зарегистрированы</Trans>
        </ButtonLink>
        {!undone && item.headings.length > 0 && <ReportButton organizationId={organizationId} item={item} />}
        {undoUntil !== null && (
          <Button variant="default" leftSection={<IconArrowBackUp size={18} stroke={1.6} />} onClick={() => setAsking(true)}>
            <Trans>Отменить импорт</Trans>
          </Button>
        )}
      </div>
      {undoUntil !== null && (
        <p className={classes.quiet}>
          <Trans>Отменить можно до: {until}</Trans>
        </p>
      )}
      {asking && <UndoDialog organizationId={organizationId} item={item} onClose={() => setAsking(false)} />}
    </div>
  );
}
