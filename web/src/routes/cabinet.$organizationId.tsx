import { createFileRoute } from '@tanstack/react-router';
import { CabinetLayout } from '#web/areas/cabinet/cabinet-layout.tsx';
import { requireCabinet } from '#web/features/members/memberships.ts';

export const Route = createFileRoute('/cabinet/$organizationId')({
  beforeLoad: ({ context, params }) => requireCabinet(context.queryClient, params.organizationId),
  component: CabinetLayout,
});
