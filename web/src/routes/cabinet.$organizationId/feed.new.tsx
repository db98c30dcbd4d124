import { createFileRoute } from '@tanstack/react-router';
import { NewPostPage } from '#web/areas/cabinet/new-post-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/feed/new')({ component: NewPostPage });
