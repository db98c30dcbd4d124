import { useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import type { CSSProperties } from 'react';
import { useFormat } from '#web/lib/use-format.ts';
import classes from './month-chart.module.css';

/** Registrations by month: bars for the eye, a table for those who hear it. */
export function MonthChart({ months }: { months: readonly { month: string; registered: number }[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const most = Math.max(1, ...months.map(({ registered }) => registered));
  return (
    <>
      <div className={classes.chart} aria-hidden="true">
        {months.map(({ month, registered }, index) => (
          <div key={month} className={classes.column} style={rowsOf(registered / most)}>
            <span className={classes.count}>{format.number(registered)}</span>
            <span className={classes.bar} data-now={index === months.length - 1 || undefined} />
            <span className={classes.month}>{format.monthName(month)}</span>
          </div>
        ))}
      </div>
      <VisuallyHidden>
        <table>
          <caption>{t`Новые участники по месяцам`}</caption>
          <tbody>
            {months.map(({ month, registered }) => (
              <tr key={month}>
                <th scope="row">{format.monthName(month)}</th>
                <td>{registered}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </>
  );
}

/** The free space above a bar and the bar itself share what its words leave. */
const rowsOf = (share: number) => ({ '--space': `${1 - share}fr`, '--share': `${Math.max(share, 0.04)}fr` }) as CSSProperties;
