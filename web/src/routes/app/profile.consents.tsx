import { createFileRoute } from '@tanstack/react-router';
import { ConsentsPage } from '#web/areas/member/consents-page.tsx';

export const Route = createFileRoute('/app/profile/consents')({ component: ConsentsPage });
