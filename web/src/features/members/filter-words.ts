import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import { useFormat } from '#web/lib/use-format.ts';
import type { FilterChip } from '#web/ui/filter-chips.tsx';
import { groupsQuery } from './groups.ts';
import { activeFilters, type FilterName, type MemberFilters } from './members-view.ts';
import { roleLabels } from './role-label.ts';

/** The months by themselves: «март». */
export const MONTHS = [
  msg`январь`,
  msg`февраль`,
  msg`март`,
  msg`апрель`,
  msg`май`,
  msg`июнь`,
  msg`июль`,
  msg`август`,
  msg`сентябрь`,
  msg`октябрь`,
  msg`ноябрь`,
  msg`декабрь`,
];

/** What a view asks, in people's words; both ends of an age are one filter. */
export function useFilterWords(organizationId: OrganizationId) {
  const { data: groups } = useQuery(groupsQuery(organizationId));
  const { t } = useLingui();
  const format = useFormat();
  const wordOf = (name: FilterName, view: MemberFilters): string => {
    const { role, group, birthMonth, registeredSince, ageFrom, ageTo } = view;
    switch (name) {
      case 'status':
        return t`Не зарегистрированы`;
      case 'role': {
        const label = role === '' ? '' : t(roleLabels[role]);
        return t`Роль: ${label}`;
      }
      case 'group': {
        const label = groups?.items.find(({ id }) => id === group)?.name ?? '…';
        return t`Группа: ${label}`;
      }
      case 'sex':
        return view.sex === 'female' ? t`Женщины` : t`Мужчины`;
      case 'birthMonth': {
        const label = MONTHS[Number(birthMonth) - 1];
        const month = label === undefined ? '' : t(label);
        return t`День рождения: ${month}`;
      }
      case 'ageFrom':
        return ageTo === '' ? t`Возраст: от ${ageFrom}` : t`Возраст: от ${ageFrom} до ${ageTo}`;
      case 'ageTo':
        return t`Возраст: до ${ageTo}`;
      case 'registeredSince': {
        const date = format.shortDate(registeredSince);
        return t`Регистрация с ${date}`;
      }
      case 'email':
        return view.email === 'with' ? t`С email` : t`Без email`;
      case 'card':
        return view.card === 'with' ? t`С картой` : t`Без карты`;
      case 'children':
        return view.children === 'with' ? t`С детьми до 16 лет` : t`Без детей до 16 лет`;
      case 'invitation':
        return view.invitation === 'with' ? t`С приглашением` : t`Без приглашения`;
    }
  };
  return (view: MemberFilters): FilterChip[] =>
    activeFilters(view)
      .filter((name) => name !== 'ageTo' || view.ageFrom === '')
      .map((name) => ({ key: name, label: wordOf(name, view) }));
}

/** What a removed chip takes along. */
export const withoutFilter = (key: string): Partial<MemberFilters> => (key === 'ageFrom' ? { ageFrom: '', ageTo: '' } : { [key]: '' });
