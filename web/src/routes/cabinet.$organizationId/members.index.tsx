import { createFileRoute } from '@tanstack/react-router';
import { MembersPage } from '#web/areas/cabinet/members-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/members/')({ component: MembersPage });
