import { createFileRoute } from '@tanstack/react-router';
import { OrganizationsPage } from '#web/areas/operator/organizations-page.tsx';

export const Route = createFileRoute('/operator/organizations/')({ component: OrganizationsPage });
