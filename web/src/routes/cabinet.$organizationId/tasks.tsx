import { createFileRoute } from '@tanstack/react-router';
import { TasksPage } from '#web/areas/cabinet/tasks-page.tsx';
import { readTasksView } from '#web/features/tasks/tasks-view.ts';

export const Route = createFileRoute('/cabinet/$organizationId/tasks')({ validateSearch: readTasksView, component: TasksPage });
