import { createFileRoute } from '@tanstack/react-router';
import { OwnDataPage } from '#web/areas/member/own-data-page.tsx';

export const Route = createFileRoute('/app/profile/data')({ component: OwnDataPage });
