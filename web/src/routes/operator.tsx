import { createFileRoute } from '@tanstack/react-router';
import { OperatorLayout } from '#web/areas/operator/operator-layout.tsx';
import { requireOperator } from '#web/features/accounts/session.ts';

export const Route = createFileRoute('/operator')({
  beforeLoad: ({ context, location }) => requireOperator(context.queryClient, location.href),
  component: OperatorLayout,
});
