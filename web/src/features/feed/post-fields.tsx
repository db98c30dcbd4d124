import { useLingui } from '@lingui/react/macro';
import { Checkbox, Input, SegmentedControl, Switch, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId } from 'react';
import { MAX_TITLE, type Post, type PostType } from '#contract/feed';
import type { OrganizationId } from '#contract/ids';
import { deviceDay } from '#web/lib/days.ts';
import { Card } from '#web/ui/card.tsx';
import { DateTimeField } from '#web/ui/date-time-field.tsx';
import { RichTextEditor } from '#web/ui/rich-text-editor.tsx';
import type { UploadItem, Uploads } from '#web/ui/uploads.ts';
import { AttachmentsField } from './attachments-field.tsx';
import { PollFields } from './poll-fields.tsx';
import { PostAudience } from './post-audience.tsx';
import classes from './post-form.module.css';
import type { PostValues } from './post-values.ts';

interface Props {
  organizationId: OrganizationId;
  form: UseFormReturnType<PostValues>;
  items: readonly UploadItem[];
  uploads: Uploads;
  /** The publication that is edited. */
  post?: Post;
}

/** The fields of a publication, new or edited. */
export function PostFields({ organizationId, form, items, uploads, post }: Props) {
  const { t } = useLingui();
  const { type, later } = form.values;
  return (
    <Card className={classes.fields ?? ''}>
      <TextInput label={t`Заголовок`} required maxLength={MAX_TITLE} {...form.getInputProps('title')} />
      <RichTextEditor
        label={t`Текст публикации`}
        placeholder={t`О чём рассказать?`}
        value={form.values.body}
        onChange={(body) => form.setFieldValue('body', body)}
        error={form.errors.body}
        minHeight={200}
      />
      <AttachmentsField organizationId={organizationId} form={form} items={items} uploads={uploads} />
      {!post && <TypeField value={type} onChange={(chosen) => form.setFieldValue('type', chosen)} />}
      {type === 'poll' && <PollFields form={form} locked={(post?.poll?.voters ?? 0) > 0} />}
      {(!post || post.planned) && (
        <div className={classes.later}>
          <Checkbox
            label={t`Опубликовать позже`}
            description={t`До этого времени публикацию видят только руководитель и администраторы.`}
            {...form.getInputProps('later', { type: 'checkbox' })}
          />
          {later && (
            <DateTimeField
              label={t`Дата и время публикации`}
              min={deviceDay()}
              className={classes.time ?? ''}
              {...form.getInputProps('publishAt')}
            />
          )}
        </div>
      )}
      <PostAudience organizationId={organizationId} form={form} post={post} />
      <Switch
        label={t`Комментарии`}
        description={
          (post?.comments ?? 0) > 0 && !form.values.commentsOpen
            ? t`Написанные останутся на месте, новых не будет.`
            : t`Кто видит публикацию, может её обсуждать.`
        }
        {...form.getInputProps('commentsOpen', { type: 'checkbox' })}
      />
      <Checkbox label={t`Закрепить вверху ленты`} {...form.getInputProps('pinned', { type: 'checkbox' })} />
    </Card>
  );
}

function TypeField({ value, onChange }: { value: PostType; onChange: (type: PostType) => void }) {
  const { t } = useLingui();
  const id = useId();
  return (
    <Input.Wrapper label={t`Публиковать как`} labelElement="div" labelProps={{ id }}>
      <SegmentedControl
        aria-labelledby={id}
        className={classes.types ?? ''}
        value={value}
        onChange={onChange}
        data={[
          { value: 'news', label: t`Новость` },
          { value: 'poll', label: t`Опрос/голосование` },
        ]}
      />
    </Input.Wrapper>
  );
}
