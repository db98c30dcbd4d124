import { createFileRoute } from '@tanstack/react-router';
import { LibraryPage } from '#web/areas/member/library-page.tsx';
import { readMemberView } from '#web/features/library/library-view.ts';

export const Route = createFileRoute('/app/communicator/library')({ validateSearch: readMemberView, component: LibraryPage });
