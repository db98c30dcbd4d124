import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { createGroup, type Group, MAX_GROUP_NAME } from '#contract/groups';
import { useFormat } from '#web/lib/use-format.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { FormSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import type { BulkDialogProps } from './bulk-dialog.tsx';
import { ruleOfTarget } from './group-rule.ts';
import classes from './groups.module.css';
import { groupsQuery, useGroupActs } from './groups.ts';

interface Props extends Omit<BulkDialogProps, 'onDone'> {
  /** «Создать группу»: only a new one. */
  fresh?: boolean;
  /** Whether they have not signed up yet. */
  waiting?: boolean;
}
type Values = { way: 'existing' | 'new' | 'rule'; group: string; name: string };

/** «Добавить в группу»: one that there is, or a new one made on the spot; of a filter also one that keeps itself up to date. */
export function AddToGroupDialog(props: Props) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery({ ...groupsQuery(props.organizationId), enabled: props.opened });
  return (
    <Sheet opened={props.opened} onClose={props.onClose} title={props.fresh ? t`Создать группу` : t`Добавить в группу`}>
      {data ? (
        <AddToGroupForm {...props} groups={data.items.filter((group) => group.can.fill)} can={data.can} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <FormSkeleton fields={3} />
      )}
    </Sheet>
  );
}

interface FormProps extends Props {
  groups: readonly Group[];
  can: { create: boolean; createByRule: boolean };
}

function AddToGroupForm({ organizationId, target, count, fresh = false, waiting = false, onClose, groups, can }: FormProps) {
  const { t } = useLingui();
  const format = useFormat();
  const label = useId();
  const { create, add } = useGroupActs(organizationId);
  const rule = ruleOfTarget(target);
  const { form, onSubmit, failure, sending } = useApiForm<Values>({
    initialValues: { way: fresh || groups.length === 0 ? 'new' : 'existing', group: '', name: '' },
    check: ({ way, group, name }): Record<string, string> => {
      if (way === 'existing') return group === '' ? { group: t`Выберите группу` } : {};
      return createGroup.body.shape.name.safeParse(name).success ? {} : { name: t`Заполните это поле` };
    },
    submit: async (values, { idempotencyKey }) => {
      const { name, changed, more } = await act(values, idempotencyKey);
      const shown = format.number(changed);
      toast.done(
        more
          ? t`«${name}»: добавляем, состав пополнится сам`
          : values.way === 'rule'
            ? t`Группа «${name}» создана`
            : t`«${name}»: ${plural(changed, { one: `добавлен ${shown} человек`, few: `добавлены ${shown} человека`, many: `добавлено ${shown} человек`, other: `добавлено ${shown} человека` })}`,
      );
      onClose();
    },
  });
  const act = async ({ way, group: chosen, name }: Values, idempotencyKey: string) => {
    const group = groups.find(({ id }) => id === chosen);
    if (way === 'existing' && group) return { name: group.name, ...(await add.mutateAsync({ group, target })) };
    const of = way === 'rule' && rule !== null ? { rule } : { target };
    const made = await create.mutateAsync({ body: { name, of }, idempotencyKey });
    return { name: made.name, changed: made.members + made.unregistered, more: made.more };
  };
  const { way } = form.values;
  const full = fresh && !can.create;
  return (
    <form onSubmit={onSubmit} noValidate className={classes.form}>
      <p className={classes.hint} id={label}>
        <Trans>Выбрано: {count}</Trans>
      </p>
      {waiting && (
        <p className={classes.hint}>
          <Trans>Они войдут в группу уже сейчас, а увидят её публикации, когда зарегистрируются.</Trans>
        </p>
      )}
      {full && <p className={classes.hint}>{t`Групп уже столько, сколько может быть: удалите ненужную.`}</p>}
      {(!fresh || rule !== null) && (
        <Radio.Group aria-labelledby={label} {...form.getInputProps('way')}>
          <Stack gap="sm">
            {!fresh && <Radio value="existing" label={t`В группу, которая уже есть`} disabled={groups.length === 0} />}
            <Radio value="new" label={t`В новую группу: те, кто выбран сейчас`} disabled={!can.create} />
            {rule !== null && (
              <Radio
                value="rule"
                label={t`В новую группу по правилу`}
                description={t`Условия фильтра сохранятся, и состав будет обновляться сам`}
                disabled={!can.createByRule}
              />
            )}
          </Stack>
        </Radio.Group>
      )}
      {way === 'existing' ? (
        <Select
          label={t`Группа`}
          placeholder={t`Выберите группу`}
          required
          searchable
          nothingFoundMessage={t`Такой группы нет`}
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('group')}
          value={form.values.group === '' ? null : form.values.group}
          onChange={(value) => form.setFieldValue('group', value ?? '')}
        />
      ) : (
        <TextInput label={t`Название группы`} required maxLength={MAX_GROUP_NAME} {...form.getInputProps('name')} />
      )}
      <FormFailure text={failure} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose} disabled={sending}>
          <Trans>Отмена</Trans>
        </Button>
        <Button type="submit" loading={sending} disabled={full}>
          {fresh ? <Trans>Создать</Trans> : <Trans>Добавить</Trans>}
        </Button>
      </div>
    </form>
  );
}
