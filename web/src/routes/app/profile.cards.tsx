import { createFileRoute } from '@tanstack/react-router';
import { CardsPage } from '#web/areas/member/cards-page.tsx';

export const Route = createFileRoute('/app/profile/cards')({ component: CardsPage });
