import { useLingui } from '@lingui/react/macro';
import type { UseFormReturnType } from '@mantine/form';
import { MAX_AUDIENCE, type Post } from '#contract/feed';
import type { OrganizationId } from '#contract/ids';
import { AudienceField } from '#web/features/members/parts.tsx';
import type { PostValues } from './post-values.ts';

interface Props {
  organizationId: OrganizationId;
  form: UseFormReturnType<PostValues>;
  /** The publication that is edited. */
  post?: Post | undefined;
}

/** «Кому» of a publication. What is published already is not taken from anybody. */
export function PostAudience({ organizationId, form, post }: Props) {
  const { t } = useLingui();
  const { to, groups } = form.values;
  const published = post !== undefined && !post.planned;
  const open = published && post.audience === null;
  return (
    <AudienceField
      organizationId={organizationId}
      value={{ to, groups }}
      onChange={({ to, groups }) => form.setValues({ to, groups })}
      description={published && (open ? t`Публикация уже вышла для всех.` : t`Публикация уже вышла: аудиторию можно только расширить.`)}
      error={form.errors.groups}
      max={MAX_AUDIENCE}
      fixed={published ? (post.audience ?? []).map((group) => group.id) : []}
      open={open}
    />
  );
}
