import { createFileRoute } from '@tanstack/react-router';
import { ResetPage } from '#web/areas/site/reset-page.tsx';
import { oneOf, search, text } from '#web/lib/search.ts';

export const Route = createFileRoute('/_site/reset')({
  validateSearch: search({ next: text(), step: oneOf(['', 'code'], '') }),
  component: ResetPage,
});
