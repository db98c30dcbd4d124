import { createFileRoute } from '@tanstack/react-router';
import { DeletedTasksPage } from '#web/areas/member/deleted-tasks-page.tsx';

export const Route = createFileRoute('/app/tasks/deleted')({ component: DeletedTasksPage });
