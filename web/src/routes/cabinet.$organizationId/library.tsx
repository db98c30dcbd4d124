import { createFileRoute } from '@tanstack/react-router';
import { LibraryPage } from '#web/areas/cabinet/library-page.tsx';
import { readLibraryView } from '#web/features/library/library-view.ts';

export const Route = createFileRoute('/cabinet/$organizationId/library')({ validateSearch: readLibraryView, component: LibraryPage });
