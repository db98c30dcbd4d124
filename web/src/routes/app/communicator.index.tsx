import { createFileRoute } from '@tanstack/react-router';
import { CommunicatorPage } from '#web/areas/member/communicator-page.tsx';

export const Route = createFileRoute('/app/communicator/')({ component: CommunicatorPage });
