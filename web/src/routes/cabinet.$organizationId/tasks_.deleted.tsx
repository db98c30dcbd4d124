import { createFileRoute } from '@tanstack/react-router';
import { DeletedTasksPage } from '#web/areas/cabinet/deleted-tasks-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/tasks_/deleted')({ component: DeletedTasksPage });
