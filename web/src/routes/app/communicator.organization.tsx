import { createFileRoute } from '@tanstack/react-router';
import { OrganizationPage } from '#web/areas/member/organization-page.tsx';

export const Route = createFileRoute('/app/communicator/organization')({ component: OrganizationPage });
