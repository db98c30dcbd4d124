import { createFileRoute } from '@tanstack/react-router';
import { PanelPage } from '#web/areas/member/panel-page.tsx';

export const Route = createFileRoute('/app/')({ component: PanelPage });
