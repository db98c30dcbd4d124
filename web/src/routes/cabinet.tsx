import { createFileRoute } from '@tanstack/react-router';
import { requirePerson } from '#web/features/accounts/session.ts';

export const Route = createFileRoute('/cabinet')({
  beforeLoad: ({ context, location }) => requirePerson(context.queryClient, location.href),
});
