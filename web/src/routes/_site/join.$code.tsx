import { createFileRoute } from '@tanstack/react-router';
import { JoinPage } from '#web/areas/site/join-page.tsx';
import { invitingOrganizationQuery } from '#web/features/members/own-invitations.ts';

export const Route = createFileRoute('/_site/join/$code')({
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(invitingOrganizationQuery(params.code)),
  component: JoinPage,
});
