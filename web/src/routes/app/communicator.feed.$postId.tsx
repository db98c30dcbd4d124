import { createFileRoute } from '@tanstack/react-router';
import { PostPage } from '#web/areas/member/post-page.tsx';

export const Route = createFileRoute('/app/communicator/feed/$postId')({ component: PostPage });
