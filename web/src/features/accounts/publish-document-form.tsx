import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { type DocumentKind, publishDocument } from '#contract/accounts';
import type { RichDoc } from '#contract/rich-text';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { RichTextEditor } from '#web/ui/rich-text-editor.tsx';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { usePublishDocument } from './documents.ts';

interface Values extends Record<string, unknown> {
  kind: DocumentKind;
  title: string;
  body: RichDoc | null;
}

/** A new version of a legal document, beginning with the text in force. */
export function PublishDocumentForm({
  current,
  onPublished,
}: {
  current: { kind: DocumentKind; title: string; body: RichDoc };
  onPublished: () => void;
}) {
  const { t } = useLingui();
  const publish = usePublishDocument();
  const { form, onSubmit, failure, sending } = useApiForm<Values>({
    initialValues: { kind: current.kind, title: current.title, body: current.body },
    schema: publishDocument.body,
    submit: async ({ kind, title, body }, { idempotencyKey }) => {
      await publish.mutateAsync({ body: { kind, title, body }, idempotencyKey });
      toast.done(t`Новая версия опубликована`);
      onPublished();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate style={{ display: 'grid', gap: 16 }}>
      <TextInput label={t`Название`} required {...form.getInputProps('title')} />
      <RichTextEditor
        label={t`Текст документа`}
        value={form.values.body}
        onChange={(body) => form.setFieldValue('body', body)}
        error={form.errors.body}
        minHeight={320}
      />
      <p style={{ margin: 0, color: 'var(--ink-2)' }}>
        <Trans>Прежняя версия останется в истории. Согласия, данные на неё, сохраняются вместе с её номером.</Trans>
      </p>
      <FormFailure text={failure} />
      <Button type="submit" loading={sending}>
        <Trans>Опубликовать новую версию</Trans>
      </Button>
    </form>
  );
}
