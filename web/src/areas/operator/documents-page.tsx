import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Document, DocumentKind } from '#contract/accounts';
import { documentQuery, documentsQuery } from '#web/features/accounts/documents.ts';
import { PublishDocumentForm } from '#web/features/accounts/publish-document-form.tsx';
import { paths } from '#web/lib/paths.ts';
import { Card, Section } from '#web/ui/card.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { CardSkeleton, FormSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { When } from '#web/ui/when.tsx';
import classes from './operator.module.css';

export function DocumentsPage() {
  const { t } = useLingui();
  const [edited, setEdited] = useState<DocumentKind | null>(null);
  const { data, error, refetch } = useQuery(documentsQuery);
  return (
    <>
      <PageHead title={t`Документы`} under={t`Тексты, на которые люди соглашаются при регистрации`} />
      <div className={classes.list}>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <CardSkeleton height={220} />}
        {data?.items.map((document) => (
          <DocumentCard key={document.kind} document={document} onEdit={() => setEdited(document.kind)} />
        ))}
        {data?.items.length === 0 && (
          <Card>
            <EmptyState icon={IconFileText} title={t`Документов нет`} />
          </Card>
        )}
      </div>
      <Sheet opened={edited !== null} onClose={() => setEdited(null)} title={t`Новая версия`} size="xl">
        {edited && <Editor kind={edited} onPublished={() => setEdited(null)} />}
      </Sheet>
    </>
  );
}

function DocumentCard({ document: { kind, title, version, publishedAt }, onEdit }: { document: Document; onEdit: () => void }) {
  const { t } = useLingui();
  return (
    <Section
      title={title}
      aside={
        <Button variant="default" size="sm" onClick={onEdit} aria-label={t`Новая версия: ${title}`}>
          <Trans>Новая версия</Trans>
        </Button>
      }
    >
      <p className={classes.line}>
        <Trans>
          Версия {version} · действует с <When instant={publishedAt} withTime={false} />
        </Trans>{' '}
        ·{' '}
        <TextLink to={paths.site.document(kind)}>
          <Trans>Прочитать</Trans>
        </TextLink>
      </p>
    </Section>
  );
}

function Editor({ kind, onPublished }: { kind: DocumentKind; onPublished: () => void }) {
  const { data, error, refetch } = useQuery({ ...documentQuery(kind), staleTime: 0 });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data === undefined ? <FormSkeleton fields={3} /> : <PublishDocumentForm current={data} onPublished={onPublished} />;
}
