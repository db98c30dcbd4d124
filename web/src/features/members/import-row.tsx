import { Trans } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import type { ImportRow, ImportVerdict } from '#contract/imports';
import { showPhone } from '#web/lib/phone.ts';
import { useFormat } from '#web/lib/use-format.ts';
import classes from './import.module.css';
import { useImportTexts } from './import-text.ts';
import { useCardTexts } from './member-card-texts.ts';

const COLORS: Readonly<Record<ImportVerdict, string>> = { add: 'pine', update: 'pine', same: 'gray', skip: 'rowan' };

export function Verdict({ verdict }: { verdict: ImportVerdict }) {
  const { verdicts } = useImportTexts();
  return (
    <Badge variant={verdict === 'add' ? 'filled' : 'light'} color={COLORS[verdict]} className={classes.badge ?? ''}>
      {verdicts[verdict]}
    </Badge>
  );
}

/** Who the row is about, as it would be written. */
export function ImportRowPerson({ row: { name, phone, cardNumber, birthDate } }: { row: ImportRow }) {
  const format = useFormat();
  const facts = [birthDate && format.shortDate(birthDate), phone && showPhone(phone), cardNumber].filter(Boolean);
  return (
    <>
      <b className={classes.name}>{name}</b>
      <p className={classes.quiet}>{facts.join(' · ')}</p>
    </>
  );
}

/** «Было → станет», or why the row is passed over. */
export function ImportRowOutcome({ row }: { row: ImportRow }) {
  const texts = useImportTexts();
  const { labels, kept } = useCardTexts();
  const own = row.kept.map((field) => labels[field]).join(', ');
  return (
    <div className={classes.outcome}>
      {row.changes.map(({ field, before, after }) => (
        <p key={field}>
          <span className={classes.quiet}>{labels[field]}:</span> <del data-none={before === '' || undefined}>{kept(field, before)}</del> →{' '}
          <ins>{kept(field, after)}</ins>
        </p>
      ))}
      {row.fault !== null && (
        <p className={classes.fault}>
          {texts.fault(row)}
          {row.faultValue !== '' && `: ${row.faultValue}`}
        </p>
      )}
      {own !== '' && (
        <p className={classes.quiet}>
          <Trans>Не меняется, потому что человек ведёт это сам: {own}</Trans>
        </p>
      )}
    </div>
  );
}

/** The row on a phone. */
export function ImportRowAsCard({ row }: { row: ImportRow }) {
  const format = useFormat();
  const number = format.number(row.number);
  return (
    <div className={classes.rowCard}>
      <div className={classes.rowHead}>
        <span className={classes.quiet}>
          <Trans>Строка {number}</Trans>
        </span>
        <Verdict verdict={row.verdict} />
      </div>
      <ImportRowPerson row={row} />
      <ImportRowOutcome row={row} />
    </div>
  );
}
