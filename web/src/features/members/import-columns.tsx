import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect, Table } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import { IMPORT_FIELDS, type Import, type ImportField } from '#contract/imports';
import { useErrorText } from '#web/lib/error-text.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import classes from './import.module.css';
import { columnsProblem } from './import-columns-problem.ts';
import { useImportTexts } from './import-text.ts';
import { useImportActs } from './imports.ts';

interface Props {
  organizationId: OrganizationId;
  item: Import;
  onChosen: () => void;
  /** Beside the main act. */
  aside: ReactNode;
}

/** «Столбцы»: what each column means, as the headings tell it and as the administrator corrects it. */
export function ImportColumns({ organizationId, item, onChosen, aside }: Props) {
  const { t } = useLingui();
  const explain = useErrorText();
  const { choose } = useImportActs(organizationId);
  const [columns, setColumns] = useState<readonly (ImportField | null)[]>(item.columns);
  const problem = columnsProblem(columns);
  const told = {
    missing: t`Выберите столбцы с фамилией и именем или столбец с ФИО.`,
    both: t`ФИО в одном столбце и отдельные фамилия, имя, отчество вместе не нужны: оставьте одно.`,
  };
  const set = (index: number, field: ImportField | null) =>
    // A field stands once: choosing it here takes it from where it stood.
    setColumns((before) => before.map((other, at) => (at === index ? field : other === field ? null : other)));
  const unnamed = (number: string) => t`Столбец ${number}`;
  const check = () => choose.mutate({ importId: item.id, columns: [...columns] }, { onSuccess: onChosen });
  return (
    <div className={classes.columns}>
      <p className={classes.lead}>
        <Trans>Проверьте, что в каком столбце. Лишние столбцы не переносятся.</Trans>
      </p>
      <div className={classes.columnList}>
        {item.headings.map((heading, index) => (
          <ColumnRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
            key={index}
            heading={heading === '' ? unnamed(String(index + 1)) : heading}
            examples={item.sample.map((cells) => cells[index] ?? '').filter((cell) => cell !== '')}
            field={columns[index] ?? null}
            onField={(field) => set(index, field)}
          />
        ))}
      </div>
      <Sample item={item} />
      <FormFailure text={problem === null ? (choose.error ? explain(choose.error) : null) : told[problem]} />
      <div className={classes.acts}>
        <Button onClick={check} loading={choose.isPending} disabled={problem !== null}>
          <Trans>Проверить строки</Trans>
        </Button>
        {aside}
      </div>
    </div>
  );
}

interface RowProps {
  heading: string;
  examples: readonly string[];
  field: ImportField | null;
  onField: (field: ImportField | null) => void;
}

function ColumnRow({ heading, examples, field, onField }: RowProps) {
  const { t } = useLingui();
  const { fields } = useImportTexts();
  return (
    <div className={classes.column} data-unused={field === null || undefined}>
      <div>
        <b>{heading}</b>
        <p className={classes.quiet}>{examples.slice(0, 2).join(', ')}</p>
      </div>
      <NativeSelect
        aria-label={t`Что в столбце «${heading}»`}
        value={field ?? ''}
        onChange={(event) => onField(event.currentTarget.value === '' ? null : (event.currentTarget.value as ImportField))}
        data={[{ value: '', label: t`Не переносить` }, ...IMPORT_FIELDS.map((value) => ({ value, label: fields[value] }))]}
      />
    </div>
  );
}

/** The first rows as the file has them. */
function Sample({ item: { headings, sample } }: { item: Import }) {
  const { t } = useLingui();
  return (
    <details className={classes.sample}>
      <summary>
        <Trans>Первые строки файла</Trans>
      </summary>
      <Table.ScrollContainer minWidth={600} type="native" tabIndex={0}>
        <Table aria-label={t`Первые строки файла`}>
          <Table.Thead>
            <Table.Tr>
              {headings.map((heading, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
                <Table.Th key={index}>{heading}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sample.map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the file
              <Table.Tr key={row}>
                {headings.map((_, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
                  <Table.Td key={index}>{cells[index] ?? ''}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </details>
  );
}
