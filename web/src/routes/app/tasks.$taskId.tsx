import { createFileRoute } from '@tanstack/react-router';
import { TaskPage } from '#web/areas/member/task-page.tsx';

export const Route = createFileRoute('/app/tasks/$taskId')({ component: TaskPage });
