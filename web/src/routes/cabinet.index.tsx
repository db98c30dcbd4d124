import { createFileRoute } from '@tanstack/react-router';
import { ChoosePage } from '#web/areas/cabinet/choose-page.tsx';
import { enterOnlyCabinet } from '#web/features/members/memberships.ts';

export const Route = createFileRoute('/cabinet/')({
  beforeLoad: ({ context }) => enterOnlyCabinet(context.queryClient),
  component: ChoosePage,
});
