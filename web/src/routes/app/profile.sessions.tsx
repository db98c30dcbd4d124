import { createFileRoute } from '@tanstack/react-router';
import { SessionsPage } from '#web/areas/member/sessions-page.tsx';

export const Route = createFileRoute('/app/profile/sessions')({ component: SessionsPage });
