import { createFileRoute } from '@tanstack/react-router';
import { NewTaskPage } from '#web/areas/member/new-task-page.tsx';

export const Route = createFileRoute('/app/tasks/new')({ component: NewTaskPage });
