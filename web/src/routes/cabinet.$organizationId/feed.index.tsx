import { createFileRoute } from '@tanstack/react-router';
import { FeedPage } from '#web/areas/cabinet/feed-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/feed/')({ component: FeedPage });
