import { createFileRoute } from '@tanstack/react-router';
import { TasksPage } from '#web/areas/member/tasks-page.tsx';

export const Route = createFileRoute('/app/tasks/')({ component: TasksPage });
