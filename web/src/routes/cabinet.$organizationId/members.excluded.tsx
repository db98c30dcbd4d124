import { createFileRoute } from '@tanstack/react-router';
import { ExcludedPage } from '#web/areas/cabinet/excluded-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/members/excluded')({ component: ExcludedPage });
