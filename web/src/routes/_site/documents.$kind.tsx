import { createFileRoute } from '@tanstack/react-router';
import { DocumentPage } from '#web/areas/site/document-page.tsx';
import { isDocumentKind } from '#web/features/accounts/document-kind.ts';
import { documentQuery, documentsQuery } from '#web/features/accounts/documents.ts';

export const Route = createFileRoute('/_site/documents/$kind')({
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(documentsQuery);
    if (isDocumentKind(params.kind)) void context.queryClient.prefetchQuery(documentQuery(params.kind));
  },
  component: DocumentPage,
});
