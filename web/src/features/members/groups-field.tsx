import { useLingui } from '@lingui/react/macro';
import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { OrganizationId } from '#contract/ids';
import { useErrorText } from '#web/lib/error-text.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { inMain } from '#web/ui/in-main.ts';
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
  // A list of nothing is not opened: all there is stands in the field.
  const allChosen = groups.length > 0 && groups.every(({ id }) => value.includes(id));
  const nothing = groups.length === 0 ? t`Групп ещё нет: создайте их в разделе «Группы»` : t`Такой группы нет`;
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
      nothingFoundMessage={data && !allChosen ? nothing : undefined}
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
