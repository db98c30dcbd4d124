import { createFileRoute } from '@tanstack/react-router';
import { EditPostPage } from '#web/areas/cabinet/edit-post-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/feed/$postId/edit')({ component: EditPostPage });
