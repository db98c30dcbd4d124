import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Post } from '#contract/feed';
import type { OrganizationId, PersonId } from '#contract/ids';
import { isRefusal } from '#web/lib/api-error.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { toast } from '#web/ui/toast.ts';
import { usePostDraft } from './post-draft.ts';
import { PostFields } from './post-fields.tsx';
import classes from './post-form.module.css';
import { bodyOf, emptyPost } from './post-values.ts';
import { usePublishPost } from './posts.ts';
import { usePostForm } from './use-post-form.ts';

interface Props {
  organizationId: OrganizationId;
  personId: PersonId;
  onPublished: (post: Post) => void;
}

/** «Создать публикацию». What is typed survives a closed tab; «Отправить» publishes once, however often its answer is lost. */
export function NewPostForm({ organizationId, personId, onPublished }: Props) {
  const { t } = useLingui();
  const publish = usePublishPost(organizationId);
  const draft = usePostDraft(personId, organizationId);
  const { form, onSubmit, failure, sending, items, uploads } = usePostForm({
    organizationId,
    initialValues: draft.restored ?? emptyPost(),
    submit: async (values, fresh) => {
      const body = bodyOf(values);
      const idempotencyKey = draft.keyFor(body, fresh);
      const post = await publish.mutateAsync({ body, idempotencyKey }).catch((error: unknown) => {
        if (!isRefusal(error, 'offline', 'unavailable')) draft.forgetAttempt();
        throw error;
      });
      draft.forget();
      toast.done(post.planned ? t`Публикация запланирована` : t`Публикация отправлена`);
      onPublished(post);
    },
  });
  const { values } = form;
  const [given] = useState(values);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `draft` is anew each time; only what was typed matters
  useEffect(() => {
    if (values !== given) draft.keep(values);
  }, [values]);

  const clear = () => {
    uploads.clear();
    form.setValues(emptyPost());
    form.clearErrors();
    draft.forget();
  };
  return (
    <form onSubmit={onSubmit} noValidate className={classes.form}>
      <PostFields organizationId={organizationId} form={form} items={items} uploads={uploads} />
      <FormFailure text={failure} />
      <div className={classes.end}>
        <div className={classes.draft} role="status">
          {draft.saved && (
            <>
              <IconCheck size={17} stroke={1.8} aria-hidden="true" />
              <Trans>Черновик сохранён</Trans>
              <Button variant="subtle" size="compact-sm" onClick={clear} disabled={sending}>
                <Trans>Очистить</Trans>
              </Button>
            </>
          )}
        </div>
        <Button type="submit" size="md" loading={sending}>
          <Trans>Отправить</Trans>
        </Button>
      </div>
    </form>
  );
}
