import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Sheet } from '#web/ui/sheet.tsx';
import classes from './dialogs.module.css';
import type { Clash, ClashChoice } from './use-add-files.ts';

const NAMED = 5;

/** Files of these names lie here already. */
export function ClashDialog({ clash, onSettle }: { clash: Clash; onSettle: (choice: ClashChoice | null) => void }) {
  const { t } = useLingui();
  const count = clash.taken.length;
  const rest = count - NAMED;
  return (
    <Sheet
      opened
      onClose={() => onSettle(null)}
      size="lg"
      title={t`${plural(count, { one: 'Файл с таким именем уже есть', few: '# файла с такими именами уже есть', many: '# файлов с такими именами уже есть', other: '# файла с такими именами уже есть' })}`}
    >
      <div className={classes.form}>
        <ul className={classes.rows}>
          {clash.taken.slice(0, NAMED).map(({ file }) => (
            <li key={file.id} className={classes.name}>
              {file.name}
            </li>
          ))}
          {rest > 0 && <li className={classes.quiet}>{t`и ещё ${rest}`}</li>}
        </ul>
        <p className={classes.hint}>
          <Trans>Новая версия встанет на место прежней, а прежняя сохранится в «Версиях».</Trans>
        </p>
        <div className={classes.buttons}>
          <Button variant="subtle" onClick={() => onSettle('skip')}>
            <Trans>Не добавлять</Trans>
          </Button>
          <Button variant="default" onClick={() => onSettle('both')}>
            <Trans>Оставить оба</Trans>
          </Button>
          <Button data-autofocus onClick={() => onSettle('replace')}>
            <Trans>Заменить новой версией</Trans>
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
