import { createFileRoute } from '@tanstack/react-router';
import { OrganizationsPage } from '#web/areas/site/organizations-page.tsx';

export const Route = createFileRoute('/_site/organizations')({ component: OrganizationsPage });
