import { createFileRoute } from '@tanstack/react-router';
import { GroupsPage } from '#web/areas/cabinet/groups-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/members/groups')({ component: GroupsPage });
