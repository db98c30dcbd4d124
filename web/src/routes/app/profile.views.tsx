import { createFileRoute } from '@tanstack/react-router';
import { CardViewsPage } from '#web/areas/member/card-views-page.tsx';

export const Route = createFileRoute('/app/profile/views')({ component: CardViewsPage });
