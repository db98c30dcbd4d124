import { createFileRoute } from '@tanstack/react-router';
import { OrganizationsPage } from '#web/areas/site/organizations-page.tsx';
import { officeQuery } from '#web/features/accounts/office.ts';

export const Route = createFileRoute('/_site/organizations')({
  loader: ({ context }) => void context.queryClient.prefetchQuery(officeQuery),
  component: OrganizationsPage,
});
