import { createFileRoute } from '@tanstack/react-router';
import { MemberPage } from '#web/areas/cabinet/member-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/members/$memberId')({ component: MemberPage });
