import { createFileRoute } from '@tanstack/react-router';
import { SettingsPage } from '#web/areas/cabinet/settings-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/settings')({ component: SettingsPage });
