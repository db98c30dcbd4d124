import { createFileRoute } from '@tanstack/react-router';
import { ApplicationsPage } from '#web/areas/operator/applications-page.tsx';

export const Route = createFileRoute('/operator/')({ component: ApplicationsPage });
