import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import classes from './member-card.module.css';

/** A fact with its tick «Сведения отсутствуют»: unknown, known, or known to be absent. */
export function FactField({ label, absent, children }: { label: string; absent: ComponentProps<typeof Checkbox>; children: ReactNode }) {
  const { t } = useLingui();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would stand beside the field's own label
    <div role="group" aria-label={label} className={classes.fact}>
      {children}
      <Checkbox label={t`Сведения отсутствуют`} {...absent} />
    </div>
  );
}
