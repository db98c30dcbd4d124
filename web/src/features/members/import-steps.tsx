import { useLingui } from '@lingui/react/macro';
import { IconCheck } from '@tabler/icons-react';
import classes from './import.module.css';

/** «Файл → Столбцы → Проверка → Готово»: where one is; 4 is done. */
export function ImportSteps({ current }: { current: number }) {
  const { t } = useLingui();
  return (
    <ol className={classes.steps} aria-label={t`Шаги импорта`}>
      {[t`Файл`, t`Столбцы`, t`Проверка`, t`Готово`].map((label, index) => (
        <li key={label} data-past={index < current || undefined} aria-current={index === current ? 'step' : undefined}>
          <span className={classes.number}>{index < current ? <IconCheck size={16} stroke={2.2} aria-hidden="true" /> : index + 1}</span>
          {label}
        </li>
      ))}
    </ol>
  );
}
