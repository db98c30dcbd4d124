import { Plural, Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import { useErrorText } from '#web/lib/error-text.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { FilterFields } from './filter-fields.tsx';
import { ruleOf } from './group-rule.ts';
import classes from './groups.module.css';
import { membersQuery } from './members.ts';
import type { MemberFilters } from './members-view.ts';

interface Props {
  organizationId: OrganizationId;
  fields: MemberFilters;
  onChange: (change: Partial<MemberFilters>) => void;
  error?: string | null;
}

const NO_STATUS = ['status', 'invitation'] as const;

/** The rule of a group, with how many fit it now. */
export function GroupRuleFields({ organizationId, fields, onChange, error }: Props) {
  return (
    <div className={classes.rule}>
      <FilterFields filters={fields} onChange={onChange} without={NO_STATUS} />
      <p className={classes.fits} role="status">
        <Fitting organizationId={organizationId} fields={fields} />
      </p>
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

function Fitting({ organizationId, fields }: Pick<Props, 'organizationId' | 'fields'>) {
  const format = useFormat();
  const explain = useErrorText();
  const rule = ruleOf(fields);
  const empty = Object.keys(rule).length === 0;
  const { data, error, refetch } = useQuery({
    ...membersQuery(organizationId, { ...rule, limit: 1 }),
    enabled: !empty,
    placeholderData: keepPreviousData,
  });
  if (empty) return <Trans>Выберите хотя бы одно условие: в группе будут все, кто подходит, сегодня и потом.</Trans>;
  if (data === undefined && error) {
    return (
      <>
        {explain(error)}{' '}
        <Button variant="subtle" size="compact-sm" onClick={() => void refetch()}>
          <Trans>Повторить</Trans>
        </Button>
      </>
    );
  }
  if (data === undefined) return <Trans>Считаем…</Trans>;
  const { value, capped } = data.total;
  const many = format.number(value);
  if (capped) return <Trans>Подходят больше {many} человек</Trans>;
  return (
    <Plural
      value={value}
      one={`Подходит ${many} человек`}
      few={`Подходят ${many} человека`}
      many={`Подходят ${many} человек`}
      other={`Подходят ${many} человека`}
    />
  );
}
