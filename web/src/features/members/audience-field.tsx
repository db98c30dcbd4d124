import { useLingui } from '@lingui/react/macro';
import { Input, SegmentedControl } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { OrganizationId } from '#contract/ids';
import classes from './audience-field.module.css';
import { GroupsField } from './groups-field.tsx';

export interface AudienceValue {
  to: 'all' | 'groups';
  groups: string[];
}

interface Props {
  organizationId: OrganizationId;
  value: AudienceValue;
  onChange: (value: AudienceValue) => void;
  error?: ReactNode;
  description?: ReactNode;
  /** At most this many groups. */
  max: number;
  /** These groups stay chosen. */
  fixed?: readonly string[];
  /** Everybody may see it already: it cannot be narrowed to groups. */
  open?: boolean;
}

/** «Кому»: everybody, or groups. */
export function AudienceField({ organizationId, value, onChange, error, description, max, fixed = [], open = false }: Props) {
  const { t } = useLingui();
  const id = useId();
  const { to, groups } = value;
  return (
    <div className={classes.audience}>
      <Input.Wrapper
        label={t`Кому`}
        labelElement="div"
        labelProps={{ id }}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={description}
        error={to === 'all' ? error : undefined}
      >
        <SegmentedControl
          aria-labelledby={id}
          className={classes.choice ?? ''}
          value={to}
          onChange={(chosen) => onChange({ to: chosen, groups })}
          data={[
            { value: 'all', label: t`Всем участникам` },
            { value: 'groups', label: t`Группам`, disabled: open },
          ]}
        />
      </Input.Wrapper>
      {to === 'groups' && (
        <GroupsField
          organizationId={organizationId}
          label={t`Группы`}
          description={t`Увидят участники этих групп, руководитель и администраторы.`}
          value={groups}
          onChange={(ids) => onChange({ to, groups: ids })}
          error={error}
          max={max}
          fixed={fixed}
        />
      )}
    </div>
  );
}
