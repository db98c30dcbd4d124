import { createFileRoute } from '@tanstack/react-router';
import { leaveSignedIn } from '#web/areas/site/entrance.ts';
import { SignInPage } from '#web/areas/site/sign-in-page.tsx';
import { search, text } from '#web/lib/search.ts';

export const Route = createFileRoute('/_site/sign-in')({
  validateSearch: search({ next: text() }),
  loader: ({ context, location }) => leaveSignedIn(context.queryClient, location.searchStr),
  component: SignInPage,
});
