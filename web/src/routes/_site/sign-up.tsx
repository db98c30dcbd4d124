import { createFileRoute } from '@tanstack/react-router';
import { SignUpPage } from '#web/areas/site/sign-up-page.tsx';
import { search, text } from '#web/lib/search.ts';

export const Route = createFileRoute('/_site/sign-up')({
  validateSearch: search({ next: text() }),
  component: SignUpPage,
});
