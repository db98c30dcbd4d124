import { createFileRoute } from '@tanstack/react-router';
import { JournalPage } from '#web/areas/operator/journal-page.tsx';

export const Route = createFileRoute('/operator/journal')({ component: JournalPage });
