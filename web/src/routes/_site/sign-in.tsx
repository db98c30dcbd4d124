import { createFileRoute } from '@tanstack/react-router';
import { SignInPage } from '#web/areas/site/sign-in-page.tsx';
import { search, text } from '#web/lib/search.ts';

export const Route = createFileRoute('/_site/sign-in')({
  validateSearch: search({ next: text() }),
  component: SignInPage,
});
