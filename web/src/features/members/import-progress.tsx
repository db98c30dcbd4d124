import { Trans } from '@lingui/react/macro';
import { Progress } from '@mantine/core';
import type { Import } from '#contract/imports';
import { useFormat } from '#web/lib/use-format.ts';
import classes from './import.module.css';
import { useImportTexts } from './import-text.ts';

/** How far the running step has come. While the file is first read, nobody knows yet how many rows it has. */
export function ImportProgress({ item }: { item: Import }) {
  const texts = useImportTexts();
  const format = useFormat();
  const { state, rows, done } = item;
  const label = texts.states[state];
  const share = rows === 0 ? 0 : Math.min(1, done / rows);
  const count = format.number(done);
  const all = format.number(rows);
  return (
    <div className={classes.progress} role="status">
      <b>{label}</b>
      {state === 'reading' ? <Progress value={100} animated aria-label={label} /> : <Progress value={share * 100} aria-label={label} />}
      <p className={classes.quiet}>
        {state === 'reading' ? (
          done > 0 && <Trans>Прочитано строк: {count}</Trans>
        ) : (
          <Trans>
            {count} из {all}
          </Trans>
        )}
      </p>
      <p className={classes.quiet}>
        <Trans>Страницу можно закрыть: работа продолжится.</Trans>
      </p>
    </div>
  );
}
