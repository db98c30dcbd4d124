import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Checkbox, Input, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { MAX_OPTION, MAX_OPTIONS, MIN_OPTIONS } from '#contract/feed';
import { DateTimeField } from '#web/ui/date-time-field.tsx';
import classes from './post-form.module.css';
import { newOption, type PostValues } from './post-values.ts';

/** The poll's part of the composer. `locked`: there are votes, so only the end can be moved. */
export function PollFields({ form, locked }: { form: UseFormReturnType<PostValues>; locked: boolean }) {
  const { t } = useLingui();
  return (
    <>
      <OptionsField form={form} locked={locked} />
      <Checkbox
        label={t`Анонимный опрос`}
        description={t`Никто, даже администратор, не узнает, кто что выбрал. Числа видны, когда голосов не меньше пяти.`}
        disabled={locked}
        {...form.getInputProps('anonymous', { type: 'checkbox' })}
      />
      <Checkbox label={t`Можно выбрать несколько ответов`} disabled={locked} {...form.getInputProps('multiple', { type: 'checkbox' })} />
      <DateTimeField
        label={t`Дата окончания`}
        description={t`Если её не указать, проголосовать можно в любое время.`}
        className={classes.time ?? ''}
        {...form.getInputProps('endsAt')}
      />
    </>
  );
}

function OptionsField({ form, locked }: { form: UseFormReturnType<PostValues>; locked: boolean }) {
  const { t } = useLingui();
  const { options } = form.values;
  const fresh = useRef<string | null>(null);
  const [full, setFull] = useState(false);
  const most = MAX_OPTIONS;

  const add = () => {
    if (options.length >= most) return setFull(true);
    const option = newOption();
    fresh.current = option.id;
    form.clearFieldError('options');
    form.insertListItem('options', option);
  };
  const remove = (index: number) => {
    setFull(false);
    form.removeListItem('options', index);
  };
  const focusFresh = (id: string) => (input: HTMLInputElement | null) => {
    if (input === null || fresh.current !== id) return;
    fresh.current = null;
    input.focus();
  };
  return (
    <Input.Wrapper
      label={t`Варианты ответов`}
      labelElement="div"
      description={locked ? t`Голоса уже есть, поэтому варианты изменить нельзя.` : null}
      error={full ? t`Можно не больше ${most} вариантов` : form.errors.options}
    >
      <div className={classes.options}>
        {options.map(({ id }, index) => {
          const place = index + 1;
          return (
            <div key={id} className={classes.option}>
              <TextInput
                ref={focusFresh(id)}
                aria-label={t`Напишите вариант ${place}`}
                placeholder={t`Напишите вариант`}
                maxLength={MAX_OPTION}
                disabled={locked}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  add();
                }}
                {...form.getInputProps(`options.${index}.text`)}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t`Убрать вариант ${place}`}
                disabled={locked || options.length <= MIN_OPTIONS}
                onClick={() => remove(index)}
              >
                <IconX size={19} stroke={1.7} />
              </ActionIcon>
            </div>
          );
        })}
      </div>
      <Button variant="light" leftSection={<IconPlus size={18} stroke={1.8} />} onClick={add} disabled={locked}>
        <Trans>Добавить еще</Trans>
      </Button>
    </Input.Wrapper>
  );
}
