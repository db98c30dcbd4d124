import { createFileRoute } from '@tanstack/react-router';
import { TasksPage } from '#web/areas/member/tasks-page.tsx';
import { readOwnView } from '#web/features/tasks/tasks-view.ts';

export const Route = createFileRoute('/app/tasks/')({ validateSearch: readOwnView, component: TasksPage });
