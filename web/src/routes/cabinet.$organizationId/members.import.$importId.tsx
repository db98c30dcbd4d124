import { createFileRoute } from '@tanstack/react-router';
import { ImportPage } from '#web/areas/cabinet/import-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/members/import/$importId')({ component: ImportPage });
