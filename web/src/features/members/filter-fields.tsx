import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import { DateField } from '#web/ui/date-field.tsx';
import { TypedNumber } from '#web/ui/typed-number.tsx';
import classes from './filter-fields.module.css';
import { MONTHS } from './filter-words.ts';
import type { FilterName, MemberFilters } from './members-view.ts';
import { roleLabels } from './role-label.ts';

interface Props {
  filters: MemberFilters;
  onChange: (change: Partial<MemberFilters>) => void;
  /** Absent where a group cannot be asked for, in a rule of one. */
  groups?: readonly { readonly id: string; readonly name: string }[];
  /** What a page has no use for: «Регистрация» on one of one status. */
  without: readonly FilterName[];
}

/** All that members can be filtered by. */
export function FilterFields({ filters, onChange, groups, without }: Props) {
  const { t } = useLingui();
  const has = (name: FilterName) => !without.includes(name);
  const any = { value: '', label: t`Все` };
  const select = (name: Exclude<keyof MemberFilters, 'birthMonth' | 'ageFrom' | 'ageTo' | 'registeredSince'>) => ({
    value: filters[name],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  });
  return (
    <div className={classes.fields}>
      {has('role') && (
        <NativeSelect
          label={t`Роль`}
          {...select('role')}
          data={[any, ...(['member', 'administrator', 'head'] as const).map((role) => ({ value: role, label: t(roleLabels[role]) }))]}
        />
      )}
      {groups && (
        <NativeSelect
          label={t`Группа`}
          {...select('group')}
          data={[any, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
          disabled={groups.length === 0 && filters.group === ''}
        />
      )}
      {has('status') && (
        <NativeSelect
          label={t`Регистрация`}
          {...select('status')}
          data={[
            { value: '', label: t`Зарегистрированы` },
            { value: 'unregistered', label: t`Не зарегистрированы` },
          ]}
        />
      )}
      {has('invitation') && (
        <NativeSelect
          label={t`Приглашение`}
          {...select('invitation')}
          data={[any, { value: 'without', label: t`Не отправляли` }, { value: 'with', label: t`Отправляли` }]}
        />
      )}
      {has('registeredSince') && (
        <DateField label={t`Регистрация с`} value={filters.registeredSince} onChange={(registeredSince) => onChange({ registeredSince })} />
      )}
      <NativeSelect
        label={t`Месяц рождения`}
        value={String(filters.birthMonth)}
        onChange={({ currentTarget: { value } }) => onChange({ birthMonth: value === '' ? '' : Number(value) })}
        data={[any, ...MONTHS.map((month, index) => ({ value: String(index + 1), label: t(month) }))]}
      />
      <fieldset className={classes.age}>
        <legend>{t`Возраст`}</legend>
        <TypedNumber
          aria-label={t`Возраст от`}
          placeholder={t`от`}
          max={120}
          value={filters.ageFrom}
          onNumber={(ageFrom) => onChange({ ageFrom })}
        />
        <TypedNumber
          aria-label={t`Возраст до`}
          placeholder={t`до`}
          max={120}
          value={filters.ageTo}
          onNumber={(ageTo) => onChange({ ageTo })}
        />
      </fieldset>
      <NativeSelect
        label={t`Пол`}
        {...select('sex')}
        data={[any, { value: 'female', label: t`Женщины` }, { value: 'male', label: t`Мужчины` }]}
      />
      <NativeSelect
        label={t`Email`}
        {...select('email')}
        data={[any, { value: 'without', label: t`Не указан` }, { value: 'with', label: t`Указан` }]}
      />
      <NativeSelect
        label={t`Карта`}
        {...select('card')}
        data={[any, { value: 'without', label: t`Без карты` }, { value: 'with', label: t`С картой` }]}
      />
      <NativeSelect
        label={t`Дети до 16 лет`}
        {...select('children')}
        data={[any, { value: 'with', label: t`Есть` }, { value: 'without', label: t`Нет` }]}
      />
    </div>
  );
}
