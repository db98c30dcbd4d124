import { createFileRoute } from '@tanstack/react-router';
import { OrganizationPage } from '#web/areas/operator/organization-page.tsx';

export const Route = createFileRoute('/operator/organizations/$organizationId')({ component: OrganizationPage });
