import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './filter-chips.module.css';

export interface FilterChip {
  readonly key: string;
  readonly label: string;
}

interface Props {
  chips: readonly FilterChip[];
  onRemove: (key: string) => void;
  onReset: () => void;
  /** «Найдено 1 234». */
  count: ReactNode;
}

/** What a list is narrowed by: each goes by its cross, all by «Сбросить». */
export function FilterChips({ chips, onRemove, onReset, count }: Props) {
  const { t } = useLingui();
  return (
    <div className={classes.row}>
      <p className={classes.count} role="status">
        {count}
      </p>
      {chips.length > 0 && (
        <ul className={classes.chips} aria-label={t`Выбранные фильтры`}>
          {chips.map(({ key, label }) => (
            <li key={key}>
              <button type="button" className={classes.chip} onClick={() => onRemove(key)} aria-label={t`Убрать фильтр: ${label}`}>
                {label}
                <IconX size={15} stroke={1.8} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button variant="subtle" size="compact-md" onClick={onReset}>
        <Trans>Сбросить</Trans>
      </Button>
    </div>
  );
}
