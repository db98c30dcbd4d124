import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createGroup, type Group, MAX_GROUP_NAME, updateGroup } from '#contract/groups';
import type { GroupId, OrganizationId } from '#contract/ids';
import { isRefusal } from '#web/lib/api-error.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { fieldsOf, ruleOf } from './group-rule.ts';
import { GroupRuleFields } from './group-rule-fields.tsx';
import classes from './groups.module.css';
import { groupsQuery, useGroupActs } from './groups.ts';
import type { MemberFilters } from './members-view.ts';

interface Props {
  organizationId: OrganizationId;
  /** The group that is changed; null for a new one. */
  group: Group | null;
  /** Why there can be no more groups by rule. */
  noRules?: string | false;
  onClose: () => void;
}
type Values = { name: string; kind: Group['kind']; fields: MemberFilters };

/** «Создать группу» and «Изменить группу»: the name, and of a group by rule the rule with how many fit it. */
export function GroupDialog({ organizationId, group, noRules = false, onClose }: Props) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const { create, update } = useGroupActs(organizationId);
  // What is typed over: only a conflict that was told lets a newer version take its place.
  const [version, setVersion] = useState(group?.version ?? 0);
  const { form, onSubmit, failure, sending } = useApiForm<Values>({
    initialValues: { name: group?.name ?? '', kind: group?.kind ?? 'fixed', fields: fieldsOf(group?.rule ?? null) },
    schema: group === null ? createGroup.body : updateGroup.body,
    toBody: (values) => (group === null ? newBody(values) : changedBody(values, version)),
    // The rule is one field on the screen, whatever part of it is at fault.
    placeOf: (path) => (path === 'name' ? path : 'fields'),
    submit: async (values, { idempotencyKey }) => {
      if (group === null) await create.mutateAsync({ body: newBody(values), idempotencyKey });
      else await change(group.id, values, idempotencyKey);
      toast.done(group === null ? t`Группа создана` : t`Группа сохранена`);
      onClose();
    },
  });
  const change = async (groupId: GroupId, values: Values, idempotencyKey: string) => {
    try {
      await update.mutateAsync({ groupId, body: changedBody(values, version), idempotencyKey });
    } catch (error) {
      // The list has been read anew by now.
      const newer = queryClient.getQueryData(groupsQuery(organizationId).queryKey)?.items.find(({ id }) => id === groupId);
      if (isRefusal(error, 'conflict') && newer) setVersion(newer.version);
      throw error;
    }
  };
  const { kind, fields } = form.values;
  const fault = form.errors.fields;
  return (
    <Sheet opened onClose={onClose} title={group === null ? t`Создать группу` : t`Изменить группу`} size="lg" closable={!sending}>
      <form onSubmit={onSubmit} noValidate className={classes.form}>
        <TextInput
          label={t`Название группы`}
          placeholder={t`Например: Цеховой комитет`}
          required
          maxLength={MAX_GROUP_NAME}
          data-autofocus
          {...form.getInputProps('name')}
        />
        {group === null && (
          <SegmentedControl
            aria-label={t`Состав группы`}
            value={kind}
            onChange={(value) => form.setFieldValue('kind', value)}
            data={[
              { value: 'fixed', label: t`Постоянный состав` },
              { value: 'rule', label: t`По правилу`, disabled: noRules !== false },
            ]}
          />
        )}
        {kind === 'rule' ? (
          <GroupRuleFields
            organizationId={organizationId}
            fields={fields}
            onChange={(change) => form.setFieldValue('fields', (before) => ({ ...before, ...change }))}
            error={typeof fault === 'string' ? t`Выберите хотя бы одно условие` : null}
          />
        ) : (
          group === null && (
            <p className={classes.hint}>
              <Trans>
                Группа будет пустой. Чтобы наполнить её, отметьте людей в разделе «Все пользователи» и нажмите «Добавить в группу».
              </Trans>
            </p>
          )
        )}
        {noRules !== false && group === null && <p className={classes.hint}>{noRules}</p>}
        <FormFailure text={failure} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose} disabled={sending}>
            <Trans>Отмена</Trans>
          </Button>
          <Button type="submit" loading={sending}>
            {group === null ? <Trans>Создать</Trans> : <Trans>Сохранить</Trans>}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

const newBody = ({ name, kind, fields }: Values) => ({ name, of: kind === 'rule' ? { rule: ruleOf(fields) } : { target: null } });
const changedBody = ({ name, kind, fields }: Values, version: number) => ({
  name,
  version,
  ...(kind === 'rule' ? { rule: ruleOf(fields) } : {}),
});
