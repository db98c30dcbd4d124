import { createFileRoute, notFound } from '@tanstack/react-router';
import { DocumentPage } from '#web/areas/site/document-page.tsx';
import { isDocumentKind } from '#web/features/accounts/document-kind.ts';
import { documentQuery, documentsQuery } from '#web/features/accounts/documents.ts';

export const Route = createFileRoute('/_site/documents/$kind')({
  loader: ({ context, params }) => {
    const { kind } = params;
    if (!isDocumentKind(kind)) throw notFound();
    void context.queryClient.prefetchQuery(documentsQuery);
    void context.queryClient.prefetchQuery(documentQuery(kind));
    return { kind };
  },
  component: DocumentPage,
});
