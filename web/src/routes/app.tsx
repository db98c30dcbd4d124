import { createFileRoute } from '@tanstack/react-router';
import { MemberLayout } from '#web/areas/member/member-layout.tsx';
import { requirePerson } from '#web/features/accounts/session.ts';
import { membershipsQuery } from '#web/features/members/memberships.ts';

export const Route = createFileRoute('/app')({
  beforeLoad: ({ context, location }) => requirePerson(context.queryClient, location.href),
  loader: ({ context }) => context.queryClient.ensureQueryData(membershipsQuery),
  component: MemberLayout,
});
