import { createFileRoute } from '@tanstack/react-router';
import { ProfilePage } from '#web/areas/cabinet/profile-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/')({ component: ProfilePage });
