import { createFileRoute } from '@tanstack/react-router';
import { PostPage } from '#web/areas/cabinet/post-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/feed/$postId/')({ component: PostPage });
