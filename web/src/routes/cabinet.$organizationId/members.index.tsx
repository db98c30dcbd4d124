import { createFileRoute } from '@tanstack/react-router';
import { MembersPage } from '#web/areas/cabinet/members-page.tsx';
import { readMembersView } from '#web/features/members/members-view.ts';
import { prefetchTableSettings } from '#web/features/members/table-settings.ts';

export const Route = createFileRoute('/cabinet/$organizationId/members/')({
  validateSearch: readMembersView,
  loader: ({ context }) => prefetchTableSettings(context.queryClient),
  component: MembersPage,
});
