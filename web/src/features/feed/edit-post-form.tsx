import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Post } from '#contract/feed';
import { isRefusal } from '#web/lib/api-error.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { toast } from '#web/ui/toast.ts';
import { NewerPost } from './newer-post.tsx';
import { PostFields } from './post-fields.tsx';
import classes from './post-form.module.css';
import { bodyOf, valuesOf } from './post-values.ts';
import { postQuery, useEditPost } from './posts.ts';
import { usePostForm } from './use-post-form.ts';

interface Props {
  /** As the server has it now; when it is newer than what is being edited, one may look at it and choose. */
  post: Post;
  onSaved: () => void;
}

/** «Изменить публикацию». Nobody's newer change is overwritten unseen, and nothing typed is lost to it. */
export function EditPostForm({ post: latest, onSaved }: Props) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const { organizationId, id } = latest;
  const [base, setBase] = useState(latest);
  const edit = useEditPost(organizationId, id);
  const { form, onSubmit, failure, sending, items, uploads } = usePostForm({
    organizationId,
    initialValues: valuesOf(base),
    edited: { post: base, version: base.version },
    submit: async (values, idempotencyKey) => {
      const body = { ...bodyOf(values, base), version: base.version };
      await edit.mutateAsync({ body, idempotencyKey }).catch(async (error: unknown) => {
        if (isRefusal(error, 'conflict', 'poll_locked')) await queryClient.invalidateQueries(postQuery(organizationId, id));
        throw error;
      });
      toast.done(t`Публикация сохранена`);
      onSaved();
    },
  });
  const takeNewer = () => {
    uploads.clear();
    form.setValues(valuesOf(latest));
    form.clearErrors();
    setBase(latest);
  };
  return (
    <form onSubmit={onSubmit} noValidate className={classes.form}>
      {latest.version > base.version && !sending && <NewerPost post={latest} onTake={takeNewer} onKeepMine={() => setBase(latest)} />}
      <PostFields organizationId={organizationId} form={form} items={items} uploads={uploads} post={latest} />
      <FormFailure text={failure} />
      <div className={classes.end}>
        <Button variant="default" size="md" onClick={onSaved} disabled={sending}>
          <Trans>Отмена</Trans>
        </Button>
        <Button type="submit" size="md" loading={sending}>
          <Trans>Сохранить</Trans>
        </Button>
      </div>
    </form>
  );
}
