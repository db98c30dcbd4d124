import { createFileRoute } from '@tanstack/react-router';
import { ExcludedPage } from '#web/areas/cabinet/excluded-page.tsx';
import { readExcludedView } from '#web/features/members/members-view.ts';
import { prefetchTableSettings } from '#web/features/members/table-settings.ts';

export const Route = createFileRoute('/cabinet/$organizationId/members/excluded')({
  validateSearch: readExcludedView,
  loader: ({ context }) => prefetchTableSettings(context.queryClient),
  component: ExcludedPage,
});
