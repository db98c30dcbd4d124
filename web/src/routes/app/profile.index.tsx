import { createFileRoute } from '@tanstack/react-router';
import { ProfilePage } from '#web/areas/member/profile-page.tsx';

export const Route = createFileRoute('/app/profile/')({ component: ProfilePage });
