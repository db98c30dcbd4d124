import { useLingui } from '@lingui/react/macro';
import { Input, SegmentedControl } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId } from 'react';
import { MAX_AUDIENCE, type Post } from '#contract/feed';
import type { OrganizationId } from '#contract/ids';
import { GroupsField } from '#web/features/members/parts.tsx';
import classes from './post-form.module.css';
import type { PostValues } from './post-values.ts';

interface Props {
  organizationId: OrganizationId;
  form: UseFormReturnType<PostValues>;
  /** The publication that is edited. */
  post?: Post | undefined;
}

/** «Кому»: everybody, or groups. What is published already is not taken from anybody. */
export function AudienceField({ organizationId, form, post }: Props) {
  const { t } = useLingui();
  const id = useId();
  const { to, groups } = form.values;
  const published = post !== undefined && !post.planned;
  const before = published ? (post.audience ?? []).map((group) => group.id) : [];
  const open = published && post.audience === null;
  return (
    <div className={classes.audience}>
      <Input.Wrapper
        label={t`Кому`}
        labelElement="div"
        labelProps={{ id }}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={published && (open ? t`Публикация уже вышла для всех.` : t`Публикация уже вышла: аудиторию можно только расширить.`)}
        error={to === 'all' ? form.errors.groups : undefined}
      >
        <SegmentedControl
          aria-labelledby={id}
          className={classes.types ?? ''}
          value={to}
          onChange={(value) => form.setFieldValue('to', value)}
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
          onChange={(ids) => form.setFieldValue('groups', ids)}
          error={form.errors.groups}
          max={MAX_AUDIENCE}
          fixed={before}
        />
      )}
    </div>
  );
}
