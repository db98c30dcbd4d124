import { createFileRoute } from '@tanstack/react-router';
import { leaveSignedIn } from '#web/areas/site/entrance.ts';
import { SignUpPage } from '#web/areas/site/sign-up-page.tsx';
import { documentsQuery } from '#web/features/accounts/documents.ts';
import { oneOf, search, text } from '#web/lib/search.ts';

export const Route = createFileRoute('/_site/sign-up')({
  validateSearch: search({ next: text(), step: oneOf(['', 'code', 'about'], '') }),
  loader: ({ context, location }) => {
    void context.queryClient.prefetchQuery(documentsQuery);
    return leaveSignedIn(context.queryClient, location.searchStr);
  },
  component: SignUpPage,
});
