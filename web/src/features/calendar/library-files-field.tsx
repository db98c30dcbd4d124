import { useLingui } from '@lingui/react/macro';
import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { EventFile } from '#contract/calendar';
import type { OrganizationId } from '#contract/ids';
import type { listNewestFiles, searchLibrary } from '#contract/library';
import { call, endpoint } from '#web/lib/call.ts';
import { useErrorText } from '#web/lib/error-text.ts';
import '@mantine/core/styles/Pill.layer.css';
import '@mantine/core/styles/PillsInput.layer.css';

const find = endpoint<typeof searchLibrary>('GET', '/api/organizations/:organizationId/library/search');
const newest = endpoint<typeof listNewestFiles>('GET', '/api/organizations/:organizationId/library/newest');

type Chosen = Pick<EventFile, 'id' | 'name' | 'kind'>;

/** Files by the words of their names and texts; of no words the newest. Only those that members see: an event's files are for them. */
const filesQuery = (organizationId: OrganizationId, query: string) =>
  queryOptions({
    queryKey: ['library', organizationId, 'to attach', query],
    queryFn: async ({ signal }): Promise<Chosen[]> => {
      const params = { organizationId };
      if (query === '') return (await call(newest, { params, query: { limit: 20 } }, { signal })).items;
      const { items } = await call(find, { params, query: { query, section: 'members' } }, { signal });
      return items.map(({ file }) => file);
    },
    placeholderData: keepPreviousData,
  });

interface Props {
  organizationId: OrganizationId;
  value: readonly Chosen[];
  onChange: (files: Chosen[]) => void;
  max: number;
  error?: ReactNode;
}

/** «Файлы из библиотеки»: found while one types. */
export function LibraryFilesField({ organizationId, value, onChange, max, error }: Props) {
  const { t } = useLingui();
  const explain = useErrorText();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), 250);
  const { data: found = [], error: failure, isFetching } = useQuery(filesQuery(organizationId, query));
  const known = new Map([...value, ...found].map((file) => [file.id as string, file]));
  return (
    <MultiSelect
      label={t`Файлы из библиотеки`}
      placeholder={value.length === 0 ? t`Начните вводить название` : ''}
      searchable
      hidePickedOptions
      maxValues={max}
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has found them already, by the forms of the words too.
      filter={({ options }) => options}
      data={[...known.values()].map(({ id, name }) => ({ value: id, label: name }))}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => known.get(id) ?? []))}
      nothingFoundMessage={isFetching ? t`Ищем…` : t`Таких файлов для участников в библиотеке нет`}
      error={error ?? (failure ? explain(failure) : undefined)}
    />
  );
}
