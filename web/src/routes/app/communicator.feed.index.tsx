import { createFileRoute } from '@tanstack/react-router';
import { FeedPage } from '#web/areas/member/feed-page.tsx';

export const Route = createFileRoute('/app/communicator/feed/')({ component: FeedPage });
