import { createFileRoute } from '@tanstack/react-router';
import { DeletedItemsPage } from '#web/areas/cabinet/deleted-items-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/library_/deleted')({ component: DeletedItemsPage });
