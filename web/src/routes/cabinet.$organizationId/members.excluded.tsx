import { createFileRoute } from '@tanstack/react-router';
import { ExcludedPage } from '#web/areas/cabinet/excluded-page.tsx';

import { readExcludedView } from '#web/features/members/members-view.ts';

export const Route = createFileRoute('/cabinet/$organizationId/members/excluded')({
  validateSearch: readExcludedView,
  component: ExcludedPage,
});
