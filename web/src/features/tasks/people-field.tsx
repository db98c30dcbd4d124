import { useLingui } from '@lingui/react/macro';
import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import { MAX_ASSIGNEES } from '#contract/tasks';
import { useErrorText } from '#web/lib/error-text.ts';
import { assigneesQuery } from './people.ts';
import type { Named } from './task-values.ts';
import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';

interface Props {
  organizationId: OrganizationId;
  value: Named[];
  onChange: (people: Named[]) => void;
  error?: ReactNode;
}

/** «Исполнители»: members found by name while one types. */
export function PeopleField({ organizationId, value, onChange, error }: Props) {
  const { t } = useLingui();
  const explain = useErrorText();
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 200);
  const { data, error: failure } = useQuery(assigneesQuery(organizationId, asked));
  const known = new Map([...(data?.items ?? []), ...value].map(({ id, name }) => [id as string, name]));
  return (
    <MultiSelect
      label={t`Исполнители`}
      placeholder={value.length === 0 ? t`Начните вводить имя` : ''}
      searchable
      hidePickedOptions
      maxValues={MAX_ASSIGNEES}
      searchValue={search}
      onSearchChange={setSearch}
      // The server has chosen already, by the beginning of any part of the name.
      filter={({ options }) => options}
      nothingFoundMessage={t`Такого участника нет`}
      data={[...known].map(([id, name]) => ({ value: id, label: name || t`Удалённый пользователь` }))}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.map((id) => ({ id, name: known.get(id) ?? '' })))}
      error={error ?? (failure ? explain(failure) : undefined)}
    />
  );
}
