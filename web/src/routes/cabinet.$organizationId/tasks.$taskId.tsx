import { createFileRoute } from '@tanstack/react-router';
import { TaskPage } from '#web/areas/cabinet/task-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/tasks/$taskId')({ component: TaskPage });
