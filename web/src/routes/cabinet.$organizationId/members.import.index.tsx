import { createFileRoute } from '@tanstack/react-router';
import { ImportsPage } from '#web/areas/cabinet/imports-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/members/import/')({ component: ImportsPage });
