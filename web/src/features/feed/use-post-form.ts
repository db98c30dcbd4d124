import { useLingui } from '@lingui/react/macro';
import { editPost, type Post, publishPost } from '#contract/feed';
import { uploadPath } from '#contract/files';
import type { OrganizationId } from '#contract/ids';
import { useUploads } from '#web/ui/uploads.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { bodyOf, type PostValues, placeOf, type TimeProblem, timeProblems, toLocal } from './post-values.ts';

interface Options {
  organizationId: OrganizationId;
  initialValues: PostValues;
  /** The publication that is edited, with the version that the edit is based on. */
  edited?: { post: Post; version: number };
  submit: (values: PostValues, idempotencyKey: string) => Promise<unknown>;
}

/** The form of a publication with its uploads: checks by the contract, times by the clock, and waits for files on their way. */
export function usePostForm({ organizationId, initialValues, edited, submit }: Options) {
  const { t } = useLingui();
  const { items, uploads } = useUploads(uploadPath(organizationId), { purpose: 'post' });

  const check = (values: PostValues) => {
    const text: Record<TimeProblem, string> = {
      missing: t`Выберите дату и время`,
      past: t`Это время уже прошло`,
      before_publication: t`Опрос должен закончиться позже, чем выйдет публикация`,
    };
    const { publishAt, endsAt } = timeProblems(values, new Date());
    // Times that were there before may be past by now.
    const sameEnd = edited !== undefined && values.endsAt === toLocal(edited.post.poll?.endsAt ?? null);
    const onTheWay = items.some(({ state }) => state === 'sending' || state === 'waiting');
    return {
      ...(publishAt ? { publishAt: text[publishAt] } : {}),
      ...(endsAt && !sameEnd ? { endsAt: text[endsAt] } : {}),
      ...(values.to === 'groups' && values.groups.length === 0 ? { groups: t`Выберите хотя бы одну группу` } : {}),
      ...(items.length === 0
        ? {}
        : { attachments: onTheWay ? t`Дождитесь, пока файлы загрузятся, или уберите их` : t`Продолжите загрузку файлов или уберите их` }),
    };
  };
  const api = useApiForm<PostValues>({
    initialValues,
    schema: edited ? editPost.body : publishPost.body,
    toBody: (values) => ({ ...bodyOf(values, edited?.post), ...(edited ? { version: edited.version } : {}) }),
    placeOf,
    check,
    submit: (values, { idempotencyKey }) => submit(values, idempotencyKey),
  });
  return { ...api, items, uploads };
}
