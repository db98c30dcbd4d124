import { createFileRoute } from '@tanstack/react-router';
import { ExportsPage } from '#web/areas/cabinet/exports-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/members/exports')({ component: ExportsPage });
