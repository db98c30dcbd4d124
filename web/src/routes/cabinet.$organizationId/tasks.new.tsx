import { createFileRoute } from '@tanstack/react-router';
import { NewTaskPage } from '#web/areas/cabinet/new-task-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/tasks/new')({ component: NewTaskPage });
