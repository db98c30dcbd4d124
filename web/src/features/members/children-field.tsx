import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, InputError, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { MAX_CHILDREN } from '#contract/member-card';
import { deviceDay } from '#web/lib/days.ts';
import { DateField } from '#web/ui/date-field.tsx';
import classes from './member-card.module.css';
import type { CardValues } from './member-card-values.ts';

/** «Данные о детях или внуках до 16 лет»: the list, and for what it is kept. */
export function ChildrenField({ form, label, disabled }: { form: UseFormReturnType<CardValues>; label: string; disabled: boolean }) {
  const { t } = useLingui();
  const { children } = form.getValues();
  const add = () => form.insertListItem('children', { name: '', birthDate: '', key: crypto.randomUUID() });
  return (
    <>
      <div>
        <p className={classes.label}>{label}</p>
        <p className={classes.quiet}>
          <Trans>
            Записывается со слов родителя: для детских подарков, путёвок и праздников. Видят только руководитель и администраторы. Сведения
            удаляются сами, когда ребёнку исполняется 16 лет.
          </Trans>
        </p>
      </div>
      {children.length > 0 && (
        <ul className={classes.children}>
          {children.map(({ key, name }, index) => {
            const number = index + 1;
            return (
              <li key={key}>
                <TextInput label={t`Имя ребёнка`} required disabled={disabled} {...form.getInputProps(`children.${index}.name`)} />
                <DateField
                  label={t`Дата рождения ребёнка`}
                  max={deviceDay()}
                  required
                  disabled={disabled}
                  {...form.getInputProps(`children.${index}.birthDate`)}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  disabled={disabled}
                  onClick={() => form.removeListItem('children', index)}
                  aria-label={name === '' ? t`Убрать строку ${number}` : t`Убрать: ${name}`}
                >
                  <IconTrash size={20} stroke={1.6} />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      )}
      {form.errors.children && <InputError>{form.errors.children}</InputError>}
      <Button
        variant="default"
        leftSection={<IconPlus size={18} stroke={1.7} />}
        onClick={add}
        disabled={disabled || children.length >= MAX_CHILDREN}
        className={classes.start ?? ''}
      >
        <Trans>Добавить ребёнка</Trans>
      </Button>
    </>
  );
}
