import { Trans, useLingui } from '@lingui/react/macro';
import { Input, MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { OrganizationId } from '#contract/ids';
import { useErrorText } from '#web/lib/error-text.ts';
import { paths } from '#web/lib/paths.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { inMain } from '#web/ui/in-main.ts';
import { TextLink } from '#web/ui/links.tsx';
import classes from './groups.module.css';
import { groupsQuery } from './groups.ts';
import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';

interface Props {
  organizationId: OrganizationId;
  label: string;
  description?: string;
  value: readonly string[];
  onChange: (ids: string[]) => void;
  error?: ReactNode;
  /** At most this many. */
  max: number;
  /** These stay chosen. */
  fixed?: readonly string[];
}

/** Chooses groups, each with how many are in it. */
export function GroupsField({ organizationId, label, description, value, onChange, error, max, fixed = [] }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const explain = useErrorText();
  const { data, error: failure } = useQuery(groupsQuery(organizationId));
  const groups = data?.items ?? [];
  const nameOf = (id: string) => groups.find((group) => group.id === id)?.name ?? '…';
  const countOf = (id: string) => {
    const group = groups.find((one) => one.id === id);
    return group === undefined || (group.kind === 'rule' && group.countedAt === null) ? '' : format.number(group.members);
  };
  // Opened beside the form, which keeps what was typed; a group made there comes here by itself.
  if (data && groups.length === 0 && value.length === 0) {
    return (
      <Input.Wrapper label={label} labelElement="div" error={error}>
        <p className={classes.hint}>
          {data.can.create ? (
            <Trans>
              Групп ещё нет: создайте их в разделе{' '}
              <TextLink to={paths.cabinet.groups(organizationId)} target="_blank" underline="always" fz="inherit">
                «Группы»
              </TextLink>
              .
            </Trans>
          ) : (
            t`Групп ещё нет`
          )}
        </p>
      </Input.Wrapper>
    );
  }
  // A list of nothing is not opened: all there is stands in the field.
  const allChosen = groups.every(({ id }) => value.includes(id));
  return (
    <MultiSelect
      comboboxProps={{ portalProps: inMain() }}
      label={label}
      description={description}
      placeholder={value.length === 0 ? t`Выберите группы` : ''}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      searchable
      hidePickedOptions
      maxValues={max}
      nothingFoundMessage={data && !allChosen ? t`Такой группы нет` : undefined}
      data={[...new Set([...groups.map(({ id }) => id), ...value])].map((id) => ({ value: id, label: nameOf(id) }))}
      renderOption={({ option }) => (
        <span style={{ display: 'flex', justifyContent: 'space-between', gap: 16, width: '100%' }}>
          <span>{option.label}</span>
          <span style={{ color: 'var(--ink-2)' }}>{countOf(option.value)}</span>
        </span>
      )}
      value={[...value]}
      onChange={(ids) => onChange([...fixed, ...ids.filter((id) => !fixed.includes(id))])}
      error={error ?? (failure ? explain(failure) : undefined)}
    />
  );
}
