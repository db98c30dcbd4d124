import { createFileRoute } from '@tanstack/react-router';
import { InvitePage } from '#web/areas/cabinet/invite-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/members/invite')({ component: InvitePage });
